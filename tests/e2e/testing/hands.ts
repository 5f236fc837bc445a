/** A person who has a keyboard alone. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { heading } from './stage-page.ts';
import { button, isFocused, patience } from './rehearse.ts';

/** A person without a mouse: presses Enter where the page has put the focus. */
export function handsOn(stage: Page) {
  const { keyboard } = stage;
  const hands = {
    enterOn: async (name: string) => {
      await isFocused(button(stage, name));
      await keyboard.press('Enter');
    },
    powerOn: async () => {
      await heading(stage, 'Powered off').waitFor({ ...patience, state: 'attached' });
      await hands.enterOn('Power');
    },
    enterOnList: async (name: string) => {
      await isFocused(stage.getByRole('listbox', { name }));
      await keyboard.press('Enter');
    },
    /** Types into the field that has the focus. */
    answers: async (label: string, text: string) => {
      await expect(stage.locator(':focus')).toHaveAccessibleName(label, patience);
      await keyboard.type(text);
      await keyboard.press('Enter');
    },
    firstPages: async () => {
      await hands.enterOnList('Country or Region Selection');
      await hands.enterOnList('Keyboard selection');
      await hands.enterOn('Skip');
    },
    /** Five presses, the option below the first, and the landing page behind it. */
    toLanding: async () => {
      for (let press = 0; press < 5; press += 1) await keyboard.press('Meta');
      await expect(stage.getByRole('listbox', { name: 'Options' })).toBeFocused();
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      await expect(stage.getByRole('option', { selected: true })).toContainText('Pre-provision');
      await expect(button(stage, 'Next')).toBeEnabled();
      await keyboard.press('Enter');
      await stage.getByRole('img', { name: /^QR code/ }).waitFor(patience);
    },
  };
  return hands;
}

import { describe, expect, it } from 'vitest';
import english from '../../resources/locales/stage/en-US.json';
import { drawingOf, headingOf, isOffered, nameOf, pageKey } from './screens.ts';
import type { ScreenView } from './view.ts';

const staySignedIn = (step: 'question' | 'all-set'): ScreenView => ({
  id: 'stay-signed-in',
  step,
  organisation: 'Alder Finch',
  managesDevice: true,
});

const question = (number: number): ScreenView => ({
  id: 'local-account',
  step: 'question',
  question: number,
  choices: ['pet', 'city'],
  selected: null,
  problem: null,
  canGoBack: true,
});

const packageStatus = (state: 'applied' | 'failed'): ScreenView => ({
  id: 'provisioning-package',
  step: 'status',
  choices: [],
  selected: 'Kiosk',
  problem: null,
  mediaFree: true,
  items: [{ label: { key: 'package.item.device-name' }, state }],
  controls: ['next'],
});

describe('a screen', () => {
  it('turns to another page with its step, and with each question of a local account', () => {
    expect(pageKey(staySignedIn('all-set'))).not.toBe(pageKey(staySignedIn('question')));
    expect(pageKey(question(2))).not.toBe(pageKey(question(1)));
    expect(nameOf(question(2))).toBe(nameOf(question(1)));
  });

  it('offers what its list holds, and nothing where it has none', () => {
    expect(isOffered(question(1), 'city')).toBe(true);
    expect(isOffered(question(1), 'constructor')).toBe(false);
    expect(isOffered(staySignedIn('question'), 'manage')).toBe(true);
    expect(isOffered(staySignedIn('all-set'), 'manage')).toBe(false);
    expect(isOffered({ id: 'off' }, '')).toBe(false);
  });

  it('tells a package that failed from one that was applied, in heading and drawing', () => {
    const told = (view: ScreenView) => [headingOf(view, 'windows-11-24h2', english).key, drawingOf(view)];
    expect(told(packageStatus('applied'))).toEqual(['title.provisioning-package.status', 'done']);
    expect(told(packageStatus('failed'))).toEqual(['package.completed-with-errors', 'error']);
  });
});

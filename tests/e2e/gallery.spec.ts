/**
 * Every screen in every state: names and roles, the rules of axe with contrast, and its looks against its recorded
 * picture, for both releases, in English and German; some of them in Arabic and in forced colours too.
 * `node scripts/screenshots.mjs` records them anew.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { openGallery, showView } from './testing/gallery-page.ts';
import { pictureProblem, recorded, renews } from './testing/recorded.ts';
import { roleProblems } from './testing/roles.ts';
import { screenshot } from './testing/screenshot.ts';

/** What turns around with the direction: lists, fields, cards, a carousel, rows of values, the ESP, the desktop. */
const inArabic = [
  'region@windows-11-24h2',
  'network-password@windows-11-24h2',
  'update-1@windows-11-24h2',
  'sign-in-branded@windows-11-24h2',
  'landing@windows-11-24h2',
  'landing@windows-10-22h2',
  'esp-apps@windows-11-24h2',
  'esp-failed@windows-10-22h2',
  'result-failure@windows-11-24h2',
  'privacy@windows-11-24h2',
];

/** Views that are looked at in forced colours too. */
const inForcedColours = [
  'region@windows-11-24h2',
  'network-password@windows-11-24h2',
  'purpose@windows-11-24h2',
  'provisioning-menu-chosen@windows-10-22h2',
  'landing@windows-11-24h2',
  'esp-failed@windows-11-24h2',
  'result-failure@windows-11-24h2',
  'result-success@windows-10-22h2',
  'privacy@windows-11-24h2',
  'update-1@windows-11-24h2',
];

interface Look {
  readonly language: 'en-US' | 'de-DE' | 'ar-SA';
  /** At the end of a picture's name. */
  readonly suffix: string;
  readonly shows: (name: string) => boolean;
  /** What is asked of names, roles and colours, which are the same in every language. */
  readonly rules: 'all' | 'in forced colours' | 'none';
}

const every = (release: string) => (name: string) => name.endsWith(release);
const english = { language: 'en-US', suffix: '', rules: 'all' } as const;
const german = { language: 'de-DE', suffix: '.de', rules: 'none' } as const;
const looks: Readonly<Record<string, Look>> = {
  'Windows 11': { ...english, shows: every('windows-11-24h2') },
  'Windows 10': { ...english, shows: every('windows-10-22h2') },
  'Windows 11, German': { ...german, shows: every('windows-11-24h2') },
  'Windows 10, German': { ...german, shows: every('windows-10-22h2') },
  Arabic: { language: 'ar-SA', suffix: '.ar', rules: 'none', shows: (name) => inArabic.includes(name) },
  'forced colours': {
    language: 'en-US',
    suffix: '.forced',
    rules: 'in forced colours',
    shows: (name) => inForcedColours.includes(name),
  },
};

const size = { width: 1366, height: 768 };

test.use({
  viewport: size,
  deviceScaleFactor: 0.5,
});

function fileOf(name: string, { suffix }: Look): string {
  return `${name.replace('@', '.')}${suffix}.png`;
}

/** What breaks a rule on the view that shows. */
async function ruleProblems(page: Page, { rules }: Look): Promise<readonly string[]> {
  if (rules === 'none' || renews) return [];
  if (rules === 'in forced colours') return accessibilityProblems(page, 'forced');
  return [...(await roleProblems(page)), ...(await accessibilityProblems(page))];
}

for (const [title, look] of Object.entries(looks))
  test(`every screen has names and roles, keeps the rules and looks as recorded: ${title}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    if (look.rules === 'in forced colours') await page.emulateMedia({ forcedColors: 'active' });
    const names = (await openGallery(page, look.language)).filter(look.shows);
    // The mark where one types blinks.
    await page.addStyleTag({ content: '* { caret-color: transparent !important; }' });
    const differing: string[] = [];
    const wrong: string[] = [];
    for (const name of names) {
      await showView(page, name);
      const picture = await screenshot(page, { x: 0, y: 0, ...size }, 0.5);
      const problem = pictureProblem(fileOf(name, look), picture);
      if (problem !== undefined) differing.push(problem);
      wrong.push(...(await ruleProblems(page, look)).map((one) => `${name}: ${one}`));
    }
    expect(wrong, 'names, roles, the rules of axe').toEqual([]);
    expect(
      differing,
      'See test-out/results/gallery for the new pictures, with what differs inverted.',
    ).toEqual([]);
  });

test('no picture is left of a screen that is gone', async ({ page }) => {
  const names = await openGallery(page);
  const wanted = new Set(
    Object.values(looks).flatMap((look) => names.filter(look.shows).map((name) => fileOf(name, look))),
  );
  const left = readdirSync(recorded).filter((file) => file.endsWith('.png') && !wanted.has(file));
  if (renews) for (const file of left) rmSync(path.join(recorded, file));
  else expect(left).toEqual([]);
});

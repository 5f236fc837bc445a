/** Every screen in every state at the sizes of classrooms and projectors, and at 200 % and 400 %: nothing cut or covered. */
import { expect, test } from '@playwright/test';
import { openGalleries, showView } from './testing/gallery-page.ts';
import { layoutFaults } from './testing/layout-faults.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  // 1366x768 at 200 % and at 400 %.
  { width: 683, height: 384 },
  { width: 342, height: 192 },
];

// Nobody looks at the pixels.
test.use({ deviceScaleFactor: 0.1 });

for (const language of ['en-US', 'de-DE'])
  for (const release of ['windows-11-24h2', 'windows-10-22h2'])
    test(`every screen has room at every size: ${release}, ${language}`, async ({ page }) => {
      test.setTimeout(300_000);
      const { names, frames } = await openGalleries(page, sizes, language);
      const found: string[] = [];
      for (const name of names.filter((one) => one.endsWith(release))) {
        await Promise.all(frames.map((frame) => showView(frame, name)));
        const faults = await Promise.all(frames.map(layoutFaults));
        faults.forEach((some, index) => {
          const { width, height } = sizes[index]!;
          found.push(...some.map((fault) => `${name} at ${width}x${height}: ${fault}`));
        });
      }
      expect(found).toEqual([]);
    });

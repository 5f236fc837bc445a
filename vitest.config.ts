import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Files that take longest, by path; the first that fits counts. Those that fit none come last. */
const longest = [/\/tests\/rehearsal\/scenarios\.test/, /\/tests\//];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = longest.findIndex((pattern) => pattern.test(moduleId));
  return found < 0 ? longest.length : found;
};

/** A long file that begins last would leave all cores but one idle. In a fresh clone Vitest knows only sizes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: [
      'main/**/*.test.ts',
      'shared/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/**/*.test.ts',
    ],
    // A worker keeps the modules that it has loaded, and what it has compiled of them: nothing in `main` and `shared`
    // remembers anything that a test could notice.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    // Against hangs, not against slow machines: what is to be fast is measured by `npm run bench`.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

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
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    // Against hangs, not against slow machines: what is to be fast is measured by `npm run bench`.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

/** Tenants that nobody has thought of, as rows of `npm run fuzz`: the file is the plan, the property takes it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { anyTenant, comesToRest } from '../testing/any-tenant.ts';
import type { AnyTenant } from '../testing/any-tenant.ts';
import type { Importer } from './importers.ts';

export const worlds: readonly Importer[] = [
  {
    name: 'world',
    file: 'plan.json',
    seeds: () => [Buffer.alloc(0)],
    change: (_none, dice) =>
      Buffer.from(JSON.stringify(fc.sample(anyTenant, { numRuns: 1, seed: dice.below(2 ** 31) })[0])),
    take: async (file) => {
      try {
        comesToRest(JSON.parse(readFileSync(file, 'utf8')) as AnyTenant);
        return { code: 0, told: [] };
      } catch (error) {
        return { code: 1, told: [error instanceof Error ? error.message : String(error)] };
      }
    },
    // It is played twice, days of it.
    patience: 90_000,
  },
];

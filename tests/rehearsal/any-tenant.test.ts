import fc from 'fast-check';
import { it } from 'vitest';
import { anyTenant, comesToRest } from '../testing/any-tenant.ts';

/** RESEAL_RUNS asks for that many, from another start each time. */
const runs = Number(process.env['RESEAL_RUNS'] ?? 0);

it('any tenant’s rehearsal comes to rest with everything installed that can be, and twice the same', () => {
  fc.assert(fc.property(anyTenant, comesToRest), runs > 0 ? { numRuns: runs } : { numRuns: 4, seed: 21 });
}, 3_600_000);

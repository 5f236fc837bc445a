import fc from 'fast-check';
import { it } from 'vitest';
import { anyTenant, comesToRest } from '../testing/any-tenant.ts';

/** `npm run fuzz only=world` plays as many as there is time for. */
it('any tenant’s rehearsal comes to rest with everything installed that can be, and twice the same', () => {
  fc.assert(fc.property(anyTenant, comesToRest), { numRuns: 4, seed: 21 });
}, 3_600_000);

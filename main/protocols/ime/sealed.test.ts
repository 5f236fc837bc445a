import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './sealed.ts';

describe('what is sealed', () => {
  it('comes out as it was put in, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => JSON.stringify(unseal(seal(value))) === JSON.stringify(value)),
    );
  });

  it('shows none of its words', () => {
    const sealed = seal({ exitCode: 1603, writes: 'nothing' });
    expect(`${sealed} ${Buffer.from(sealed, 'base64').toString()}`).not.toMatch(/exitCode|1603|nothing/);
  });
});

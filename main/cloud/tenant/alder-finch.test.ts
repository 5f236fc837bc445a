import { describe, expect, it } from 'vitest';
import { alderFinch } from '../testing/fixtures.ts';

describe('the tenant that comes with the program', () => {
  it('is understood as a whole', () => {
    const { check } = alderFinch();
    expect(check.problems).toEqual([]);
    expect(check.objects.filter(({ status }) => status !== 'understood')).toEqual([]);
  });
});

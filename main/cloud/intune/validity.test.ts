import { describe, expect, it } from 'vitest';
import { days } from '../../world/time.ts';
import { lifeOf } from './validity.ts';

describe('the life of a certificate', () => {
  it.each([
    [1, 'years', 365],
    [18, 'months', 540],
    [0, 'days', 1],
    [-3, 'years', 1],
    [1e12, 'years', 36_500],
  ] as const)('of %d %s is %d days', (count, scale, wanted) => {
    expect(lifeOf({ count, scale })).toBe(days(wanted));
  });
});

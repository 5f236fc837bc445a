import { describe, expect, it } from 'vitest';
import { isolated } from './bidi.ts';

describe('values in a sentence', () => {
  it('stand by themselves where the sentence runs from right to left', () => {
    expect(isolated(['7-Zip', 3], 'rtl')).toEqual(['\u20687-Zip\u2069', 3]);
  });

  it('leave nothing behind where there is no value', () => {
    expect(isolated([''], 'rtl')).toEqual(['']);
  });

  it('stay as they are from left to right', () => {
    expect(isolated(['7-Zip', 3], 'ltr')).toEqual(['7-Zip', 3]);
  });
});

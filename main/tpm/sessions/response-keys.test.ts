import { describe, expect, it } from 'vitest';
import { startedTpm } from '../testing/client.ts';
import { RESPONSE_KEY_CASES } from '../testing/response-key-cases.ts';

describe('the HMAC of a response', () => {
  it.each(RESPONSE_KEY_CASES)('$name', ({ play, expected }) => {
    expect(play(startedTpm())).toBe(expected);
  });
});

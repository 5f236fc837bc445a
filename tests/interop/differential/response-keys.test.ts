/** Which authValue is in the key of a response's HMAC where the command changes or removes what authorized it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RESPONSE_KEY_CASES } from '../../../main/tpm/testing/response-key-cases.ts';
import { withPrograms } from '../testing/interop.ts';
import { ourTpm } from '../testing/subject.ts';
import { startSwtpm, type SwtpmChip } from '../testing/swtpm-chip.ts';
import { clearStage } from './stage.ts';

withPrograms('swtpm')("the key of a response's HMAC on ours and swtpm", () => {
  let swtpm: SwtpmChip;

  beforeAll(async () => {
    swtpm = await startSwtpm();
  });
  afterAll(() => swtpm.close());

  it.each(RESPONSE_KEY_CASES)('$name', ({ play, expected }) => {
    const keys = [ourTpm(), swtpm].map((tpm) => {
      clearStage(tpm);
      return play(tpm);
    });
    expect(keys).toEqual([expected, expected]);
  });
});

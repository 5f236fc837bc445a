import { describe, expect, test } from 'vitest';
import { qrPayload } from './qr.ts';

const id = '7c2b9f4e-53a1-4d0f-9a54-0d6f1b2c3e4f';
const ztdId = '5f0c1f0e-0000-4000-8000-00000000a001';

describe('the QR code of the pre-provisioning pages', () => {
  test('holds the 178 bytes of the real page, keys in their order', () => {
    const payload = qrPayload({ id, ztdId });
    expect(payload).toBe(
      `{"Version":"1.0.0","Id":"${id}","ZtdId":"${ztdId}","PKID":"","SerialNumber":"","SequenceBlockNumber":1,"TotalBlocks":1}`,
    );
    expect(Buffer.byteLength(payload)).toBe(178);
  });

  test('says on the result page how it ended and how long it took', () => {
    const payload = qrPayload({ id, ztdId, result: { outcome: 'Failure', elapsedMilliseconds: 194_512 } });
    expect(JSON.parse(payload)).toMatchObject({
      ZtdId: ztdId,
      Result: 'Failure',
      ElapsedTimeMilliseconds: 194_512,
    });
    expect(payload.startsWith(qrPayload({ id, ztdId }).slice(0, -1))).toBe(true);
  });
});

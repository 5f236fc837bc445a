/** What the QR code of the pre-provisioning pages holds (facts/pre-provisioning-pages#qr-code). */
export interface QrContent {
  /** New for each rendering. */
  readonly id: string;
  /** The Autopilot device id in the service; the only member that the companion app reads. */
  readonly ztdId: string;
  /** Given on the result page only. */
  readonly result?: {
    readonly outcome: 'Success' | 'Failure';
    readonly elapsedMilliseconds: number;
  };
}

/** Compact JSON in the key order of the real pages: 178 bytes without a result. */
export function qrPayload({ id, ztdId, result }: QrContent): string {
  return JSON.stringify({
    Version: '1.0.0',
    Id: id,
    ZtdId: ztdId,
    PKID: '',
    SerialNumber: '',
    SequenceBlockNumber: 1,
    TotalBlocks: 1,
    ...(result ? { Result: result.outcome, ElapsedTimeMilliseconds: result.elapsedMilliseconds } : {}),
  });
}

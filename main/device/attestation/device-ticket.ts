/** The device proves to the Autopilot service which PC it is, and gets a ticket for Entra (ztd.messages.ts). */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { Nonce, Ticket, TicketRequest } from '../../protocols/autopilot/ztd.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import type { Process } from '../../world/process.ts';
import { iso } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { postJson } from '../windows/http-client.ts';
import { AttemptFailure, answerOf } from './attempt-failure.ts';
import { quotedPcrs } from '../../protocols/attestation/quoted-pcrs.ts';
import { SRK_HANDLE } from '../tpm-driver/tpm-provisioning.ts';
import type { TpmKeyBlob, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';

const service = 'https://cs.dds.microsoft.com/attestation';

export interface TicketProof {
  readonly ztdRegistrationId: string;
  readonly hardwareHash: string;
  readonly aik: TpmKeyBlob;
  /** DER. */
  readonly aikCertificate: Uint8Array;
  readonly eventLog: Uint8Array;
}

/** Throws AttemptFailure, NetworkError or TpmError. */
export function* requestTicket(machine: Machine, tpm: TpmMessenger, proof: TicketProof): Process<Ticket> {
  const { ztdRegistrationId, hardwareHash, aik, aikCertificate, eventLog } = proof;
  const nonceAnswer = yield* postJson(machine, `${service}/nonce`, { ztdRegistrationId });
  const { nonce } = answerOf<Nonce>(nonceAnswer, 'the request for a nonce');
  const { quote, signature } = yield* quoteWith(tpm, aik, fromBase64(nonce));
  const request: TicketRequest = {
    ztdRegistrationId,
    hardwareHash,
    nonce,
    aikCertificate: toBase64(aikCertificate),
    quote: toBase64(quote),
    signature: toBase64(signature),
    eventLog: toBase64(eventLog),
    time: iso(machine.deviceTime()),
  };
  const response = yield* postJson(machine, `${service}/ticket`, request);
  try {
    return answerOf<Ticket>(response, 'the request for a device ticket');
  } catch (error) {
    if (!(error instanceof AttemptFailure)) throw error;
    // The clock is off: nothing comes of asking until the time service has set it.
    if (response.status === 401) throw new AttemptFailure('silent', error.code, error.message);
    if (response.status !== 403) throw error;
    throw new AttemptFailure('broken', HResults.attestationRefused, error.message);
  }
}

function* quoteWith(
  tpm: TpmMessenger,
  aik: TpmKeyBlob,
  nonce: Uint8Array,
): Process<{ quote: Uint8Array; signature: Uint8Array }> {
  const handle = yield* tpm.load(SRK_HANDLE, aik);
  try {
    return yield* tpm.quote(handle, nonce, quotedPcrs);
  } finally {
    tpm.channel.flush(handle);
  }
}

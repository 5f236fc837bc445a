/** Whether a quote proves what the event log tells (TPM 2.0 Part 1, 31; TCG PC Client PFP 10). */
import { quotedPcrs } from '../../protocols/attestation/quoted-pcrs.ts';
import { createHash } from 'node:crypto';
import { BadInputError } from '../../../shared/failures.ts';
import { parseEventLog, replayEventLog } from '../../protocols/attestation/event-log.codec.ts';
import { fromRawSignature } from '../../protocols/pki/ec-key.ts';
import { verifySignature } from '../../protocols/pki/spki.ts';
import { parseAttest, quoteOf } from '../../protocols/tpm2/attest.ts';
import { concat, equalBytes, padLeft } from '../../protocols/bytes/bytes.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import type { PcrSelection } from '../../protocols/tpm2/structures/pcr-selection.ts';
import { tpmtSignature, type TpmtSignature } from '../../protocols/tpm2/structures/signature.ts';

export interface QuoteClaim {
  /** TPMS_ATTEST. */
  readonly quote: Uint8Array;
  /** TPMT_SIGNATURE. */
  readonly signature: Uint8Array;
  readonly eventLog: Uint8Array;
  /** What the quote had to be qualified with. */
  readonly nonce: Uint8Array;
  /** DER SubjectPublicKeyInfo of the attestation key. */
  readonly aikSpki: Uint8Array;
}

export type QuoteVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const refused = (reason: string): QuoteVerdict => ({ ok: false, reason });

/** Never throws for bytes from outside: what is malformed is refused. */
export function verifyQuote(claim: QuoteClaim): QuoteVerdict {
  try {
    return verdict(claim);
  } catch (error) {
    if (error instanceof BadInputError) return refused(error.message);
    throw error;
  }
}

function verdict({ quote, signature, eventLog, nonce, aikSpki }: QuoteClaim): QuoteVerdict {
  if (!signatureHolds(aikSpki, quote, decode(tpmtSignature, signature)))
    return refused('The quote is not signed by the attestation key');
  const attest = parseAttest(quote);
  const quoted = quoteOf(attest);
  if (!quoted) return refused('The attestation is not a quote');
  if (!equalBytes(attest.extraData, nonce)) return refused('The quote does not answer the nonce');
  if (!isExpectedSelection(quoted.pcrSelect)) return refused('The quote covers other PCRs than 0-7 and 11');

  const values = replayEventLog(parseEventLog(eventLog));
  const digest = createHash('sha256');
  for (const pcr of quotedPcrs) digest.update(values.get(pcr) ?? new Uint8Array(32));
  return equalBytes(Uint8Array.from(digest.digest()), quoted.pcrDigest)
    ? { ok: true }
    : refused('The event log does not lead to the quoted PCRs');
}

const isExpectedSelection = (selection: readonly PcrSelection[]): boolean => {
  const [bank, ...others] = selection.filter(({ pcrs }) => pcrs.length > 0);
  return bank?.hash === TPM_ALG.SHA256 && others.length === 0 && bank.pcrs.join() === quotedPcrs.join();
};

function signatureHolds(spki: Uint8Array, message: Uint8Array, signature: TpmtSignature): boolean {
  if (signature.sigAlg === TPM_ALG.RSASSA && signature.hash === TPM_ALG.SHA256)
    return verifySignature(spki, 'rsa-pkcs1-sha256', message, signature.sig);
  if (signature.sigAlg !== TPM_ALG.ECDSA || signature.hash !== TPM_ALG.SHA256) return false;
  const { signatureR, signatureS } = signature;
  const der = fromRawSignature(concat(padLeft(signatureR, 32), padLeft(signatureS, 32)));
  return der !== undefined && verifySignature(spki, 'ecdsa-sha256', message, der);
}

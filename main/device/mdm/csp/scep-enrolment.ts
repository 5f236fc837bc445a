/** One certificate from an NDES server, for a key in the TPM (scep.messages.ts). */
import { HResults } from '../../../protocols/hresult/codes.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { fromHttpStatus } from '../../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../../protocols/hresult/network.ts';
import { fromBase64, toBase64 } from '../../../protocols/bytes/base64.ts';
import { makeCertificationRequest } from '../../../protocols/pki/certification-request.ts';
import type { Name } from '../../../protocols/pki/names.ts';
import type { ScepAnswer, ScepRequest } from '../../../protocols/scep/scep.messages.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { TpmError } from '../../tpm-driver/tpm-error.ts';
import { keyHResult } from '../../join/tpm-key.ts';
import type { StoreLocation } from '../../windows/certificate-store.ts';
import type { CspContext } from './csp.ts';

export interface ScepOrder {
  /** Key container of the TPM key. */
  readonly container: string;
  readonly purpose: string;
  readonly serverUrl: string;
  readonly challenge: string;
  /** 'CN=…,OU=…,O=…'. */
  readonly subject: string;
  readonly location: StoreLocation;
}

export type ScepOutcome =
  | { readonly thumbprint: string }
  /** A refusal is final; a server that cannot be reached may be tried again. */
  | { readonly code: HResult; readonly mayRetry: boolean };

/** The parts of a subject text that a request can carry. */
function readSubject(text: string): Name {
  const part = (type: string): string =>
    new RegExp(`(?:^|,)\\s*${type}\\s*=\\s*([^,]+)`, 'i').exec(text)?.[1]?.trim() ?? '';
  const [OU, O] = [part('OU'), part('O')];
  return { CN: part('CN'), ...(OU === '' ? {} : { OU }), ...(O === '' ? {} : { O }) };
}

export function* enrolScep({ machine, parts }: CspContext, order: ScepOrder): Process<ScepOutcome> {
  try {
    const signer = yield* parts.makeKey(order.container);
    const request = makeCertificationRequest({
      subject: readSubject(order.subject),
      signer,
      challengePassword: order.challenge,
    });
    const message: ScepRequest = { request: toBase64(request), challenge: order.challenge };
    const response = yield* machine.world.internet.request(machine.client(), {
      method: 'POST',
      url: `${order.serverUrl}?operation=PKIOperation`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (response.status !== 200)
      return { code: fromHttpStatus(response.status), mayRetry: response.status >= 500 };
    const [leaf] = (JSON.parse(response.body) as ScepAnswer).certificates;
    if (leaf === undefined) return { code: HResults.CRYPT_E_ASN1_BADTAG, mayRetry: false };
    const { thumbprint } = machine.certificates.add(order.location, 'My', fromBase64(leaf), {
      purpose: order.purpose,
      keyContainer: order.container,
    });
    return { thumbprint };
  } catch (error) {
    if (error instanceof NetworkError) return { code: networkHResult(error.failure), mayRetry: true };
    if (error instanceof TpmError) return { code: keyHResult(error), mayRetry: false };
    if (error instanceof SyntaxError || error instanceof BadInputError)
      return { code: HResults.CRYPT_E_ASN1_BADTAG, mayRetry: false };
    throw error;
  }
}

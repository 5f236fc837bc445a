/** The PC proves to Entra that it is the device it joined as: a token for a signature of its device key. */
import { HResults } from '../../protocols/hresult/codes.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { TokenError, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import { formatHResult, type HResult, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { toBase64 } from '../../protocols/bytes/base64.ts';
import type { Process } from '../../world/process.ts';
import { iso } from '../../world/time.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import type { Answer } from './entra.messenger.ts';
import { requestToken } from './entra.messenger.ts';
import { deviceKeyContainer, joinInfoOf } from './join-info.ts';
import { keyHResult, useTpmKey } from './tpm-key.ts';

const enrolmentResource = 'https://enrollment.manage.microsoft.com/';

const no = (code: HResult, cause: string): Answer<TokenResponse, TokenError> => ({
  ok: false,
  code,
  cause,
});

/** The device's own token for device management; why there is none is in the answer. */
export function* authenticateDevice(machine: Machine): Process<Answer<TokenResponse, TokenError>> {
  const info = joinInfoOf(machine);
  const certificate = info && machine.certificates.find(info.thumbprint);
  if (!info || !certificate) return no(fromWin32(Win32.ERROR_NOT_FOUND), 'the PC is joined to no tenant');
  const timestamp = iso(machine.deviceTime());
  try {
    const signer = yield* useTpmKey(machine, deviceKeyContainer);
    if (!signer) return no(HResults.NTE_BAD_KEYSET, 'Windows has lost the device key');
    return yield* requestToken(machine, info.tenantId, {
      grant_type: 'device_certificate',
      certificate: certificate.der,
      timestamp,
      signature: toBase64(signer.sign(Buffer.from(timestamp))),
      resource: enrolmentResource,
    });
  } catch (error) {
    if (error instanceof TpmError) return no(keyHResult(error), error.message);
    throw error;
  }
}

/** `DeviceAuthStatus` of `dsregcmd /status`, asked for at that moment (facts/entra-join#joininfo-and-dsregcmd). */
export function* deviceAuthStatus(machine: Machine): Process<string> {
  const answer = yield* authenticateDevice(machine);
  if (answer.ok) return 'SUCCESS';
  return answer.code === HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR
    ? 'FAILED. Device is either disabled or deleted'
    : `FAILED. ERROR: ${formatHResult(answer.code)}`;
}

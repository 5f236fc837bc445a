/**
 * What Windows makes of an exchange that did not happen (WinHTTP errors;
 * facts/network-hosts#what-windows-makes-of-a-failed-exchange).
 */
import { HResults } from './codes.ts';
import { Win32 } from './win32.ts';
import { fromHttpStatus, fromWin32 } from './hresult.ts';
import type { NetworkFailure } from '../../world/internet/network-error.ts';
import type { HResult } from './hresult.ts';

const networkHResults: Readonly<Record<NetworkFailure, HResult>> = {
  'no-link': fromWin32(Win32.ERROR_WINHTTP_NAME_NOT_RESOLVED),
  'name-not-resolved': fromWin32(Win32.ERROR_WINHTTP_NAME_NOT_RESOLVED),
  timeout: fromWin32(Win32.ERROR_WINHTTP_TIMEOUT),
  'cannot-connect': fromWin32(Win32.ERROR_WINHTTP_CANNOT_CONNECT),
  'connection-aborted': fromWin32(Win32.ERROR_WINHTTP_CONNECTION_ERROR),
  'proxy-authentication': fromHttpStatus(407),
  'certificate-date-invalid': fromWin32(Win32.ERROR_WINHTTP_SECURE_FAILURE),
  'certificate-untrusted': fromWin32(Win32.ERROR_WINHTTP_SECURE_FAILURE),
};

/** The HRESULT that a WinHTTP client shows for a network failure. */
export const networkHResult = (failure: NetworkFailure): HResult => networkHResults[failure];

/** The same for the MDM enrolment client, which has names of its own for a bad TLS certificate. */
export function enrolmentNetworkHResult(failure: NetworkFailure): HResult {
  switch (failure) {
    case 'certificate-untrusted':
      return HResults.MENROLL_E_INVALIDSSLCERT;
    case 'certificate-date-invalid':
      return HResults.MENROLL_E_DISCOVERY_SEC_CERT_DATE_INVALID;
    default:
      return networkHResult(failure);
  }
}

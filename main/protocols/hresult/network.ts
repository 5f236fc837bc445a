/** What Windows makes of an exchange that did not happen (WinHTTP errors; autopilot-facts 6.2, 6.3). */
import type { NetworkFailure } from '../../world/internet/network-error.ts';
import type { HResult } from './hresult.ts';
import { hresult } from './hresult.ts';

const networkHResults: Readonly<Record<NetworkFailure, HResult>> = {
  'no-link': hresult(0x80072ee7), // ERROR_WINHTTP_NAME_NOT_RESOLVED
  'name-not-resolved': hresult(0x80072ee7),
  timeout: hresult(0x80072ee2), // ERROR_WINHTTP_TIMEOUT
  'cannot-connect': hresult(0x80072efd), // ERROR_WINHTTP_CANNOT_CONNECT
  'connection-aborted': hresult(0x80072efe), // ERROR_WINHTTP_CONNECTION_ERROR
  'certificate-date-invalid': hresult(0x80072f8f), // ERROR_WINHTTP_SECURE_FAILURE
  'certificate-untrusted': hresult(0x80072f8f),
};

/** The HRESULT that a WinHTTP client shows for a network failure. */
export const networkHResult = (failure: NetworkFailure): HResult => networkHResults[failure];

/** The same for the MDM enrolment client, which has names of its own for a bad TLS certificate. */
export function enrolmentNetworkHResult(failure: NetworkFailure): HResult {
  switch (failure) {
    case 'certificate-untrusted':
      return hresult(0x80180012); // MENROLL_E_INVALIDSSLCERT
    case 'certificate-date-invalid':
      return hresult(0x8018000d); // MENROLL_E_DISCOVERY_SEC_CERT_DATE_INVALID
    default:
      return networkHResult(failure);
  }
}

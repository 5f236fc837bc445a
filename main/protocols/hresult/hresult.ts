/** HRESULTs: unsigned 32-bit numbers as Windows shows them. */
export type HResult = number & { readonly brand: 'HResult' };

export const hresult = (code: number): HResult => (code >>> 0) as HResult;

/** '0x800705B4': upper case, eight digits. */
export const formatHResult = (code: HResult): string =>
  `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;

/** HRESULT_FROM_WIN32: 0 stays 0. */
export const fromWin32 = (error: number): HResult => hresult(error === 0 ? 0 : 0x80070000 | (error & 0xffff));

/** FACILITY_HTTP: what WinHTTP-based clients make of an HTTP status, e.g. 404 -> 0x80190194. */
export const fromHttpStatus = (status: number): HResult => hresult(0x80190000 | status);

/** FACILITY_TPM_SERVICES: a response code of the TPM as the platform crypto provider passes it on. */
export const fromTpmResponse = (responseCode: number): HResult => hresult(0x80280000 | responseCode);

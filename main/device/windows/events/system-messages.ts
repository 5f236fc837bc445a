import { fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';

/** What the system says for a code in an event's message: a short sentence, or that it knows none. */
const sentences: ReadonlyMap<number, string> = new Map([
  [0, 'The operation completed successfully.'],
  [fromWin32(Win32.ERROR_FILE_NOT_FOUND), 'The system cannot find the file specified.'],
  [fromWin32(Win32.ERROR_ACCESS_DENIED), 'Access is denied.'],
  [fromWin32(Win32.ERROR_NOT_SUPPORTED), 'The request is not supported.'],
  [fromWin32(Win32.ERROR_NOT_FOUND), 'Element not found.'],
  [
    fromWin32(Win32.ERROR_TRUSTED_RELATIONSHIP_FAILURE),
    'The trust relationship between this workstation and the primary domain failed.',
  ],
]);

/** 'Unknown Win32 Error code: 0x8018002b', in lower case; the sentence without a full stop ends where the message does. */
export const systemMessage = (code: number, kind: 'Win32 Error' | 'HResult Error'): string =>
  sentences.get(code >>> 0) ?? `Unknown ${kind} code: 0x${(code >>> 0).toString(16).padStart(8, '0')}`;

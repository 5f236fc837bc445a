/** What the system says for a code in an event's message: a short sentence, or that it knows none. */
const sentences: ReadonlyMap<number, string> = new Map([
  [0, 'The operation completed successfully.'],
  [0x80070002, 'The system cannot find the file specified.'],
  [0x80070005, 'Access is denied.'],
  [0x80070032, 'The request is not supported.'],
  [0x80070490, 'Element not found.'],
  [0x800706fd, 'The trust relationship between this workstation and the primary domain failed.'],
]);

/** 'Unknown Win32 Error code: 0x8018002b', in lower case; the sentence without a full stop ends where the message does. */
export const systemMessage = (code: number, kind: 'Win32 Error' | 'HResult Error'): string =>
  sentences.get(code >>> 0) ?? `Unknown ${kind} code: 0x${(code >>> 0).toString(16).padStart(8, '0')}`;

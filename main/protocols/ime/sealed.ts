/**
 * What a program will do when it is run travels sealed, as the content of a real app travels encrypted: whoever
 * reads a trace finds bytes. It hides, it does not protect.
 */
const seed = 0x2545_f491;

/** Each byte with a keystream (xorshift32); done twice it is undone. */
function stirred(bytes: Uint8Array): Uint8Array {
  let state = seed;
  return bytes.map((byte) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return byte ^ (state & 0xff);
  });
}

/** Base64 of a JSON value. */
export const seal = (value: unknown): string =>
  Buffer.from(stirred(Buffer.from(JSON.stringify(value)))).toString('base64');

/** The value again. Throws SyntaxError where the text is not sealed. */
export const unseal = (text: string): unknown =>
  JSON.parse(Buffer.from(stirred(Buffer.from(text, 'base64'))).toString('utf8'));

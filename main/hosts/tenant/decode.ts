/** The text of a file, whatever wrote it. */

/** UTF-8, or UTF-16 of either order as PowerShell writes it; without a byte order mark the zeros of ASCII tell it. */
export function decode(bytes: Buffer): string {
  const [a, b] = bytes;
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && b !== undefined);
  const little = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0);
  const text = big ? swapped(bytes).toString('utf16le') : bytes.toString(little ? 'utf16le' : 'utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** A half of a last letter is dropped, as `utf16le` drops it. */
const swapped = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();

/** The text of a file, whatever wrote it. */
import { isUtf8 } from 'node:buffer';

export interface Decoded {
  readonly text: string;
  /** Where the bytes are no text of a known kind, and what was made of them. */
  readonly doubt: { readonly line: number; readonly column: number; readonly words: string } | null;
}

export const decode = (bytes: Buffer): string => decoded(bytes).text;

/**
 * UTF-8, or UTF-16 of either order as PowerShell writes it; without a byte order mark the zeros of ASCII tell it.
 * Windows-1252, as older programs write, where no byte above ASCII is UTF-8's.
 */
export function decoded(bytes: Buffer): Decoded {
  const [a, b] = bytes;
  const big = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && b !== undefined);
  const little = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0);
  if (big || little) return known((big ? swapped(bytes) : bytes).toString('utf16le'));
  if (isUtf8(bytes)) return known(bytes.toString('utf8'));
  const { first, sequences } = faultsOf(bytes);
  const ansi = sequences === 0 && !bytes.some((byte) => undefinedInAnsi.has(byte));
  const words = ansi
    ? 'not UTF-8: read as windows-1252, where letters beyond ASCII may be others; save it as UTF-8'
    : 'neither UTF-8 nor UTF-16: letters are lost here; export it again, or save it as UTF-8';
  return {
    text: ansi ? new TextDecoder('windows-1252').decode(bytes) : unmarked(bytes.toString('utf8')),
    doubt: { ...placeBehind(bytes.subarray(0, first).toString('latin1')), words },
  };
}

/** Letters that an earlier program could not read stand as U+FFFD. */
function known(marked: string): Decoded {
  const text = unmarked(marked);
  const lost = text.indexOf('\uFFFD');
  if (lost < 0) return { text, doubt: null };
  const words =
    'U+FFFD stands for letters that were lost before: names with them match no others; export it again';
  return { text, doubt: { ...placeBehind(text.slice(0, lost)), words } };
}

const unmarked = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** A half of a last letter is dropped, as `utf16le` drops it. */
const swapped = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();

const undefinedInAnsi: ReadonlySet<number> = new Set([0, 0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Where the first byte is that is not UTF-8's, and how many letters beyond ASCII are. */
function faultsOf(bytes: Buffer): { readonly first: number; readonly sequences: number } {
  let first = -1;
  let sequences = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length === 1 || isUtf8(bytes.subarray(at, at + length))) {
      if (length > 1) sequences++;
      at += length;
    } else {
      if (first < 0) first = at;
      at++;
    }
  }
  return { first, sequences };
}

function placeBehind(text: string): { readonly line: number; readonly column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

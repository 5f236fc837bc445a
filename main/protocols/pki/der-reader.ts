/** Reading DER (X.690). */
import { BadInputError } from '../../../shared/failures.ts';
import { tags } from './der.ts';

export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  /** Tag, length and content. */
  readonly whole: Uint8Array;
}

const damaged = (place: string): BadInputError =>
  new BadInputError('The bytes are no DER of the expected form', place, 'Send it again');

/** The values that lie one after another in `bytes`. Tags of one octet and definite lengths alone. */
export function readDer(bytes: Uint8Array, place: string): DerNode[] {
  const nodes: DerNode[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1];
    if (first === undefined || (tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) throw damaged(place);
    const octets = first < 0x80 ? 0 : first & 0x7f;
    let length = octets === 0 ? first : 0;
    const start = at + 2 + octets;
    for (let place = at + 2; place < start; place++) length = length * 256 + (bytes[place] ?? 0);
    if (start + length > bytes.length) throw damaged(place);
    nodes.push({
      tag,
      content: bytes.subarray(start, start + length),
      whole: bytes.subarray(at, start + length),
    });
    at = start + length;
  }
  return nodes;
}

/** The members of a constructed value at the end of a path of places, e.g. [0, 1]: the second of the first. */
export function derAt(bytes: Uint8Array, path: readonly number[], place: string): DerNode {
  let inside = bytes;
  let found: DerNode | undefined;
  for (const index of path) {
    found = readDer(inside, place)[index];
    if (!found) throw damaged(place);
    inside = found.content;
  }
  if (!found) throw damaged(place);
  return found;
}

/** The members of a value that has to be there and to have the tag. */
export function membersOf(node: DerNode | undefined, tag: number, place: string): DerNode[] {
  return readDer(contentOf(node, tag, place), place);
}

/** The content of a value that has to be there and to have the tag. */
export function contentOf(node: DerNode | undefined, tag: number, place: string): Uint8Array {
  if (node?.tag !== tag) throw damaged(place);
  return node.content;
}

/** A SEQUENCE that has to be there, as it was encoded. */
export function sequenceOf(node: DerNode | undefined, place: string): Uint8Array {
  contentOf(node, tags.sequence, place);
  return Uint8Array.from(node?.whole ?? []);
}

/** The content of an OBJECT IDENTIFIER as dotted text. */
export function dotted(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let value = 0n;
  for (const octet of content) {
    value = value * 128n + BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(value);
    value = 0n;
  }
  // The first two arcs are one number (X.690 8.19.4).
  const [both = 0n, ...rest] = arcs;
  const root = both < 80n ? both / 40n : 2n;
  return [root, both - root * 40n, ...rest].join('.');
}

/** Reading DER (X.690) where no ready schema class fits. */
import { BadInputError } from '../../../shared/failures.ts';

export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
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
    const length =
      octets === 0
        ? first
        : bytes.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
    const start = at + 2 + octets;
    if (start + length > bytes.length) throw damaged(place);
    nodes.push({ tag, content: bytes.subarray(start, start + length) });
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

import { BadInputError } from '../../../shared/failures.ts';
import { concat, toHex } from '../../protocols/tpm2/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import type { TpmState } from './state.ts';
import { parseTagged, stringifyTagged } from './tagged-json.ts';

/**
 * The saved form of a TPM: a line of JSON with format, version and digest, then the state, so that a cut or
 * altered file is told from a whole one.
 */
const FORMAT = 'reseal-tpm';
const VERSION = 1;
const NEWLINE = 0x0a;

export function saveState(state: TpmState): Uint8Array {
  const body = stringifyTagged(state);
  const header = stringifyTagged({ format: FORMAT, version: VERSION, digest: digestOf(body) });
  return concat(header, Uint8Array.of(NEWLINE), body);
}

/** Throws `BadInputError` if the blob is not a whole state of a version that can be read. */
export function loadState(blob: Uint8Array): TpmState {
  const end = blob.indexOf(NEWLINE);
  const header = parseHeader(blob.slice(0, Math.max(0, end)));
  const body = blob.slice(end + 1);
  if (header.format !== FORMAT) throw unusable('it is not a TPM state');
  if (header.version !== VERSION) throw unusable(`version ${String(header.version)} is not known`);
  if (header.digest !== digestOf(body)) throw unusable('it is damaged or cut');
  return parseTagged(body) as TpmState;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header = parseTagged(bytes);
    if (typeof header === 'object' && header !== null) return header as Record<string, unknown>;
  } catch {
    // Falls through: what is no JSON is no state either.
  }
  throw unusable('it is not a TPM state');
}

function digestOf(body: Uint8Array): string {
  return toHex(digest(TPM_ALG.SHA256, body));
}

function unusable(why: string): BadInputError {
  return new BadInputError(
    `the state cannot be loaded: ${why}`,
    'TPM state',
    'Use the file that this program saved, or begin with a new TPM.',
  );
}

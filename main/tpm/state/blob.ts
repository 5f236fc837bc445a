import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { concat, toHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { MIGRATIONS } from './migrations.ts';
import { tpmStateShape } from './state-shape.ts';
import type { TpmState } from './state.ts';
import { parseTagged, stringifyTagged } from './tagged-json.ts';

/**
 * The saved form of a TPM: a line of JSON with format, version and digest, then the state, so that a cut or
 * altered file is told from a whole one.
 */
const FORMAT = 'reseal-tpm';
const VERSION = MIGRATIONS.length + 1;
const NEWLINE = 0x0a;

export function saveState(state: TpmState): Uint8Array {
  const body = stringifyTagged(state);
  const header = stringifyTagged({ format: FORMAT, version: VERSION, digest: digestOf(body) });
  return concat(header, Uint8Array.of(NEWLINE), body);
}

/**
 * Throws `BadInputError` if the blob is not a whole state, or of a later version than this program's. That of
 * an earlier version is brought up to date.
 */
export function loadState(blob: Uint8Array): TpmState {
  const end = blob.indexOf(NEWLINE);
  const header = parseHeader(blob.slice(0, Math.max(0, end)));
  const body = blob.slice(end + 1);
  if (header.format !== FORMAT) throw unusable('it is not a TPM state');
  const version = versionOf(header.version);
  if (header.digest !== digestOf(body)) throw unusable('it is damaged or cut');
  const state = MIGRATIONS.slice(version - 1).reduce((old, migrate) => migrate(old), parseBody(body));
  return checkedState(state);
}

function versionOf(version: unknown): number {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw unusable('its version is no number', 'version');
  }
  if (version > VERSION) {
    throw new BadInputError(
      `the state is of version ${version}, and this program reads up to ${VERSION}`,
      'TPM state, version',
      'Use the program that saved it, or a later one.',
    );
  }
  return version;
}

function parseBody(body: Uint8Array): unknown {
  try {
    return parseTagged(body);
  } catch {
    throw unusable('it is no JSON');
  }
}

function checkedState(state: unknown): TpmState {
  const result = v.safeParse(tpmStateShape, state);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw unusable(issue.message, v.getDotPath(issue) ?? '');
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

/** SHA-256, hex. */
export function digestOf(body: Uint8Array): string {
  return toHex(digest(TPM_ALG.SHA256, body));
}

function unusable(why: string, where = ''): BadInputError {
  return new BadInputError(
    `the state cannot be loaded: ${why}`,
    where === '' ? 'TPM state' : `TPM state, ${where}`,
    'Use the file that this program saved, or begin with a new TPM.',
  );
}

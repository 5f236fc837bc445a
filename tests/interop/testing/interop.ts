/** What the interop tests need of the machine; `npm run test:interop` says what is there. */
import { describe } from 'vitest';

type Program =
  | 'swtpm'
  | 'tpm2-tools'
  | 'tss2'
  | 'tpm2-abrmd'
  | 'libevtx-utils'
  | 'python3-evtx'
  | 'cabextract'
  | 'gcab'
  | 'libxml2-utils'
  | 'openssl';

/** Names of installed program packages, comma separated; empty outside `npm run test:interop`. */
const installed = new Set((process.env['RESEAL_INTEROP'] ?? '').split(','));

/** Tests that need installed programs; skipped where those are missing. */
export function withPrograms(...programs: readonly Program[]) {
  return programs.every((program) => installed.has(program)) ? describe : describe.skip;
}

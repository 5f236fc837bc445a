import type { Machine } from '../state/machine.ts';
import { concat } from '../../protocols/bytes/bytes.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { DRTM_PCRS } from './pcr-attributes.ts';
import { digestsForBanks, extendPcr } from './pcrs.ts';

/**
 * The hash sequence of the interface (Part 1, 34; Part 3, 22.9 to 22.11): what the CPU measures by signals, not
 * by commands. Before Startup it is the H-CRTM and begins PCR 0; after it, it is a dynamic launch and sets PCR 17.
 */
const CRTM_PCR = 0;
const DRTM_PCR = 17;
const HASH_LOCALITY = 4;

/** _TPM_Hash_Start; a sequence that was begun is dropped. */
export function startHashSequence(machine: Machine): void {
  if (machine.state.volatile.powered) machine.launch = { data: [], complete: false };
}

/** _TPM_Hash_Data. Without a sequence it has no effect. */
export function addToHashSequence(machine: Machine, data: Uint8Array): void {
  if (machine.launch?.complete === false) machine.launch.data.push(data);
}

/** _TPM_Hash_End. A dynamic launch takes effect at once, an H-CRTM at Startup. */
export function endHashSequence(machine: Machine): void {
  if (machine.launch?.complete !== false) return;
  machine.launch.complete = true;
  if (!machine.state.volatile.started) return;
  const { pcrs } = machine.state.volatile;
  for (const { algorithm, values } of pcrs)
    for (const pcr of DRTM_PCRS) values[pcr] = new Uint8Array(digestSize(algorithm));
  extendPcr(machine, DRTM_PCR, digestsForBanks(machine, machine.launch.data));
  machine.launch = null;
}

/** At Startup(CLEAR): PCR 0 begins with the H-CRTM, if there was one. */
export function measureCrtm(machine: Machine): void {
  const { launch } = machine;
  machine.launch = null;
  if (launch?.complete !== true) return;
  for (const { algorithm, values } of machine.state.volatile.pcrs) {
    const start = new Uint8Array(digestSize(algorithm));
    start[start.length - 1] = HASH_LOCALITY;
    values[CRTM_PCR] = digest(algorithm, start, digest(algorithm, concat(...launch.data)));
  }
}

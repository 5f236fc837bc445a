/**
 * Where Windows keeps the TCG event log of its boots (facts/attestation#steps;
 * facts/tpm-and-boot-log#event-log).
 */
import type { FileSystem } from './file-system.ts';
import type { Registry } from './registry.ts';

const integrityServicesKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\IntegrityServices';
const folder = 'C:\\Windows\\Logs\\MeasuredBoot';

/** Keeps the log in the registry, and as a file named by the counts of boots and of resumptions. */
export function keepBootLog(
  stores: { readonly registry: Registry; readonly files: FileSystem },
  log: Uint8Array,
  bootCount: number,
): void {
  const data = Buffer.from(log).toString('base64');
  stores.registry.set(integrityServicesKey, 'WBCL', { type: 'REG_BINARY', data });
  const name = `${String(bootCount).padStart(10, '0')}-${'0'.repeat(10)}.log`;
  stores.files.writeBytes(`${folder}\\${name}`, log);
}

/** The boot was not measured. */
export function dropBootLog(registry: Registry): void {
  registry.delete(integrityServicesKey, 'WBCL');
}

/** The log of the present boot; undefined where the TPM could not be used. */
export function bootLogOf(registry: Registry): Uint8Array | undefined {
  const value = registry.get(integrityServicesKey, 'WBCL');
  return value?.type === 'REG_BINARY' ? new Uint8Array(Buffer.from(value.data, 'base64')) : undefined;
}

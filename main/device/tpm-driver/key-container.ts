/** Keys of the platform crypto provider: files that only the TPM which made them can load. */
import { decode, encode, struct } from '../../protocols/tpm2/codec.ts';
import { tpm2bPrivate } from '../../protocols/tpm2/structures/creation-data.ts';
import { tpm2bPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { FileSystem } from '../windows/file-system.ts';
import type { TpmKeyBlob } from './tpm.messenger.ts';

const folder = 'C:\\ProgramData\\Microsoft\\Crypto\\PCPKSP';
const pathOf = (container: string): string => `${folder}\\${container}.PCPKEY`;
const fileCodec = struct({ publicArea: tpm2bPublic, privateBlob: tpm2bPrivate });

export function storeKey(files: FileSystem, container: string, key: TpmKeyBlob): void {
  files.writeBytes(pathOf(container), encode(fileCodec, { ...key }));
}

/** The key of a container; undefined where there is none. */
export function readKey(files: FileSystem, container: string): TpmKeyBlob | undefined {
  const bytes = files.readBytes(pathOf(container));
  return bytes && decode(fileCodec, bytes);
}

export function deleteKey(files: FileSystem, container: string): void {
  files.delete(pathOf(container));
}

import { fromHex, NO_BYTES } from '../../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPMA_NV } from '../../../../main/protocols/tpm2/constants.ts';
import { INDEX } from '../stage.ts';
import { base, type BaseCommand } from './base-command.ts';

const { SHA1, SHA256, SHA384, SHA512 } = TPM_ALG;
const digest = new Uint8Array(32).fill(0xd1);
const owner = { authHandle: TPM_RH.OWNER };
const all = Array.from({ length: 24 }, (_, pcr) => pcr);

/** Part 3, 22 and 31. */
export const integrityCommands: readonly BaseCommand[] = [
  base(commands.pcrExtend, { pcrHandle: 16, digests: [{ hashAlg: SHA256, digest }] }, 1),
  base(commands.pcrEvent, { pcrHandle: 16, eventData: fromHex('0102') }, 1),
  base(commands.pcrRead, { pcrSelectionIn: [{ hash: SHA256, pcrs: [0, 16] }] }),
  base(commands.pcrReset, { pcrHandle: 16 }, 1),
  base(commands.pcrSetAuthValue, { pcrHandle: 20, auth: NO_BYTES }, 1),
  base(
    commands.pcrSetAuthPolicy,
    { authHandle: TPM_RH.PLATFORM, authPolicy: digest, hashAlg: SHA256, pcrNum: 20 },
    1,
  ),
  base(
    commands.pcrAllocate,
    {
      authHandle: TPM_RH.PLATFORM,
      pcrAllocation: [SHA1, SHA256, SHA384, SHA512].map((hash) => ({ hash, pcrs: all })),
    },
    1,
  ),
  base(
    commands.nvDefineSpace,
    {
      ...owner,
      auth: NO_BYTES,
      publicInfo: {
        nvIndex: 0x01500077,
        nameAlg: SHA256,
        attributes: TPMA_NV.OWNERREAD | TPMA_NV.OWNERWRITE,
        authPolicy: NO_BYTES,
        dataSize: 8,
      },
    },
    1,
    { parameterBytes: 18 },
  ),
  base(commands.nvUndefineSpace, { ...owner, nvIndex: INDEX.ordinary }, 1),
  base(commands.nvUndefineSpaceSpecial, { nvIndex: INDEX.platform, platform: TPM_RH.PLATFORM }, 2),
  base(commands.nvReadPublic, { nvIndex: INDEX.ordinary }),
  base(commands.nvWrite, { ...owner, nvIndex: INDEX.ordinary, data: fromHex('0102'), offset: 4 }, 1),
  base(
    commands.nvWrite,
    { ...owner, nvIndex: INDEX.pinFail, data: fromHex('0000000000000005'), offset: 0 },
    1,
  ),
  base(commands.nvIncrement, { ...owner, nvIndex: INDEX.counter }, 1),
  base(commands.nvExtend, { ...owner, nvIndex: INDEX.extend, data: fromHex('0102') }, 1),
  base(commands.nvSetBits, { ...owner, nvIndex: INDEX.bits, bits: 5n }, 1),
  base(commands.nvWriteLock, { ...owner, nvIndex: INDEX.ordinary }, 1),
  base(commands.nvGlobalWriteLock, owner, 1),
  base(commands.nvRead, { ...owner, nvIndex: INDEX.ordinary, size: 4, offset: 2 }, 1),
  base(commands.nvReadLock, { ...owner, nvIndex: INDEX.ordinary }, 1),
  base(commands.nvChangeAuth, { nvIndex: INDEX.ordinary, newAuth: fromHex('01') }, 1),
];

import { fromHex, NO_BYTES } from '../../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CC, TPM_EO, TPM_RH, TPM_ST } from '../../../../main/protocols/tpm2/constants.ts';
import { INDEX, KEY, SESSION } from '../stage.ts';
import { base, type BaseCommand } from './base-command.ts';

const digest = new Uint8Array(32).fill(0xd1);
const zeros = new Uint8Array(32);
const { policy: policySession, trial } = SESSION;
const terms = { nonceTPM: NO_BYTES, cpHashA: NO_BYTES, policyRef: fromHex('01'), expiration: 0 };
const nullTicket = { hierarchy: TPM_RH.NULL, digest: NO_BYTES };
const name = fromHex(`000b${'11'.repeat(32)}`);

/** Part 3, 23. */
export const policyCommands: readonly BaseCommand[] = [
  base(commands.policySigned, {
    authObject: KEY.rsa,
    policySession,
    ...terms,
    auth: { sigAlg: TPM_ALG.RSASSA, hash: TPM_ALG.SHA256, sig: new Uint8Array(256).fill(1) },
  }),
  base(commands.policySecret, { authHandle: TPM_RH.ENDORSEMENT, policySession, ...terms }, 1),
  base(commands.policyTicket, {
    policySession,
    timeout: new Uint8Array(8).fill(0xff),
    cpHashA: NO_BYTES,
    policyRef: NO_BYTES,
    authName: name,
    ticket: { tag: TPM_ST.AUTH_SECRET, ...nullTicket },
  }),
  base(commands.policyOr, { policySession, pHashList: [zeros, digest] }),
  base(commands.policyPcr, {
    policySession,
    pcrDigest: NO_BYTES,
    pcrs: [{ hash: TPM_ALG.SHA256, pcrs: [0, 7] }],
  }),
  base(commands.policyLocality, { policySession, locality: 3 }),
  base(
    commands.policyNv,
    {
      authHandle: TPM_RH.OWNER,
      nvIndex: INDEX.ordinary,
      policySession,
      operandB: new Uint8Array(4).fill(7),
      offset: 0,
      operation: TPM_EO.EQ,
    },
    1,
  ),
  base(commands.policyCounterTimer, {
    policySession,
    operandB: new Uint8Array(8),
    offset: 0,
    operation: TPM_EO.UNSIGNED_GE,
  }),
  base(commands.policyCommandCode, { policySession, code: TPM_CC.Sign }),
  base(commands.policyPhysicalPresence, { policySession }),
  base(commands.policyCpHash, { policySession, cpHashA: digest }),
  base(commands.policyNameHash, { policySession, nameHash: digest }),
  base(commands.policyDuplicationSelect, {
    policySession,
    objectName: name,
    newParentName: name,
    includeObject: true,
  }),
  base(commands.policyAuthorize, {
    policySession: trial,
    approvedPolicy: zeros,
    policyRef: NO_BYTES,
    keySign: name,
    checkTicket: { tag: TPM_ST.VERIFIED, ...nullTicket },
  }),
  base(commands.policyAuthValue, { policySession }),
  base(commands.policyPassword, { policySession }),
  base(commands.policyGetDigest, { policySession }),
  base(commands.policyNvWritten, { policySession, writtenSet: true }),
  base(commands.policyTemplate, { policySession, templateHash: digest }),
  base(commands.policyAuthorizeNv, { authHandle: TPM_RH.OWNER, nvIndex: INDEX.ordinary, policySession }, 1),
];

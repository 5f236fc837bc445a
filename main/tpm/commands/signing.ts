import { u16Bytes } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/attestation.ts';
import { TPM_RC, TPM_RH, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { defineCommand } from '../define-command.ts';
import { failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hasAttribute } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';
import { isSigningKey, selectScheme, signDigest, verifyDigest } from '../objects/signing.ts';
import { holdsTicket, makeTicket, nullTicket } from '../objects/tickets.ts';
import { withParameter } from '../parameter-faults.ts';

/** Part 3, 20. */
export const signingCommands = [
  defineCommand(shapes.sign, {
    handles: { keyHandle: HANDLE.object },
    authorisation: { keyHandle: 'user' },
    run(machine, { keyHandle, digest, inScheme, validation }) {
      const key = objectAt(machine, keyHandle, 1, TPM_RC.KEY);
      if (!isSigningKey(key)) failHandle(TPM_RC.KEY, 1);
      if (hasAttribute(key, 'x509sign')) failHandle(TPM_RC.ATTRIBUTES, 1);
      const scheme = withParameter(2, () => selectScheme(key, inScheme));
      if (digest.length !== digestSize(scheme.hashAlg)) failParameter(TPM_RC.SIZE, 1);
      // A restricted key signs only what the TPM has hashed and found not to look like its own statement.
      if (hasAttribute(key, 'restricted') || validation.digest.length > 0) {
        if (!holdsTicket(machine, validation, u16Bytes(scheme.hashAlg), digest))
          failParameter(TPM_RC.TICKET, 3);
      }
      return { signature: signDigest(machine, key, scheme, digest) };
    },
  }),

  defineCommand(shapes.verifySignature, {
    handles: { keyHandle: HANDLE.object },
    run(machine, { keyHandle, digest, signature }) {
      const key = objectAt(machine, keyHandle, 1, TPM_RC.ATTRIBUTES);
      if (!hasAttribute(key, 'sign')) failHandle(TPM_RC.ATTRIBUTES, 1);
      const valid = withParameter(2, () => verifyDigest(key, digest, signature));
      if (!valid) failParameter(TPM_RC.SIGNATURE, 2);
      const { hierarchy, name } = key;
      if (hierarchy === TPM_RH.NULL || name.length === 0) return { validation: nullTicket(TPM_ST.VERIFIED) };
      return { validation: makeTicket(machine, TPM_ST.VERIFIED, hierarchy, digest, name) };
    },
  }),
];

import { bigintToBytes, bytesToBigint, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import type { EccPoint, EccPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { curveOf, isOnCurve, multiplyPoint, publicPoint } from '../crypto/ecc.ts';
import { fullMqv } from '../crypto/key-agreement.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { commitSecret, endCommitment, nextSecret, openSecretOf } from '../objects/commitments.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';

/** Part 3, 19, and ZGen_2Phase of 14. */
const NO_POINT: EccPoint = { x: NO_BYTES, y: NO_BYTES };

function eccAt(machine: Machine, handle: number): { key: TpmObject; area: EccPublic } {
  const key = objectAt(machine, handle, 1, TPM_RC.KEY);
  return key.public.type === TPM_ALG.ECC ? { key, area: key.public } : failHandle(TPM_RC.KEY, 1);
}

/** The second point of a Commit: x is the hash of s2; null if both parts are absent. */
function secondPoint(area: EccPublic, s2: Uint8Array, y2: Uint8Array): EccPoint | null {
  if (s2.length === 0) return null;
  const { curveID } = area.parameters;
  const { bytes, noble } = curveOf(curveID);
  const x = bytesToBigint(digest(area.nameAlg, s2)) % noble.Point.Fp.ORDER;
  const point = { x: bigintToBytes(x, bytes), y: y2 };
  return isOnCurve(curveID, point) ? point : failParameter(TPM_RC.ECC_POINT, 2);
}

export const ephemeralCommands = [
  defineCommand(shapes.commit, {
    handles: { signHandle: HANDLE.object },
    authorisation: { signHandle: 'user' },
    run(machine, { signHandle, P1, s2, y2 }) {
      const { key, area } = eccAt(machine, signHandle);
      const { curveID, scheme } = area.parameters;
      if (scheme.scheme !== TPM_ALG.ECDAA) failHandle(TPM_RC.SCHEME, 1);
      if ((s2.length === 0) !== (y2.length === 0)) failParameter(TPM_RC.SIZE, 3);
      const r = nextSecret(machine, curveID, key.name);
      const base = secondPoint(area, s2, y2);
      const first = P1.x.length === 0 && P1.y.length === 0 ? null : P1;
      if (first !== null && !isOnCurve(curveID, first)) failParameter(TPM_RC.ECC_POINT, 1);
      if (key.sensitive === null) return failHandle(TPM_RC.KEY, 1);
      const times = (point: EccPoint, scalar: Uint8Array): EccPoint =>
        multiplyPoint(curveID, point, scalar) ?? fail(TPM_RC.NO_RESULT);
      const K = base === null ? NO_POINT : times(base, key.sensitive.sensitive);
      const L = base === null ? NO_POINT : times(base, r);
      const alone = base === null ? (publicPoint(curveID, r) ?? fail(TPM_RC.NO_RESULT)) : NO_POINT;
      const E = first === null ? alone : times(first, r);
      return { K, L, E, counter: commitSecret(machine) };
    },
  }),

  defineCommand(shapes.ecEphemeral, {
    run(machine, { curveID }) {
      const r = nextSecret(machine, curveID, NO_BYTES);
      const Q = publicPoint(curveID, r) ?? fail(TPM_RC.NO_RESULT);
      return { Q, counter: commitSecret(machine) };
    },
  }),

  defineCommand(shapes.zGen2Phase, {
    handles: { keyA: HANDLE.object },
    authorisation: { keyA: 'user' },
    run(machine, { keyA, inQsB, inQeB, inScheme, counter }) {
      const { key, area } = eccAt(machine, keyA);
      if (hasAttribute(key, 'restricted') || !hasAttribute(key, 'decrypt')) failHandle(TPM_RC.ATTRIBUTES, 1);
      const { curveID, scheme: own } = area.parameters;
      const scheme = own.scheme === TPM_ALG.NULL ? inScheme : own.scheme;
      if (scheme === TPM_ALG.NULL || scheme !== inScheme) failParameter(TPM_RC.SCHEME, 3);
      if (!isOnCurve(curveID, inQsB)) failParameter(TPM_RC.ECC_POINT, 1);
      if (!isOnCurve(curveID, inQeB)) failParameter(TPM_RC.ECC_POINT, 2);
      const ephemeral = openSecretOf(machine, curveID, NO_BYTES, counter);
      if (ephemeral === null) return failParameter(TPM_RC.VALUE, 4);
      if (key.sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
      const result = agree(curveID, scheme, key.sensitive.sensitive, ephemeral, inQsB, inQeB);
      endCommitment(machine, counter);
      return result;
    },
  }),
];

/** One point for MQV; for ECDH two, of the static and of the ephemeral keys. */
function agree(
  curveID: number,
  scheme: number,
  staticScalar: Uint8Array,
  ephemeralScalar: Uint8Array,
  otherStatic: EccPoint,
  otherEphemeral: EccPoint,
): { outZ1: EccPoint; outZ2: EccPoint } {
  if (scheme === TPM_ALG.ECMQV) {
    const point = fullMqv({ curveID, staticScalar, ephemeralScalar, otherStatic, otherEphemeral });
    return { outZ1: point ?? fail(TPM_RC.NO_RESULT), outZ2: NO_POINT };
  }
  return {
    outZ1: multiplyPoint(curveID, otherStatic, staticScalar) ?? fail(TPM_RC.NO_RESULT),
    outZ2: multiplyPoint(curveID, otherEphemeral, ephemeralScalar) ?? fail(TPM_RC.NO_RESULT),
  };
}

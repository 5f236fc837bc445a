import { TPM_RC, TPM_RC_P, TPM_RC_S } from './constants.ts';

const names = new Map<number, string>(Object.entries(TPM_RC).map(([name, code]) => [code, name]));

const MEANINGS: Readonly<Record<number, string>> = {
  [TPM_RC.SUCCESS]: 'the command succeeded',
  [TPM_RC.INITIALIZE]: 'the TPM is not started, or is started already',
  [TPM_RC.FAILURE]: 'the TPM is in failure mode',
  [TPM_RC.DISABLED]: 'the command is disabled',
  [TPM_RC.AUTH_MISSING]: 'an authorization is needed and none was given',
  [TPM_RC.AUTH_UNAVAILABLE]: 'this kind of authorization cannot be used for the entity',
  [TPM_RC.AUTH_TYPE]: 'only a policy can authorize this',
  [TPM_RC.AUTH_CONTEXT]: 'the command takes no sessions',
  [TPM_RC.COMMAND_SIZE]: 'the size in the header is not that of the command',
  [TPM_RC.COMMAND_CODE]: 'the command is not implemented',
  [TPM_RC.LOCALITY]: 'not allowed at this locality',
  [TPM_RC.LOCKOUT]: 'too many wrong authorizations: the TPM is in dictionary-attack lockout',
  [TPM_RC.RETRY]: 'the TPM could not start the command; send it again',
  [TPM_RC.OBJECT_MEMORY]: 'all object slots are in use',
  [TPM_RC.SESSION_MEMORY]: 'all session slots are in use',
  [TPM_RC.NV_RANGE]: 'beyond the end of the NV index',
  [TPM_RC.NV_LOCKED]: 'the NV index is locked',
  [TPM_RC.NV_AUTHORIZATION]: 'this authorization does not allow that access to the NV index',
  [TPM_RC.NV_UNINITIALIZED]: 'the NV index has not been written',
  [TPM_RC.NV_SPACE]: 'no room left in NV memory',
  [TPM_RC.NV_DEFINED]: 'the NV index or persistent object exists already',
  [TPM_RC.PCR_CHANGED]: 'a PCR has changed since the policy was checked',
  [TPM_RC.ATTRIBUTES]: 'attributes that do not fit',
  [TPM_RC.HASH]: 'hash algorithm not supported',
  [TPM_RC.VALUE]: 'value out of range or not allowed',
  [TPM_RC.HIERARCHY]: 'hierarchy disabled or not right here',
  [TPM_RC.HANDLE]: 'there is nothing with this handle',
  [TPM_RC.TYPE]: 'type that does not fit',
  [TPM_RC.AUTH_FAIL]: 'wrong authorization, counted by the dictionary-attack protection',
  [TPM_RC.BAD_AUTH]: 'wrong authorization',
  [TPM_RC.SCHEME]: 'scheme that does not fit',
  [TPM_RC.SIZE]: 'wrong size',
  [TPM_RC.SYMMETRIC]: 'symmetric algorithm that does not fit',
  [TPM_RC.SIGNATURE]: 'the signature is not valid',
  [TPM_RC.KEY]: 'the key does not fit this use',
  [TPM_RC.POLICY_FAIL]: 'the policy is not met',
  [TPM_RC.POLICY_CC]: 'the policy is for another command',
  [TPM_RC.INTEGRITY]: 'the integrity check failed',
  [TPM_RC.TICKET]: 'the ticket is not valid',
  [TPM_RC.RESERVED_BITS]: 'a reserved bit is set',
  [TPM_RC.EXPIRED]: 'the policy has expired',
  [TPM_RC.BINDING]: 'public and private part do not belong together',
  [TPM_RC.INSUFFICIENT]: 'the command is too short',
};

export interface ResponseCode {
  /** TPM_RC name without the prefix, `UNKNOWN` if it has none. */
  readonly name: string;
  /** What the number in the code points at, or null. */
  readonly of: { readonly kind: 'parameter' | 'handle' | 'session'; readonly number: number } | null;
  readonly meaning: string;
}

/** Name, position and meaning of a response code (Part 2, 6.6; Part 1, 39). */
export function describeResponseCode(code: number): ResponseCode {
  if ((code & 0x80) === 0) {
    const reference = referenceName(code);
    const name = names.get(code) ?? reference ?? 'UNKNOWN';
    const meaning = reference === null ? '' : 'the object or session is not loaded';
    return { name, of: null, meaning: MEANINGS[code] ?? meaning };
  }
  const base = code & 0xbf;
  return { name: names.get(base) ?? 'UNKNOWN', of: positionOf(code), meaning: MEANINGS[base] ?? '' };
}

function positionOf(code: number): ResponseCode['of'] {
  const number = (code >>> 8) & 0xf;
  if (number === 0) return null;
  if (code & TPM_RC_P) return { kind: 'parameter', number };
  if (code & TPM_RC_S) return { kind: 'session', number: number - 8 };
  return { kind: 'handle', number };
}

function referenceName(code: number): string | null {
  if (code >= 0x910 && code <= 0x916) return `REFERENCE_H${code - 0x910}`;
  if (code >= 0x918 && code <= 0x91e) return `REFERENCE_S${code - 0x918}`;
  return null;
}

/** The numbers of TPM structures under the specification's names, for people. */
import * as constants from '../constants.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Naming = (value: number) => Json;

const hex = (value: number): string => `0x${value.toString(16)}`;

function reversed(prefix: string, table: Readonly<Record<string, number>>): ReadonlyMap<number, string> {
  return new Map(Object.entries(table).map(([name, value]) => [value, `${prefix}${name}`]));
}

function named(prefix: string, table: Readonly<Record<string, number>>): Naming {
  const names = reversed(prefix, table);
  return (value) => names.get(value) ?? hex(value);
}

/** The names of the bits that are set; bits without a name as one number behind them. */
function bits(table: Readonly<Record<string, number>>): Naming {
  const rows = Object.entries(table);
  return (value) => {
    const set = rows.filter(([, bit]) => constants.has(value, bit));
    const rest = set.reduce((left, [, bit]) => (left & ~bit) >>> 0, value);
    return [...set.map(([name]) => name), ...(rest === 0 ? [] : [hex(rest)])];
  };
}

export const commandName = named('TPM2_', constants.TPM_CC);
export const tagName = named('TPM_ST_', constants.TPM_ST);
export const sessionAttributes = bits(constants.TPMA_SESSION);

const permanent = reversed('TPM_RH_', constants.TPM_RH);
const handleTypes: Readonly<Record<number, string>> = {
  [constants.TPM_HT.PCR]: 'PCR',
  [constants.TPM_HT.NV_INDEX]: 'NV index',
  [constants.TPM_HT.HMAC_SESSION]: 'HMAC session',
  [constants.TPM_HT.POLICY_SESSION]: 'policy session',
  [constants.TPM_HT.TRANSIENT]: 'transient object',
  [constants.TPM_HT.PERSISTENT]: 'persistent object',
};

/** 'TPM_RH_OWNER', 'PCR 7', 'persistent object 0x81000001'. */
export function handleName(handle: number): string {
  const type = handleTypes[constants.handleType(handle)];
  if (type === undefined) return permanent.get(handle) ?? hex(handle);
  return type === 'PCR' ? `PCR ${handle}` : `${type} 0x${handle.toString(16).padStart(8, '0')}`;
}

const algorithm = named('TPM_ALG_', constants.TPM_ALG);
const nvKinds = named('TPM_NT_', constants.TPM_NT);
const nvBits = bits(constants.TPMA_NV);

/** TPMA_NV: the type of the index, then its bits. */
const nvAttributes: Naming = (value) => [
  nvKinds(constants.nvType(value)),
  ...(nvBits((value & ~0xf0) >>> 0) as readonly Json[]),
];

/** What a number means, by the name of its field. */
export const namings: Readonly<Record<string, Naming>> = {
  alg: algorithm,
  algorithm,
  auditAlg: algorithm,
  authHash: algorithm,
  digestAlg: algorithm,
  hash: algorithm,
  hashAlg: algorithm,
  kdf: algorithm,
  mode: algorithm,
  nameAlg: algorithm,
  parentNameAlg: algorithm,
  scheme: algorithm,
  sensitiveType: algorithm,
  sigAlg: algorithm,
  type: (value) => (value >= 0x8000 ? tagName(value) : algorithm(value)),
  curveID: named('TPM_ECC_', constants.TPM_ECC),
  capability: named('TPM_CAP_', constants.TPM_CAP),
  property: named('TPM_PT_', constants.TPM_PT),
  operation: named('TPM_EO_', constants.TPM_EO),
  sessionType: named('TPM_SE_', constants.TPM_SE),
  startupType: named('TPM_SU_', constants.TPM_SU),
  shutdownType: named('TPM_SU_', constants.TPM_SU),
  tag: tagName,
  code: commandName,
  setList: commandName,
  clearList: commandName,
  toTest: algorithm,
  toDoList: algorithm,
  objectAttributes: bits(constants.TPMA_OBJECT),
  attributes: nvAttributes,
  hierarchy: handleName,
  enable: handleName,
  flushHandle: handleName,
  savedHandle: handleName,
  persistentHandle: handleName,
  nvIndex: handleName,
};

/** Lists of GetCapability, by TPM_CAP. */
export const capabilityNamings: Readonly<Record<number, Naming>> = {
  [constants.TPM_CAP.HANDLES]: handleName,
  [constants.TPM_CAP.COMMANDS]: (value) => commandName(value & 0xffff),
  [constants.TPM_CAP.PP_COMMANDS]: commandName,
  [constants.TPM_CAP.AUDIT_COMMANDS]: commandName,
  [constants.TPM_CAP.ECC_CURVES]: named('TPM_ECC_', constants.TPM_ECC),
};

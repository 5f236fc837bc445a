/**
 * What the organisation asks of Windows Hello for Business: whether it is wanted, its PIN, security keys
 * (PassportForWork CSP, facts/set-up-pages#windows-hello).
 */
import { ownOf } from '../../../shared/own.ts';
import type { CharacterUse, PinRules } from '../../../shared/session/pin-rules.ts';
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';

const root = `./Device/${cspRoots.PassportForWork}`;

/** Lengths that the CSP takes, and Windows' own shortest one. */
const lengths = { least: 4, usual: 6, most: 127 } as const;

const uses: Readonly<Record<string, CharacterUse>> = { 0: 'allowed', 1: 'required', 2: 'not-allowed' };

/** The policy of the tenant that manages the PC; undefined where none wants Windows Hello. */
const policyOf = (tree: ManagementTree): string | undefined =>
  tree
    .children(root)
    .map((tenant) => `${root}/${tenant}/Policies`)
    .find((node) => tree.read(`${node}/UsePassportForWork`)?.toLowerCase() === 'true');

export const helloIsWanted = (tree: ManagementTree): boolean => policyOf(tree) !== undefined;

/**
 * What is not configured is a PIN of digits. Lengths that contradict each other are those of Windows ("MaximumPINLength"
 * of the CSP).
 */
export function pinRulesOf(tree: ManagementTree): PinRules {
  const policy = policyOf(tree);
  const read = (name: string): string =>
    policy === undefined ? '' : (tree.read(`${policy}/PINComplexity/${name}`) ?? '');
  const length = (name: string, usual: number): number => {
    const value = read(name) === '' ? usual : Number(read(name));
    return Number.isInteger(value) && value >= lengths.least && value <= lengths.most ? value : usual;
  };
  const use = (name: string, usual: CharacterUse): CharacterUse => ownOf(uses, read(name)) ?? usual;
  const minimum = length('MinimumPINLength', lengths.usual);
  const maximum = length('MaximumPINLength', lengths.most);
  return {
    ...(minimum <= maximum ? { minimum, maximum } : { minimum: lengths.usual, maximum: lengths.most }),
    digits: use('Digits', 'required'),
    lowercase: use('LowercaseLetters', 'not-allowed'),
    uppercase: use('UppercaseLetters', 'not-allowed'),
    special: use('SpecialCharacters', 'not-allowed'),
  };
}

/** The lock screen takes security keys. */
export const securityKeysSignIn = (tree: ManagementTree): boolean =>
  ['1', 'true'].includes(tree.read(`${root}/SecurityKey/UseSecurityKeyForSignin`)?.toLowerCase() ?? '');

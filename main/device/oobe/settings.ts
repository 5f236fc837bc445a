/** What the pages leave in the registry, and the settings that decide about pages. */
import type { PrivacySwitch } from '../../../shared/stage/view.ts';
import type { Machine } from '../windows/machine.ts';
import { renameComputer } from '../windows/identity.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';

const oobeKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\OOBE';
const systemPolicyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\System';
const privacyKey = `${ownHive}\\Privacy`;
const profileListKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** The TPM's maintenance task waits for this (facts/attestation#steps). */
export const noteLicense = (registry: Registry): void => registry.setNumber(oobeKey, 'SetupDisplayedEula', 1);

export const nameDevice = ({ registry }: Machine, name: string): void => renameComputer(registry, name);

/** A hint is asked for in the place of three questions. */
export const securityQuestionsAreOff = (registry: Registry): boolean =>
  registry.number(systemPolicyKey, 'NoLocalPasswordResetQuestions') === 1;

export const turnSecurityQuestionsOff = (registry: Registry): void =>
  registry.setNumber(systemPolicyKey, 'NoLocalPasswordResetQuestions', 1);

export function savePrivacy(registry: Registry, switches: readonly PrivacySwitch[]): void {
  for (const { id, on } of switches) registry.setNumber(privacyKey, id, on ? 1 : 0);
}

/** The first account that a person makes has the relative id 1001. */
export function createLocalAccount({ registry, world }: Machine, name: string): void {
  const random = world.random('local account');
  const part = (): number => random.below(0xffffffff);
  const sid = `S-1-5-21-${part()}-${part()}-${part()}-1001`;
  registry.setText(`${profileListKey}\\${sid}`, 'ProfileImagePath', `C:\\Users\\${name}`);
}

/**
 * BitLocker CSP. Silent encryption begins when the set-up is over (facts/rules-of-operation#bitlocker): until
 * then the status says that the system drive wants it, afterwards that nothing is missing.
 */
import { provisioningCompletedUri } from '../../../protocols/management-tree/first-sync-status.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { until } from '../../../world/signal.ts';
import { minutes } from '../../../world/time.ts';
import type { Registry } from '../../windows/registry.ts';
import type { Csp, CspContext, NodeRule } from './csp.ts';
import { kept, told } from './rule-makers.ts';

const root = cspRoots.BitLocker;
const statusKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\BitlockerStatus';
/** DeviceEncryptionStatus is a mask of what is missing; this bit: the system drive is not encrypted. */
const systemDriveUnprotected = '2';
/** Used space only, on a new PC (our estimate). */
const encryptionTime = minutes(8);

/** Whether the system drive is protected. */
export const isEncrypted = (registry: Registry): boolean => registry.number(statusKey, 'BootStatus') === 1;
const isWanted = ({ tree }: CspContext): boolean =>
  tree.read(`./Device/${root}/RequireDeviceEncryption`) === '1';
const setUpIsOver = ({ tree }: CspContext): boolean =>
  tree.read(provisioningCompletedUri('./User')) === 'true';

function* encrypt(context: CspContext): Process<void> {
  context.state.encrypting = true;
  try {
    yield* until(context.tree.changes, () => setUpIsOver(context));
    yield* sleep(encryptionTime);
    if (isWanted(context)) context.machine.registry.setNumber(statusKey, 'BootStatus', 1);
  } finally {
    context.state.encrypting = false;
  }
}

/** Begins the encryption that a policy asks for, or goes on with it after a restart. */
export function resumeEncryption(context: CspContext): void {
  const due = isWanted(context) && !isEncrypted(context.machine.registry);
  if (due && !context.state.encrypting) context.background(encrypt(context));
}

const flag = (path: string, initial: string): NodeRule => kept(path, 'int', initial);

export const bitLocker: Csp = {
  name: 'BitLocker',
  root,
  scopes: ['Device'],
  takesTime: true,
  rules: [
    {
      ...flag('RequireDeviceEncryption', '0'),
      changed: ({ context }) => resumeEncryption(context),
    },
    flag('RequireStorageCardEncryption', '0'),
    kept('EncryptionMethodByDriveType'),
    kept('IdentificationField'),
    kept('SystemDrivesEnablePreBootPinExceptionOnDECapableDevice'),
    kept('SystemDrivesEnhancedPIN'),
    kept('SystemDrivesDisallowStandardUsersCanChangePIN'),
    kept('SystemDrivesEnablePrebootInputProtectorsOnSlates'),
    kept('SystemDrivesMinimumPINLength'),
    kept('SystemDrivesRecoveryMessage'),
    kept('SystemDrivesRequireStartupAuthentication'),
    kept('SystemDrivesRecoveryOptions'),
    kept('SystemDrivesEncryptionType'),
    kept('FixedDrivesRecoveryOptions'),
    kept('FixedDrivesRequireEncryption'),
    kept('FixedDrivesEncryptionType'),
    kept('RemovableDrivesRequireEncryption'),
    kept('RemovableDrivesConfigureBDE'),
    kept('RemovableDrivesEncryptionType'),
    kept('RemovableDrivesExcludedFromEncryption'),
    flag('AllowSuspensionOfBitLockerProtection', '1'),
    flag('AllowStandardUserEncryption', '0'),
    flag('AllowWarningForOtherDiskEncryption', '1'),
    flag('ConfigureRecoveryPasswordRotation', '0'),
    told('Status/DeviceEncryptionStatus', 'int', ({ context }) =>
      isWanted(context) && !isEncrypted(context.machine.registry) ? systemDriveUnprotected : '0',
    ),
    told('Status/RemovableDrivesEncryptionStatus', 'int', '0'),
    told('Status/RotateRecoveryPasswordsStatus', 'int', '0'),
  ],
};

/**
 * Windows Hello for Business: the sensor that learns its user, and the key that the PIN guards
 * (facts/set-up-pages#windows-hello).
 */
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { readKey } from '../tpm-driver/key-container.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import { TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import { createGuardedKey, keyHResult, proveGuardedKey } from '../join/tpm-key.ts';
import type { Machine } from '../windows/machine.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import { joinInfoOf } from '../join/join-info.ts';
import { registrationEvents } from '../windows/events/user-device-registration.catalogue.ts';
import { seconds } from '../../world/time.ts';
import type { OobeEvent } from './oobe.events.ts';
import { ownHive } from '../windows/registry.ts';

/** What the PC can recognise its user by. */
export type HelloSensor = 'face' | 'fingerprint';

const biometricsKey = `${ownHive}\\Biometrics`;
/** How long the sensor looks at its user. */
const learningTime = seconds(9);
const useBiometrics = `./Device/${cspRoots.PassportForWork}/Biometrics/UseBiometrics`;

const keyContainer = 'NgcKey';

export const helloIsSetUp = ({ files }: Machine): boolean => readKey(files, keyContainer) !== undefined;

/** The sensor that is there, allowed, and has not learnt its user yet. */
export function helloSensorOf({ hardware, registry }: Machine, tree: ManagementTree): HelloSensor | null {
  const sensor = hardware.camera === 'infrared' ? 'face' : hardware.fingerprintReader ? 'fingerprint' : null;
  if (sensor === null || tree.read(useBiometrics)?.toLowerCase() === 'false') return null;
  return registry.number(biometricsKey, sensor) === 1 ? null : sensor;
}

/** The user looks into the camera, or touches the reader. */
export function* learnTheUser({ registry }: Machine, sensor: HelloSensor | null): Process<OobeEvent> {
  yield* sleep(learningTime);
  if (sensor !== null) registry.setNumber(biometricsKey, sensor, 1);
  return { type: 'done' };
}

/**
 * What Windows sets a TPM to: 32 wrong authorizations, of which one is forgotten every ten minutes ("TPM fundamentals",
 * learn.microsoft.com/windows/security/hardware-security/tpm/tpm-fundamentals, "Anti-hammering"), and a day for its
 * lockout authorization.
 */
const tries = { most: 32, forgottenAfter: 600, lockoutRecovery: 86_400 } as const;

/** The proof of the PIN stands for it. */
const authValueOf = (pin: string): Uint8Array => new TextEncoder().encode(pin);

/** Makes the user's key in the TPM, which asks for the PIN from then on. */
export function* makeHelloKey(machine: Machine, pin: string): Process<OobeEvent> {
  const { eventLog, timing } = machine;
  yield* sleep(timing.applyNode);
  try {
    yield* new TpmMessenger(machine).limitTries(tries.most, tries.forgottenAfter, tries.lockoutRecovery);
    yield* createGuardedKey(machine, keyContainer, authValueOf(pin));
  } catch (error) {
    if (!(error instanceof TpmError)) throw error;
    const code = keyHResult(error);
    eventLog.write(registrationEvents.keyNotRegistered, {
      ExitCode: code,
      ServerErrorMessage: error.message,
    });
    return { type: 'step failed', facts: { step: 'sign-in', code, item: null, cause: error.message } };
  }
  eventLog.write(registrationEvents.keyRegistered, {
    KeyId: machine.world.random('Windows Hello key').uuid(),
    UPN: joinInfoOf(machine)?.userEmail ?? '',
    Attestation: 'attested',
  });
  return { type: 'done' };
}

/** What the TPM says to a PIN: it signs with the user's key, takes it for wrong, or looks at none for a while. */
export type PinVerdict = 'right' | 'wrong' | 'locked-out';

/** A key that the TPM does not load any more takes no PIN either. */
export function* tryPin(machine: Machine, pin: string): Process<PinVerdict> {
  try {
    yield* proveGuardedKey(machine, keyContainer, authValueOf(pin));
    return 'right';
  } catch (error) {
    if (!(error instanceof TpmError)) throw error;
    if (error.responseCode === TPM_RC.LOCKOUT) return 'locked-out';
    return 'wrong';
  }
}

const yesOrNo = (truth: boolean): string => (truth ? 'Yes' : 'No');

/** What Windows notes once it has looked whether the user's key is to be made. */
export function noteHelloDecision(machine: Machine, wanted: boolean): void {
  const isJoined = joinInfoOf(machine) !== undefined;
  machine.eventLog.write(wanted ? registrationEvents.helloBegins : registrationEvents.helloNotWanted, {
    Message: wanted ? 'provisioning begins' : 'provisioning does not begin',
    DeviceIsJoined: yesOrNo(isJoined),
    AADPrt: yesOrNo(isJoined),
    NgcPolicyEnabled: yesOrNo(wanted),
    NgcPostLogonProvisioningEnabled: 'Yes',
    NgcHardwarePolicyMet: 'Yes',
    UserIsRemote: 'No',
    LogonCertRequired: 'No',
    MachinePolicySource: isJoined ? 'mobile device management' : 'none',
  });
}

/** What Windows notes of a user who skipped it. */
export const noteHelloSkipped = ({ eventLog }: Machine): void =>
  eventLog.write(registrationEvents.helloSkipped, {
    ExitCode: HResults.helloSkipped,
    ServerErrorMessage: 'The user chose to go on without it',
  });

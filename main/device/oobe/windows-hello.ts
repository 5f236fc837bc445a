/**
 * Windows Hello for Business: what the organisation asks for, and the PIN's key
 * (facts/set-up-pages#windows-hello).
 */
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { readKey } from '../tpm-driver/key-container.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import { createTpmKey, keyHResult } from '../join/tpm-key.ts';
import type { Machine } from '../windows/machine.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import { joinInfoOf } from '../join/join-info.ts';
import { registrationEvents } from '../windows/events/user-device-registration.catalogue.ts';
import { seconds } from '../../world/time.ts';
import type { OobeEvent } from './oobe.events.ts';

export interface HelloPolicy {
  readonly required: boolean;
  /** 4 to 127 (PassportForWork CSP). */
  readonly minimumPinLength: number;
}

/** What the PC can recognise its user by. */
export type HelloSensor = 'face' | 'fingerprint';

const biometricsKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WinBioEnrollments';
/** How long the sensor looks at its user. */
const learningTime = seconds(9);
const useBiometrics = `./Device/${cspRoots.PassportForWork}/Biometrics/UseBiometrics`;

const root = `./Device/${cspRoots.PassportForWork}`;
const usualPinLength = 6;
const keyContainer = 'NgcKey';

/** The policy of the tenant that manages the PC, off where it says nothing. */
export function helloPolicyOf(tree: ManagementTree): HelloPolicy {
  const policies = tree.children(root).map((tenant) => `${root}/${tenant}/Policies`);
  const used = policies.find((node) => tree.read(`${node}/UsePassportForWork`)?.toLowerCase() === 'true');
  if (used === undefined) return { required: false, minimumPinLength: usualPinLength };
  const length = Number(tree.read(`${used}/PINComplexity/MinimumPINLength`));
  return { required: true, minimumPinLength: Number.isInteger(length) ? length : usualPinLength };
}

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

/** Makes the user's key in the TPM; the PIN would be its authorisation and is known to nobody here. */
export function* makeHelloKey(machine: Machine): Process<OobeEvent> {
  const { eventLog, timing } = machine;
  yield* sleep(timing.applyNode);
  try {
    yield* createTpmKey(machine, keyContainer);
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

/** What Windows notes of a user who skipped it. */
export const noteHelloSkipped = ({ eventLog }: Machine): void =>
  eventLog.write(registrationEvents.helloSkipped, {
    ExitCode: HResults.helloSkipped,
    ServerErrorMessage: 'The user chose to go on without it',
  });

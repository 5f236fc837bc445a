/** Windows Hello for Business: what the organisation asks for, and the PIN's key (autopilot-facts 1.6, 8.5). */
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { readKey } from '../attestation/key-container.ts';
import { TpmError } from '../attestation/tpm-error.ts';
import { createTpmKey, keyHResult } from '../join/tpm-key.ts';
import type { Machine } from '../machine.ts';
import type { CspTree } from '../mdm/csp/csp-tree.ts';
import { channels } from '../windows/event-log.ts';
import type { OobeEvent } from './oobe.events.ts';

export interface HelloPolicy {
  readonly required: boolean;
  /** 4 to 127 (PassportForWork CSP). */
  readonly minimumPinLength: number;
}

const root = './Device/Vendor/MSFT/PassportForWork';
const usualPinLength = 6;
const keyContainer = 'NgcKey';

/** The policy of the tenant that manages the PC, off where it says nothing. */
export function helloPolicyOf(tree: CspTree): HelloPolicy {
  const policies = tree.children(root).map((tenant) => `${root}/${tenant}/Policies`);
  const used = policies.find((node) => tree.read(`${node}/UsePassportForWork`)?.toLowerCase() === 'true');
  if (used === undefined) return { required: false, minimumPinLength: usualPinLength };
  const length = Number(tree.read(`${used}/PINComplexity/MinimumPINLength`));
  return { required: true, minimumPinLength: Number.isInteger(length) ? length : usualPinLength };
}

export const helloIsSetUp = ({ files }: Machine): boolean => readKey(files, keyContainer) !== undefined;

/** Makes the user's key in the TPM; the PIN would be its authorisation and is known to nobody here. */
export function* setUpHello(machine: Machine): Process<OobeEvent> {
  const { eventLog, timing } = machine;
  yield* sleep(timing.applyNode);
  try {
    yield* createTpmKey(machine, keyContainer);
  } catch (error) {
    if (!(error instanceof TpmError)) throw error;
    const code = keyHResult(error);
    eventLog.write(
      channels.userDeviceRegistration,
      301,
      'Error',
      `The Hello key was not made: ${error.message}.`,
    );
    return { type: 'step failed', facts: { step: 'sign-in', code, item: null, cause: error.message } };
  }
  eventLog.write(channels.userDeviceRegistration, 300, 'Information', 'The Hello key was registered.');
  return { type: 'done' };
}

/** What Windows notes of a user who skipped it: 0x801C044F (autopilot-facts 6.2). */
export const noteHelloSkipped = ({ eventLog }: Machine): void =>
  eventLog.write(
    channels.userDeviceRegistration,
    301,
    'Warning',
    'The user skipped Windows Hello. 0x801C044F.',
  );

/** An administrator's writes as causes: which steps can fail of what was written. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import type { Writer } from '../../../shared/session/writer.ts';
import type { Step } from '../../device/windows/step-failure.ts';
import { adminWords } from '../admin-words.ts';
import type { Cause } from './cause.ts';
import { causeOf } from './cause.ts';

/** By Graph's path below /beta; the first that matches. */
const concerns: readonly (readonly [path: RegExp, steps: readonly Step[]])[] = [
  [/^deviceManagement\/deviceEnrollmentConfigurations/i, ['mdm-enrolment', 'esp']],
  [/^deviceManagement\/windowsAutopilot/i, ['profile', 'aad-join', 'domain-join', 'mdm-enrolment']],
  [/^deviceManagement\/(?:managedDevices|termsAndConditions)/i, ['mdm-enrolment', 'sign-in', 'esp']],
  [/^policies\/mobileDeviceManagement/i, ['aad-join', 'aad-discovery', 'mdm-enrolment', 'sign-in']],
  [/^(?:policies\/deviceRegistration|devices)/i, ['aad-join', 'aad-ticket', 'mdm-enrolment', 'sign-in']],
  [/^(?:identity\/conditionalAccess|policies\/conditionalAccess|users)/i, ['sign-in']],
  [/^(?:deviceAppManagement|deviceManagement)\//i, ['provider', 'esp', 'domain-join']],
];

/** What sets right, or is everyday work: no failure comes of it. */
const harmless =
  /\/(?:allowNextEnrollment|assignUserToDevice|updateDeviceProperties|windowsAutopilotSettings\/sync)$/i;

/** `ordinal`: which of this source's writes it is. */
export function writeCause(write: GraphWrite, ordinal: number, by: Writer): Cause {
  const steps = harmless.test(write.path) ? [] : concerns.find(([path]) => path.test(write.path))?.[1];
  const cause = causeOf('administrator', by)(`${by} ${ordinal}`, adminWords(write));
  return { ...cause, ...(steps ? { steps } : {}) };
}

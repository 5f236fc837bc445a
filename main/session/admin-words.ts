/** An administrator's write in words for the console's log. */
import { ownOf } from '../../shared/own.ts';
import type { GraphWrite } from '../../shared/session/input.ts';
import type { Writer } from '../../shared/session/writer.ts';

type Body = Readonly<Record<string, unknown>>;

const said = (body: Body, key: string): string => {
  const value = ownOf(body, key);
  return typeof value === 'string' ? value : '';
};

/** First match wins; paths are Graph's, below /beta. */
const phrases: readonly (readonly [
  method: GraphWrite['method'],
  path: RegExp,
  words: (body: Body) => string,
])[] = [
  [
    'POST',
    /assignUserToDevice$/i,
    (body) => `User ${said(body, 'userPrincipalName')} was assigned to the device`,
  ],
  ['POST', /unassignUserFromDevice$/i, () => 'The assigned user was removed'],
  [
    'POST',
    /updateDeviceProperties$/i,
    (body) =>
      'displayName' in body && !('groupTag' in body)
        ? `The device name was set to “${said(body, 'displayName')}”`
        : `The group tag was set to “${said(body, 'groupTag')}”`,
  ],
  ['POST', /allowNextEnrollment$/i, () => 'The device was unblocked for its next enrolment'],
  [
    'POST',
    /windowsAutopilotDeploymentProfiles\/[^/]+\/assignments$/i,
    () => 'A deployment profile was assigned to a group',
  ],
  [
    'DELETE',
    /windowsAutopilotDeploymentProfiles\/[^/]+\/assignments\//i,
    () => 'A deployment profile was taken away from a group',
  ],
  ['POST', /^groups\b[^/]*(?:\/[^/]+)?\/members\/\$ref$/i, () => 'A member was added to a group'],
  ['DELETE', /^groups\b[^/]*(?:\/[^/]+)?\/members\//i, () => 'A member was taken out of a group'],
  ['POST', /windowsAutopilotSettings\/sync$/i, () => 'Autopilot was told to synchronise'],
  ['DELETE', /windowsAutopilotDeviceIdentities[/(]/i, () => 'The Autopilot device was deleted'],
  ['DELETE', /managedDevices[/(]/i, () => 'The Intune device record was deleted'],
  ['DELETE', /devices[/(]/i, () => 'The Entra device object was deleted'],
];

/** What the write did, or that the service refused it; `status` 0: no answer came. */
export function adminWords({ method, path, body }: GraphWrite, status = 200): string {
  const found = phrases.find(([verb, pattern]) => verb === method && pattern.test(path));
  const fields = typeof body === 'object' && body !== null ? (body as Body) : {};
  const name = said(fields, 'displayName') || Object.keys(fields).join(', ');
  const words = found ? found[2](fields) : `${method} ${path}${name === '' ? '' : ` (${name})`}`;
  if (status === 0) return `Not done, for no answer came: ${words}`;
  return status < 400 ? words : `Refused by the service (${status}): ${words}`;
}

const names: Readonly<Record<Writer, string>> = {
  instructor: 'the instructor',
  trainee: 'the trainee',
  scenario: 'the scenario',
  door: 'a client of Graph',
};

/** A write's words with who made it. */
export const byWhom = (words: string, by: Writer): string => `${words} (${names[by]})`;

/** A write that the service refused, by its answer. */
export interface RefusedWrite extends Pick<GraphWrite, 'method' | 'path'> {
  readonly status: number;
  readonly reason: string;
}

/** Told before the rehearsal begins: what a scenario's preparation could not do. */
export const refusalInWords =
  (scenario: string) =>
  ({ method, path, status, reason }: RefusedWrite): string =>
    `Scenario ${scenario}, in before: ${method} ${path} was not done, the service answered ${status}: ${reason}. Correct it or leave it out.`;

/** The work behind the OOBE chart: processes of the PC's parts, each ending in an event of the chart. */
import { InternalError } from '../../../shared/failures.ts';
import type { Branding } from '../../../shared/stage/view.ts';
import { downloadProfile } from '../autopilot/download-profile.ts';
import { clearProfile, noteTenantMatch } from '../autopilot/profile-cache.ts';
import { brandingOf, realmOf, requestUserToken } from '../join/user-token.ts';
import type { TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { Machine } from '../machine.ts';
import { StepFailure } from '../step-failure.ts';
import { computerNameOf, nameFromTemplate, renameComputer } from '../windows/identity.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';

/** Limits of the nodes (autopilot-facts 10.1). */
const limits = { prefetch: seconds(36), activation: seconds(180) } as const;

/** Turns a step that failed the Windows way into an event; anything else is a fault of ours. */
export function* reporting(process: Process<OobeEvent>): Process<OobeEvent> {
  try {
    return yield* process;
  } catch (error) {
    if (error instanceof StepFailure) return { type: 'step failed', facts: error.facts };
    throw error;
  }
}

/** AutopilotPrefetch: forgets the profile and asks for it, for at most 36 s and without a word. */
export function* prefetchProfile(machine: Machine): Process<OobeEvent> {
  clearProfile(machine);
  if (!machine.network.linkUp) return { type: 'profile answered', profile: null, online: false };
  return yield* askForProfile(machine, limits.prefetch);
}

/** AutopilotActivation and the landing page: asks for the profile, for at most three minutes. */
export const activateAutopilot = (machine: Machine): Process<OobeEvent> =>
  askForProfile(machine, limits.activation);

export function* loadLanding(machine: Machine): Process<OobeEvent> {
  yield* sleep(machine.timing.landingLoad);
  return yield* askForProfile(machine, limits.activation);
}

function* askForProfile(machine: Machine, limit: typeof limits.prefetch): Process<OobeEvent> {
  const outcome = yield* within(limit, downloadProfile(machine));
  if (outcome === 'late') return { type: 'profile answered', profile: null, online: false };
  const { value } = outcome;
  const profile = value.kind === 'available' ? value.profile : null;
  return { type: 'profile answered', profile, online: value.kind !== 'offline' };
}

/** AutopilotDeviceRename: the template's name is set, and becomes active with a restart. */
export function* renameDevice(machine: Machine, { profile }: OobeContext): Process<OobeEvent> {
  const { registry, hardware, world } = machine;
  yield* sleep(machine.timing.rename);
  const template = profile?.CloudAssignedDeviceName ?? '';
  const done = registry.text(renameKey, 'Template') === template;
  if (template === '' || done) return { type: 'renamed', restartNeeded: false };
  const name = nameFromTemplate(template, hardware.serialNumber, world.random('device name'));
  registry.setText(renameKey, 'Template', template);
  if (name.toLowerCase() === computerNameOf(registry).toLowerCase())
    return { type: 'renamed', restartNeeded: false };
  renameComputer(registry, name);
  return { type: 'renamed', restartNeeded: true };
}

/** The template that the name was made from: it is applied once. */
const renameKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot\\DeviceRename';

export function* findBranding(machine: Machine, { profile }: OobeContext): Process<OobeEvent> {
  if (!profile) return { type: 'branding found', branding: null };
  const found = yield* brandingOf(machine, profile.CloudAssignedTenantDomain);
  const branding: Branding | null = found && {
    organisation: found.displayName,
    signInText: found.signInPageText,
    colour: found.backgroundColor,
  };
  return { type: 'branding found', branding };
}

/** Looks up whose user name it is: it must belong to the tenant that the PC is registered with. */
export function* checkUserName(
  machine: Machine,
  { signIn: { userName }, profile }: OobeContext,
): Process<OobeEvent> {
  const refuse = (key: string): OobeEvent => ({ type: 'sign-in refused', problem: { key } });
  if (userName === '') return refuse('sign-in.empty');
  const realm = yield* realmOf(machine, userName);
  if ('code' in realm) return refuse('sign-in.no-connection');
  if (realm.NameSpaceType === 'Unknown') return refuse('sign-in.unknown-user');
  const matched = !profile || realm.TenantId === profile.CloudAssignedTenantId;
  noteTenantMatch(machine.registry, matched);
  return matched ? { type: 'user name accepted' } : refuse('sign-in.other-organisation');
}

/**
 * A personal account is looked for. There is none in a rehearsal: a work account is sent to the other choice, any
 * other name is not known; without an answer the sign-in fails.
 */
export function* checkPersonalAccount(
  machine: Machine,
  { signIn: { userName } }: OobeContext,
): Process<OobeEvent> {
  const refuse = (key: string): OobeEvent => ({ type: 'sign-in refused', problem: { key } });
  if (userName === '') return refuse('sign-in.empty');
  const realm = yield* realmOf(machine, userName);
  if ('code' in realm) return { type: 'personal sign-in failed' };
  return refuse(realm.NameSpaceType === 'Unknown' ? 'sign-in.no-such-account' : 'sign-in.work-account');
}

/** Entra's error codes that the page has words for. */
const signInProblems: Readonly<Record<number, string>> = {
  50034: 'sign-in.unknown-user',
  50126: 'sign-in.wrong-password',
};

/** Asks for a token; `keep` gets it, since context holds no tokens. */
export function* signIn(
  machine: Machine,
  { userName, proof }: { readonly userName: string; readonly proof: string },
  keep: (token: TokenResponse) => void,
): Process<OobeEvent> {
  const verdict = yield* requestUserToken(machine, userName, proof);
  if (verdict.kind === 'signed-in') {
    const { user } = verdict.token;
    if (!user) throw new InternalError('Entra gave a person’s token without naming the person');
    keep(verdict.token);
    return { type: 'signed in', user };
  }
  const key = verdict.kind === 'refused' ? signInProblems[verdict.errorCode] : 'sign-in.no-connection';
  return { type: 'sign-in refused', problem: { key: key ?? 'sign-in.wrong-password' } };
}

/** The instructor's view of a rehearsal. */
import { findErrors } from '../../shared/errors/index.ts';
import type { ConsoleView, StandingFailure } from '../../shared/session/console-view.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { iso } from '../world/time.ts';
import { causeIn, errorOf } from './failure.ts';
import { placeName } from './plain-names.ts';
import { outcomeOf } from './report.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { SessionSources } from './sources.ts';

/** Lines of the log that the console shows. */
const logLines = 50;

export function consoleView(
  rehearsal: Rehearsal,
  sources: SessionSources,
  journal: string | null,
  { progress, held, shown }: { readonly held: boolean } & Pick<ConsoleView, 'progress' | 'shown'>,
): ConsoleView {
  const { world, pc, cloud } = rehearsal;
  const accounts = domainAccounts(cloud);
  // Retry has led back to where it all begins: nothing shows the failure any more, which the next attempt forgets.
  const failure = pc.screen().id === 'landing' ? null : failureOf(rehearsal);
  const outcome = outcomeOf(rehearsal);
  return {
    scenario: { id: sources.scenario.id, title: sources.scenario.title },
    scenarios: sources.scenarios,
    organization: rehearsal.tenant.organization.displayName,
    release: sources.scenario.release,
    exercises: sources.exercises ?? [],
    exercise: rehearsal.trainee.instructorView(rehearsal.writes),
    mode: rehearsal.holding.mode,
    show: rehearsal.stage().show ?? null,
    time: iso(world.clock.now),
    began: sources.scenario.startAt,
    outcome: failure === null && outcome === 'failed' ? 'running' : outcome,
    failure,
    waits: rehearsal.person.waits,
    last: rehearsal.person.last,
    fillIn: [],
    revealed: rehearsal.revealed(),
    ...rehearsal.rate(),
    ...(progress?.doing === 'opening' ? { paused: held } : {}),
    shown,
    progress,
    powered: pc.powered,
    screen: pc.screen().id,
    phoneRings: pc.phoneRings,
    media: pc.media,
    device: deviceOf(rehearsal),
    assumptions: rehearsal.tenant.check.assumptions,
    person: rehearsal.tenant.practice.user,
    network: {
      cable: pc.cable,
      blockedHosts: world.internet.conditions.blockedHosts,
      unresolvableHosts: world.internet.conditions.unresolvableHosts,
      domain: cloud.domain?.name ?? null,
    },
    users: [...cloud.directory.users.values()].map(({ userPrincipalName, displayName }) => ({
      userPrincipalName,
      displayName,
      practicePassword: rehearsal.practicePassword(userPrincipalName) ?? '',
      domainAccount: accounts.get(userPrincipalName) ?? null,
    })),
    faults: rehearsal.faults(),
    log: rehearsal.log.slice(-logLines).toReversed(),
    journal,
  };
}

/** The failure that shows; of the two parts the user's, which comes later. */
function failureOf({ pc, truth, cloud }: Rehearsal): StandingFailure | null {
  const error = errorOf(pc, truth, cloud);
  const failure = truth.failures(causeIn(cloud)).findLast(({ mended }) => mended === null);
  if (error === null || failure === undefined) return null;
  const { code, step, item, cause, seen, next } = error;
  const entries = findErrors(code);
  const causes = failure.faults.flatMap((id) => truth.faults().findLast((fault) => fault.id === id) ?? []);
  return {
    at: failure.at,
    place: placeName(step, item),
    code,
    cause,
    seen,
    next,
    remedy: (entries.find((one) => one.step === step) ?? entries[0])?.remedy ?? null,
    causes: causes.map(({ id, words, by, fault, set, felt, mended }) => ({
      id,
      words,
      by,
      fault,
      set,
      felt,
      mended,
    })),
  };
}

/** Names for the lock screen of the domain, by user principal name. */
const domainAccounts = ({ domain }: Cloud): ReadonlyMap<string, string> =>
  new Map(domain?.users.map((one) => [one.user.userPrincipalName, domain.logonName(one)]));

/** The PC and its record in the Autopilot service. */
function deviceOf({ pc, cloud }: Rehearsal): ConsoleView['device'] {
  const { hardware } = pc.machine;
  const identity = cloud
    .records()
    .windowsAutopilotDeviceIdentities.find(({ serialNumber }) => serialNumber === hardware.serialNumber);
  return {
    serialNumber: hardware.serialNumber,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    autopilotDeviceId: identity?.id ?? '',
    groupTag: identity?.groupTag ?? '',
    assignedUser: identity?.userPrincipalName ?? '',
    deploymentProfile: identity?.deploymentProfile ?? '',
    intendedDeploymentProfile: identity?.intendedDeploymentProfile ?? '',
    profileStatus: identity?.deploymentProfileAssignmentStatus ?? 'notAssigned',
    managedDeviceId: identity?.managedDeviceId ?? '',
  };
}

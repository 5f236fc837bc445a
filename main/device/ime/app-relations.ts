/**
 * Which apps are to be installed or removed, and what stands between them
 * (facts/apps#dependencies-and-supersedence).
 */
import { rememberedBy } from '../../world/remember.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';

const required = 3;
const uninstall = 4;
const userContext = 0;
const dependencyOnly = 0;

export interface Queued {
  readonly app: Win32AppPolicy;
  readonly intent: 'install' | 'uninstall';
}

/**
 * The apps of a phase in the order in which they are taken up: removals, what the ESP waits for, the rest.
 * Apps of the user's context need a signed-in user; "available" ones are never installed here.
 */
export const queueOf = (apps: readonly Win32AppPolicy[], userSignedIn: boolean): readonly Queued[] =>
  queues(apps).of(`${userSignedIn}`, [], () => queued(apps, userSignedIn));

const queues = rememberedBy<readonly Win32AppPolicy[], readonly Queued[]>();

function queued(apps: readonly Win32AppPolicy[], userSignedIn: boolean): readonly Queued[] {
  const targeted = apps.filter(
    ({ TargetType, RunAs }) => TargetType !== dependencyOnly && (RunAs !== userContext || userSignedIn),
  );
  const wanted = targeted.filter(({ Intent }) => Intent === required);
  const superseded = new Set(wanted.flatMap(({ Supersedes = [] }) => Supersedes.map(({ Id }) => Id)));
  // Where the old and the new app are both required, the new one alone is installed.
  const own = wanted.filter(({ Id }) => !superseded.has(Id));
  return [
    ...targeted.filter(({ Intent }) => Intent === uninstall).map(entry('uninstall')),
    ...own.filter(({ Blocking }) => Blocking).map(entry('install')),
    ...own.filter(({ Blocking }) => !Blocking).map(entry('install')),
  ];
}

/** Removals and what the ESP waits for; the rest can be put off. */
export const isUrgent = ({ app, intent }: Queued): boolean => app.Blocking || intent === 'uninstall';

const entry =
  (intent: Queued['intent']) =>
  (app: Win32AppPolicy): Queued => ({ app, intent });

/** An app that supersedes one that `app` depends on: the two contradict each other. */
export const conflicting = (
  app: Win32AppPolicy,
  apps: readonly Win32AppPolicy[],
): Win32AppPolicy | undefined =>
  apps.find(
    (other) =>
      other.TargetType !== dependencyOnly &&
      other.Intent === required &&
      (other.Supersedes ?? []).some(({ Id }) => app.FlatDependencies.includes(Id)),
  );

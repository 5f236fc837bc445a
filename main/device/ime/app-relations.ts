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
  /** Ids of the apps that are related to it over any number of others, itself among them. */
  readonly subgraph: readonly string[];
}

/**
 * The apps of a phase in the order in which they are taken up: removals, what the ESP waits for, the rest. In each of
 * these related apps follow one another, what others need before them (facts/apps#dependencies-and-supersedence).
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
  const graphs = subgraphsOf(apps);
  const inOrder = (some: readonly Win32AppPolicy[], intent: Queued['intent']): readonly Queued[] =>
    grouped(some, graphs).map((app) => ({ app, intent, subgraph: graphs.get(app.Id) ?? [app.Id] }));
  return [
    ...inOrder(
      targeted.filter(({ Intent }) => Intent === uninstall),
      'uninstall',
    ),
    ...inOrder(
      own.filter(({ Blocking }) => Blocking),
      'install',
    ),
    ...inOrder(
      own.filter(({ Blocking }) => !Blocking),
      'install',
    ),
  ];
}

type Subgraphs = ReadonlyMap<string, readonly string[]>;

/** By id: the apps that hang together by dependency or supersedence, in the order of the list. */
function subgraphsOf(apps: readonly Win32AppPolicy[]): Subgraphs {
  const graphs = new Map<string, readonly string[]>(apps.map(({ Id }) => [Id, [Id]]));
  const place = new Map(apps.map(({ Id }, index) => [Id, index]));
  for (const { Id, FlatDependencies, Supersedes = [] } of apps)
    for (const other of [...FlatDependencies, ...Supersedes.map((old) => old.Id)]) {
      const [one, two] = [graphs.get(Id), graphs.get(other)];
      if (!one || !two || one === two) continue;
      const both = [...one, ...two].toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
      for (const member of both) graphs.set(member, both);
    }
  return graphs;
}

/** Related apps one after another, each group where its first stands; in a group, what others need comes first. */
function grouped(apps: readonly Win32AppPolicy[], graphs: Subgraphs): readonly Win32AppPolicy[] {
  const byId = new Map(apps.map((app) => [app.Id, app]));
  const done = new Set<string>();
  const order: Win32AppPolicy[] = [];
  const take = (app: Win32AppPolicy): void => {
    // A circle is cut where it closes.
    if (done.has(app.Id)) return;
    done.add(app.Id);
    for (const id of app.FlatDependencies) {
      const needed = byId.get(id);
      if (needed) take(needed);
    }
    order.push(app);
  };
  for (const { Id } of apps)
    for (const member of graphs.get(Id) ?? []) {
      const app = byId.get(member);
      if (app) take(app);
    }
  return order;
}

/** Removals and what the ESP waits for; the rest can be put off. */
export const isUrgent = ({ app, intent }: Queued): boolean => app.Blocking || intent === 'uninstall';

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

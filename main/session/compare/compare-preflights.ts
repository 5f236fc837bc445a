/** What changed between two preflights, in words. */
import type {
  AppVerdict,
  ObjectVerdicts,
  PolicyVerdict,
  PreflightKind,
  PreflightReport,
  StatusPageResult,
} from '../../../shared/preflight/preflight-report.ts';
import { whom, type Change } from './change.ts';
import { spanWords } from '../preflight/report-words.ts';

interface Pair {
  /** What the kind is called in sentences. */
  readonly name: string;
  readonly before: PreflightKind;
  readonly after: PreflightKind;
}

/** Kinds that stand for the same device and user; one that has come to be a part of another is told by its own name. */
function pairsOf(before: PreflightReport, after: PreflightReport): readonly Pair[] {
  const pairs = after.kinds.flatMap((kind): Pair[] => {
    const same =
      before.kinds.find(({ id }) => id === kind.id) ?? before.kinds.find(({ name }) => name === kind.name);
    return same ? [{ name: kind.name, before: same, after: kind }] : [];
  });
  const known = new Set(pairs.map((pair) => pair.before.id));
  const joined = before.kinds.flatMap((kind): Pair[] => {
    if (known.has(kind.id) || kind.covers.length === 0) return [];
    const whole = after.kinds.find(({ covers }) => kind.covers.every((one) => covers.includes(one)));
    return whole ? [{ name: kind.name, before: kind, after: whole }] : [];
  });
  return [...pairs, ...joined];
}

export function comparePreflights(before: PreflightReport, after: PreflightReport): readonly Change[] {
  const pairs = pairsOf(before, after);
  const all = pairs.length;
  return [
    ...kindChanges(before, after, pairs),
    ...grouped(pairs.flatMap(pairChanges), all),
    ...objectChanges('app', before.apps, after.apps, pairs, appChange),
    ...objectChanges('policy', before.policies, after.policies, pairs, policyChange),
    ...listChanges('risk', before.risks, after.risks, ({ words }) => words),
    ...listChanges(
      'assumption',
      before.assumptions,
      after.assumptions,
      ({ what, value }) => `${what}: ${value}`,
    ),
  ];
}

function kindChanges(
  before: PreflightReport,
  after: PreflightReport,
  pairs: readonly Pair[],
): readonly Change[] {
  const known = new Set(pairs.map((pair) => pair.before.id));
  const met = new Set(pairs.map((pair) => pair.after.id));
  const one = (name: string, from: string | null, to: string | null, words: string): Change => ({
    about: 'kind',
    name,
    kinds: [name],
    before: from,
    after: to,
    words,
  });
  return [
    ...before.kinds
      .filter(({ id }) => !known.has(id))
      .map(({ name, verdict }) => one(name, verdict, null, `No longer a kind of its own: ${name}`)),
    ...after.kinds
      .filter(({ id }) => !met.has(id))
      .map(({ name, verdict, why }) => one(name, null, verdict, `A new kind: ${name}. ${why}`)),
  ];
}

/** Changes of one kind; `said` is the sentence without the kind. */
interface Said extends Omit<Change, 'words' | 'kinds'> {
  readonly kind: string;
  readonly said: (kinds: string) => string;
}

/** A time that differs by less is the same to a person. */
const shortest = 60;
const share = 0.1;

function pairChanges({ name: kind, before, after }: Pair): readonly Said[] {
  const change = (
    about: string,
    from: string | null,
    to: string | null,
    said: (kinds: string) => string,
  ): readonly Said[] => (from === to ? [] : [{ about, name: '', before: from, after: to, kind, said }]);
  const flows = [
    ['technician', 'The technician’s part', before.technician, after.technician],
    ['user', 'The user’s part', before.userFlow, after.userFlow],
  ] as const;
  return [
    ...change(
      'outcome',
      before.verdict,
      after.verdict,
      (kinds) => `${kinds}: ${after.verdict} instead of ${before.verdict}. ${after.why}`,
    ),
    ...(before.verdict === after.verdict
      ? change('cause', before.why, after.why, (kinds) => `${kinds}: ${after.why} Before: ${before.why}`)
      : []),
    ...change(
      'profile',
      before.profile,
      after.profile,
      (kinds) => `${kinds}: the profile ${after.profile ?? 'none'} instead of ${before.profile ?? 'none'}`,
    ),
    ...flows.flatMap(([, name, from, to]) => {
      const slower =
        from.seconds !== null &&
        to.seconds !== null &&
        Math.abs(to.seconds - from.seconds) >= Math.max(shortest, from.seconds * share);
      return [
        ...(slower && from.seconds !== null && to.seconds !== null
          ? change(
              'time',
              spanWords(from.seconds),
              spanWords(to.seconds),
              (kinds) =>
                `${name} takes ${spanWords(to.seconds ?? 0)} instead of ${spanWords(from.seconds ?? 0)}: ${kinds}`,
            )
          : []),
        ...change(
          'page',
          pageWords(from.page),
          pageWords(to.page),
          (kinds) =>
            `${name} has the page ${pageWords(to.page)} instead of ${pageWords(from.page)}: ${kinds}`,
        ),
      ];
    }),
    ...after.faults.flatMap(({ fault, survived }) => {
      const was = before.faults.find((one) => one.fault === fault);
      return was
        ? change(
            'fault',
            String(was.survived),
            String(survived),
            (kinds) => `${kinds} ${survived ? 'survives' : 'no longer survives'} ${fault}`,
          )
        : [];
    }),
  ];
}

const pageWords = (page: StatusPageResult | null): string =>
  page === null
    ? 'none'
    : `"${page.name}" (${page.shown ? `${page.timeoutMinutes} minutes, ${page.blocking} blocking apps` : 'not shown'})`;

/** The same change of several kinds is told once. */
function grouped(said: readonly Said[], all: number): readonly Change[] {
  const alike = Map.groupBy(said, (one) =>
    JSON.stringify([one.about, one.name, one.before, one.after, one.said('')]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind: _kind, said: sentence, ...change } = first;
    const kinds = group.map(({ kind }) => kind);
    return [{ ...change, kinds, words: sentence(whom(kinds, all)) }];
  });
}

function objectChanges<V extends AppVerdict | PolicyVerdict>(
  about: 'app' | 'policy',
  before: readonly ObjectVerdicts<V>[],
  after: readonly ObjectVerdicts<V>[],
  pairs: readonly Pair[],
  between: (name: string, from: V, to: V) => Pick<Said, 'before' | 'after' | 'said'> | null,
): readonly Change[] {
  const twin = (object: ObjectVerdicts<V>, among: readonly ObjectVerdicts<V>[]) =>
    among.find(({ id }) => id === object.id) ?? among.find(({ name }) => name === object.name);
  const said = after.flatMap((object): readonly Said[] => {
    const old = twin(object, before);
    const now = verdictsOf(object);
    const then = old && verdictsOf(old);
    return pairs.flatMap((pair): readonly Said[] => {
      const to = now.get(pair.after.id);
      const from = then?.get(pair.before.id) ?? absent<V>();
      const change = to && between(object.name, from, to);
      return change ? [{ about, name: object.name, kind: pair.name, ...change }] : [];
    });
  });
  const gone = before.flatMap((object): readonly Said[] => {
    if (twin(object, after)) return [];
    const then = verdictsOf(object);
    return pairs.flatMap((pair): readonly Said[] => {
      const from = then.get(pair.before.id);
      return from?.reached
        ? [
            {
              about,
              name: object.name,
              kind: pair.name,
              before: from.by,
              after: null,
              said: (kinds) =>
                `${object.name} no longer reaches ${kinds}: the tenant does not have it any more`,
            },
          ]
        : [];
    });
  });
  return grouped([...said, ...gone], pairs.length);
}

const verdictsOf = <V>({ verdicts }: ObjectVerdicts<V>): ReadonlyMap<string, V> =>
  new Map(verdicts.flatMap((verdict) => verdict.kinds.map((id) => [id, verdict] as const)));

/** What the tenant did not have before reached nobody. */
const absent = <V extends AppVerdict | PolicyVerdict>(): V =>
  ({
    reached: false,
    by: 'the tenant did not have it',
    part: null,
    intent: 'none',
    blocking: false,
  }) as unknown as V;

function reachChange(
  name: string,
  from: PolicyVerdict,
  to: PolicyVerdict,
): Pick<Said, 'before' | 'after' | 'said'> | null {
  const both = { before: from.by, after: to.by };
  if (from.reached && !to.reached)
    return { ...both, said: (kinds) => `${name} no longer reaches ${kinds}: ${to.by}` };
  if (!from.reached && to.reached)
    return { ...both, said: (kinds) => `${name} now reaches ${kinds}: ${to.by}` };
  if (to.reached && from.part !== to.part)
    return {
      before: from.part,
      after: to.part,
      said: (kinds) => `${name} comes in ${partName(to.part)} instead of ${partName(from.part)}: ${kinds}`,
    };
  if (to.reached && from.by !== to.by)
    return { ...both, said: (kinds) => `${name} reaches ${kinds} by ${to.by} instead of ${from.by}` };
  return null;
}

const policyChange = reachChange;

function appChange(
  name: string,
  from: AppVerdict,
  to: AppVerdict,
): Pick<Said, 'before' | 'after' | 'said'> | null {
  if (from.intent !== to.intent && (from.reached === to.reached || to.intent === 'uninstall'))
    return {
      before: from.intent,
      after: to.intent,
      said: (kinds) =>
        `${name} is ${intentName(to.intent)} instead of ${intentName(from.intent)} for ${kinds}: ${to.by}`,
    };
  const reach = reachChange(name, from, to);
  if (reach) return reach;
  if (to.reached && from.blocking !== to.blocking)
    return {
      before: String(from.blocking),
      after: String(to.blocking),
      said: (kinds) => `${name} ${to.blocking ? 'now blocks' : 'no longer blocks'} the page: ${kinds}`,
    };
  return null;
}

const partName = (part: PolicyVerdict['part']): string =>
  part === 'account-setup' ? 'account setup' : 'device setup';
const intentName = (intent: AppVerdict['intent']): string =>
  intent === 'none' ? 'not assigned' : intent === 'uninstall' ? 'to be uninstalled' : intent;

/** Entries that only one of two lists has. */
function listChanges<T>(
  about: string,
  before: readonly T[],
  after: readonly T[],
  wordsOf: (entry: T) => string,
): readonly Change[] {
  const then = new Set(before.map(wordsOf));
  const now = new Set(after.map(wordsOf));
  const one = (words: string, from: string | null, to: string | null, said: string): Change => ({
    about,
    name: '',
    kinds: [],
    before: from,
    after: to,
    words: `${said}: ${words}`,
  });
  return [
    ...[...then]
      .filter((words) => !now.has(words))
      .map((words) => one(words, words, null, `No ${about} any more`)),
    ...[...now].filter((words) => !then.has(words)).map((words) => one(words, null, words, `A new ${about}`)),
  ];
}

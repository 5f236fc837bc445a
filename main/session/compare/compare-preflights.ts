/** What changed between two preflights, in words: what somebody changed first, then what follows from it. */
import type { KindVerdict, PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import { counted, listed } from '../../../shared/words/counted.ts';
import { notUnderstoodLine } from '../not-understood-words.ts';
import { kindsInWords } from '../preflight/kinds-in-words.ts';
import type { Change, Comparison } from './change.ts';
import { pairChanges } from './kind-changes.ts';
import { appChange, objectChanges, policyChange } from './object-changes.ts';
import { pairsOf, type Paired } from './pairs.ts';
import { grouped } from './said.ts';

export function comparePreflights(before: PreflightReport, after: PreflightReport): Comparison {
  const paired = pairsOf(before, after);
  const { pairs } = paired;
  const found = [
    ...optionChanges(before, after),
    ...objectChanges('app', before.apps, after.apps, pairs, appChange),
    ...objectChanges('policy', before.policies, after.policies, pairs, policyChange),
    ...grouped(pairs.flatMap(pairChanges), pairs),
    ...lists.flatMap((list) => listChanges(list, before, after)),
    ...kindChanges(before, after, paired),
  ];
  const changes = [
    ...found.filter(({ role }) => role === 'cause'),
    ...found.filter(({ role }) => role === 'effect'),
  ];
  return { summary: summaryOf(changes, paired), changes };
}

const told = (
  role: Change['role'],
  about: string,
  before: string | null,
  after: string | null,
  words: string,
): Change => ({ about, role, name: '', kinds: [], before, after, words });

function optionChanges(before: PreflightReport, after: PreflightReport): readonly Change[] {
  const of = {
    // A name that stands in is told as an assumption.
    Organization: ({ tenant, assumptions }: PreflightReport) =>
      assumptions.some(({ what }) => what === 'Organization') ? '' : tenant.organization,
    'Line, Mbit/s': ({ options }: PreflightReport) => String(options.megabitsPerSecond),
    'Faults that were tried': ({ options }: PreflightReport) => options.faults.join(', ') || 'none',
    'Version of Reseal': ({ app }: PreflightReport) => app,
  };
  return Object.entries(of).flatMap(([what, wordOf]) => {
    const [from, to] = [wordOf(before), wordOf(after)];
    return from === to || from === '' || to === ''
      ? []
      : [told('cause', 'option', from, to, `${what}: ${to} instead of ${from}`)];
  });
}

/** Lists whose entries come, go and change. */
interface List {
  readonly about: string;
  readonly role: Change['role'];
  /** Before an entry that is new, and before one that is gone. */
  readonly come: string;
  readonly gone: string;
  /** `key`: entries of one key are the same one, otherwise. */
  readonly entriesOf: (
    report: PreflightReport,
  ) => readonly { readonly key: string; readonly words: string }[];
}

const plain = (texts: readonly string[]) => texts.map((words) => ({ key: words, words }));

const lists: readonly List[] = [
  {
    about: 'assumption',
    role: 'cause',
    come: 'Assumed now',
    gone: 'No longer assumed',
    entriesOf: ({ assumptions }) =>
      assumptions.map(({ what, value }) => ({ key: what, words: `${what}: ${value}` })),
  },
  {
    about: 'problem',
    role: 'cause',
    come: 'A new problem of the export',
    gone: 'No longer a problem of the export',
    entriesOf: ({ problems }) => plain(problems),
  },
  {
    about: 'risk',
    role: 'effect',
    come: 'A new risk',
    gone: 'No longer a risk',
    entriesOf: ({ risks }) => risks.map(({ id, words }) => ({ key: id, words })),
  },
  {
    about: 'unreached group',
    role: 'effect',
    come: 'No kind is in the group any more',
    gone: 'A kind is in the group now',
    entriesOf: ({ unreachedGroups }) => plain(unreachedGroups),
  },
  {
    about: 'not understood',
    role: 'cause',
    come: 'Not understood now',
    gone: 'Not there any more, or understood now',
    entriesOf: ({ notUnderstood }) => plain(notUnderstood.map(notUnderstoodLine)),
  },
  {
    about: 'not simulated',
    role: 'effect',
    come: 'Has settings now that are not simulated',
    gone: 'Has no settings any more that are not simulated',
    entriesOf: ({ withoutEffect }) => plain(withoutEffect.map(({ policy }) => policy)),
  },
];

function listChanges(list: List, before: PreflightReport, after: PreflightReport): readonly Change[] {
  const { about, role, come, gone, entriesOf } = list;
  const [then, now] = [entriesOf(before), entriesOf(after)];
  const only = (some: typeof then, others: typeof then) => {
    const words = new Set(others.map((one) => one.words));
    return Map.groupBy(
      some.filter((one) => !words.has(one.words)),
      ({ key }) => key,
    );
  };
  const [old, young] = [only(then, now), only(now, then)];
  return [...new Set([...young.keys(), ...old.keys()])].flatMap((key): readonly Change[] => {
    const [from, to] = [old.get(key) ?? [], young.get(key) ?? []];
    const [first, second] = [from[0], to[0]];
    if (first && second && from.length === 1 && to.length === 1)
      return [told(role, about, first.words, second.words, `${second.words} (before: ${first.words})`)];
    return [
      ...to.map(({ words }) => told(role, about, null, words, `${come}: ${words}`)),
      ...from.map(({ words }) => told(role, about, words, null, `${gone}: ${words}`)),
    ];
  });
}

/** What becomes of those that are one with others is told by apps, policies and outcomes. */
function kindChanges(before: PreflightReport, after: PreflightReport, paired: Paired): readonly Change[] {
  const { joined, parted, gone, come } = paired;
  const line = (kinds: PreflightReport['kinds'], all: PreflightReport['kinds'], words: string) =>
    kinds.length === 0
      ? []
      : [
          {
            ...told('effect', 'kind', null, null, `${words}: ${kindsInWords(kinds, all)}`),
            kinds: kinds.map(({ name }) => name),
          },
        ];
  return [
    ...line(joined, before.kinds, 'Gets what others get, and is no kind of its own any more'),
    ...line(parted, after.kinds, 'Gets something of its own now, and is a kind of its own'),
    ...line(gone, before.kinds, 'No longer rehearsed'),
    ...line(come, after.kinds, 'Not rehearsed before'),
  ];
}

const verdictWords: Readonly<Record<KindVerdict, readonly [one: string, many: string]>> = {
  stops: ['stops', 'stop'],
  limited: ['is limited', 'are limited'],
  ready: ['is ready', 'are ready'],
};

/** '1 app and 1 status page changed. 4 of 16 kinds stop that were ready.' */
function summaryOf(changes: readonly Change[], { pairs, gone, come }: Paired): string {
  const named = (about: string, one: string, many?: string): readonly string[] => {
    const own = changes.filter((change) => change.role === 'cause' && change.about === about);
    const count = new Set(own.map(({ name, words }) => name || words)).size;
    return count === 0 ? [] : [counted(count, one, many)];
  };
  const causes = [
    ...named('app', 'app'),
    ...named('policy', 'policy', 'policies'),
    ...named('page', 'status page'),
    ...named('profile', 'deployment profile'),
    ...named('assumption', 'assumption'),
    ...named('option', 'option'),
    ...named('problem', 'problem of the export', 'problems of the export'),
  ];
  const moved = Map.groupBy(
    pairs.filter(({ before, after }) => before.verdict !== after.verdict),
    ({ before, after }) => `${after.verdict} ${before.verdict}`,
  );
  const effects = [...moved.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const [one, many] = verdictWords[first.after.verdict];
    const was = group.length === 1 ? 'was' : 'were';
    const then = first.before.verdict === 'stops' ? 'stopped' : `${was} ${first.before.verdict}`;
    return [`${group.length} of ${pairs.length} kinds ${group.length === 1 ? one : many} that ${then}`];
  });
  const others = gone.length + come.length;
  const outcome = [
    ...effects,
    ...(others > 0 ? [`${counted(others, 'kind')} only one of the two has rehearsed`] : []),
  ];
  const cause =
    causes.length === 0 ? 'Nothing was changed that decides who gets what' : `Changed: ${listed(causes)}`;
  return `${cause}. ${outcome.length === 0 ? 'Every kind comes to what it came to before' : outcome.join('; ')}.`;
}

/** What a kind of device and person comes to, then and now. */
import type { PreflightKind, StatusPageResult } from '../../../shared/preflight/preflight-report.ts';
import { spanWords } from '../preflight/span-words.ts';
import type { Change } from './change.ts';
import type { Pair } from './pairs.ts';
import type { Said } from './said.ts';

/** A time that differs by less is the same to a person: seconds, and the share of what it was. */
const shortest = 60;
const share = 0.1;

/** The profile and the page are set by somebody; all else follows. */
export const pairChanges = (pair: Pair): readonly Said[] => [
  ...profileChange(pair),
  ...pageChanges(pair),
  ...outcomeChange(pair),
  ...timeChanges(pair),
  ...faultChanges(pair),
];

type Sentence = (kinds: string) => string;

const change = (
  pair: Pair,
  role: Change['role'],
  about: string,
  [before, after]: readonly [string | null, string | null],
  said: Sentence,
): readonly Said[] => (before === after ? [] : [{ about, role, name: '', before, after, pair, said }]);

function profileChange(pair: Pair): readonly Said[] {
  const { before, after } = pair;
  const of = (kind: PreflightKind): string => (kind.profile === null ? 'no profile' : `"${kind.profile}"`);
  return change(pair, 'cause', 'profile', [before.profile, after.profile], (kinds) =>
    after.profile === null
      ? `No deployment profile reaches ${kinds} any more; before: ${of(before)}`
      : `The deployment profile of ${kinds} is ${of(after)} instead of ${of(before)}`,
  );
}

/** The page of the technician's part, and the user's where it is another one or changed otherwise. */
function pageChanges(pair: Pair): readonly Said[] {
  const { before, after } = pair;
  const [technician, user] = (['technician', 'userFlow'] as const).map(
    (flow) => [pageWords(before[flow].page), pageWords(after[flow].page)] as const,
  );
  const told = (words: readonly [string, string] | undefined, where: string): readonly Said[] =>
    words
      ? change(
          pair,
          'cause',
          'page',
          words,
          (kinds) => `The status page${where} is ${words[1]} instead of ${words[0]}: ${kinds}`,
        )
      : [];
  return technician?.join() === user?.join()
    ? told(technician, '')
    : [...told(technician, ' of the technician’s part'), ...told(user, ' of the user’s part')];
}

/** How many apps it waits for is told of each app. */
const pageWords = (page: StatusPageResult | null): string =>
  page === null
    ? 'none'
    : `"${page.name}" (${page.shown ? `time limit ${page.timeoutMinutes} min` : 'not shown'})`;

function outcomeChange(pair: Pair): readonly Said[] {
  const { before, after } = pair;
  return before.verdict === after.verdict
    ? change(
        pair,
        'effect',
        'cause',
        [before.why, after.why],
        (kinds) =>
          `For another reason ${verbOf[after.verdict]}: ${kinds}. ${after.why} Before: ${before.why}`,
      )
    : change(
        pair,
        'effect',
        'outcome',
        [before.verdict, after.verdict],
        (kinds) => `${after.verdict} instead of ${before.verdict}: ${kinds}. ${after.why}`,
      );
}

const verbOf = { ready: 'ready', limited: 'limited', stops: 'stopped' } as const;

function timeChanges(pair: Pair): readonly Said[] {
  const { before, after } = pair;
  return (
    [
      ['The technician’s part', before.technician.seconds, after.technician.seconds],
      ['The user’s part', before.userFlow.seconds, after.userFlow.seconds],
    ] as const
  ).flatMap(([part, from, to]) =>
    from === null || to === null || Math.abs(to - from) < Math.max(shortest, from * share)
      ? []
      : change(
          pair,
          'effect',
          'time',
          [spanWords(from), spanWords(to)],
          (kinds) => `${part} takes ${spanWords(to)} instead of ${spanWords(from)}: ${kinds}`,
        ),
  );
}

const faultChanges = (pair: Pair): readonly Said[] =>
  pair.after.faults.flatMap(({ fault, survived }) => {
    const was = pair.before.faults.find((one) => one.fault === fault);
    return was
      ? change(
          pair,
          'effect',
          'fault',
          [String(was.survived), String(survived)],
          (kinds) => `The fault ${fault} is ${survived ? 'survived' : 'no longer survived'} by ${kinds}`,
        )
      : [];
  });

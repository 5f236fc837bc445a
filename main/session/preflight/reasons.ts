/** Kinds that come to the same for one reason, in one line: what an administrator has to do something about. */
import { formatHResult, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { FlowResult, KindVerdict, PreflightKind } from '../../../shared/preflight/preflight-report.ts';
import { counted, listed } from '../../../shared/words/counted.ts';
import { placeName } from '../plain-names.ts';
import { stuckWords } from './kind-outcome.ts';
import { spanWords } from './span-words.ts';

export interface Reason {
  readonly verdict: KindVerdict;
  /** '14 kinds stop before Reseal' */
  readonly head: string;
  /** With the reason: '14 kinds stop before Reseal: the installer of "7-Zip" ends with exit code 1603 (status page, apps, 0x80070643)' */
  readonly words: string;
  readonly kinds: readonly PreflightKind[];
}

const order: readonly KindVerdict[] = ['stops', 'limited', 'ready'];

/** What stops comes first, and of that what stops most kinds. */
export const reasonsOf = (kinds: readonly PreflightKind[]): readonly Reason[] =>
  [...Map.groupBy(kinds, keyOf).values()]
    .flatMap((alike): Reason[] => {
      const [first] = alike;
      return first ? [{ verdict: first.verdict, kinds: alike, ...wordsOf(first, alike) }] : [];
    })
    .toSorted(
      (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.kinds.length - a.kinds.length,
    );

/** The flow that decides. */
const decisive = ({ technician, userFlow }: PreflightKind): FlowResult =>
  technician.outcome === 'reached' ? userFlow : technician;

/** Names that are quoted in a cause: it is one cause whoever they are. */
const quoted = /"[^"]*"/g;

function keyOf(kind: PreflightKind): string {
  const { technician, verdict, profile } = kind;
  const { outcome, error, page, shows } = decisive(kind);
  const own = [verdict, technician.outcome, outcome];
  if (verdict === 'ready') return verdict;
  if (isBarred(kind) || profile === null) return JSON.stringify([...own, profile]);
  return JSON.stringify([
    ...own,
    error?.code,
    error?.step,
    error?.item,
    verdict === 'limited' ? '' : error?.cause.replaceAll(quoted, '""'),
    isLate(error) ? page?.timeoutMinutes : null,
    shows,
  ]);
}

/** By its profile, or for want of one. */
const isBarred = ({ verdict, technician }: PreflightKind): boolean =>
  verdict === 'limited' && technician.outcome !== 'reached';

const timedOut = formatHResult(fromWin32(Win32.ERROR_TIMEOUT));
const isLate = (error: FlowResult['error']): boolean => error?.code === timedOut;

function wordsOf(first: PreflightKind, alike: readonly PreflightKind[]): Pick<Reason, 'head' | 'words'> {
  const kinds = counted(alike.length, 'kind');
  const verb = (one: string, many: string): string => (alike.length === 1 ? one : many);
  const told = (head: string, why: string) => ({ head: `${kinds} ${head}`, words: `${kinds} ${head}${why}` });
  if (first.verdict === 'ready')
    return told(`${verb('reaches', 'reach')} Reseal and the desktop`, spans(alike));
  if (first.verdict === 'stops' && first.profile === null)
    return told('cannot be judged', `: ${first.why.replace(/^Not known: |\.$/g, '')}`);
  if (isBarred(first))
    return told(
      'cannot be pre-provisioned',
      first.profile === null
        ? `: no deployment profile reaches ${verb('it', 'them')}`
        : `: the profile "${first.profile}" does not allow it`,
    );
  const { error, page, outcome, shows } = decisive(first);
  const head =
    first.technician.outcome === 'reached'
      ? `${verb('reaches', 'reach')} Reseal and ${verb('stops', 'stop')} before the desktop`
      : `${verb('stops', 'stop')} before Reseal`;
  if (error === null)
    return told(
      head,
      outcome === 'stuck' ? `${stuckWords(shows)}; look at one of them with reseal start` : '',
    );
  const seen = [placeName(error.step, error.item), error.code].join(', ');
  const cause =
    first.verdict === 'limited'
      ? 'the user has no Intune licence'
      : causeOf(alike).replace('within the time limit', 'by then');
  const late =
    isLate(error) && page?.timeoutMinutes
      ? `the status page gives up after ${counted(page.timeoutMinutes, 'minute')}, because `
      : '';
  return told(head, `: ${late}${cause} (${seen})`);
}

/** The cause of the first, and who else is named in its place. */
function causeOf(alike: readonly PreflightKind[]): string {
  const causes = [...new Set(alike.flatMap((kind) => decisive(kind).error?.cause ?? []))];
  const [first = ''] = causes;
  const others = new Set(causes.slice(1).flatMap((cause) => cause.match(quoted) ?? []));
  for (const name of first.match(quoted) ?? []) others.delete(name);
  const also = others.size > 0 ? `, and likewise ${listed([...others], 3)}` : '';
  return `${first.replace(/\.$/, '').replace(/^The /, 'the ')}${also}`;
}

/** How long the flows of kinds take that reach both ends. */
function spans(kinds: readonly PreflightKind[]): string {
  const span = (who: string, all: readonly (number | null)[]): string[] => {
    const known = all.filter((one) => one !== null);
    if (known.length === 0) return [];
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return [`${who} ${least === most ? '' : `${spanWords(least)} to `}${spanWords(most)}`];
  };
  const told = [
    ...span(
      'technician',
      kinds.map(({ technician }) => technician.seconds),
    ),
    ...span(
      'user',
      kinds.map(({ userFlow }) => userFlow.seconds),
    ),
  ];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

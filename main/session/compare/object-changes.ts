/** What apps and policies are for whom, then and now. */
import type {
  AppVerdict,
  ObjectVerdicts,
  PolicyVerdict,
} from '../../../shared/preflight/preflight-report.ts';
import { fateWords } from '../preflight/report-words.ts';
import type { Change } from './change.ts';
import type { Pair } from './pairs.ts';
import { grouped, type Said } from './said.ts';

type Told = Pick<Said, 'before' | 'after' | 'said'> | null;

export function objectChanges<V extends AppVerdict | PolicyVerdict>(
  about: 'app' | 'policy',
  before: readonly ObjectVerdicts<V>[],
  after: readonly ObjectVerdicts<V>[],
  pairs: readonly Pair[],
  between: (name: string, from: V, to: V) => Told,
): readonly Change[] {
  const twins = twinsOf(before, after);
  const said = twins.flatMap(([old, young]): readonly Said[] => {
    const name = (young ?? old)?.name ?? '';
    const then = old && byKind(old.verdicts);
    const now = young && byKind(young.verdicts);
    return pairs.flatMap((pair): readonly Said[] => {
      const from = then ? then.get(pair.before.id) : absent<V>('the tenant did not have it');
      const to = now ? now.get(pair.after.id) : absent<V>('the tenant does not have it any more');
      const change = from && to && between(name, from, to);
      return change ? [{ about, role: 'cause', name, pair, ...change }] : [];
    });
  });
  return grouped([...said, ...twins.flatMap(([old, young]) => fates(about, old, young, pairs))], pairs);
}

/** The same object in both: by its id, or by its name where ids are another export's. */
function twinsOf<V>(before: readonly ObjectVerdicts<V>[], after: readonly ObjectVerdicts<V>[]) {
  const ids = new Map(before.map((one) => [one.id, one]));
  const names = new Map(before.map((one) => [one.name, one]));
  const met = new Set<ObjectVerdicts<V>>();
  const young = after.map((one) => {
    const old = ids.get(one.id) ?? names.get(one.name);
    const own = old && !met.has(old) ? old : undefined;
    if (own) met.add(own);
    return [own, one] as const;
  });
  const gone = before.filter((one) => !met.has(one)).map((one) => [one, undefined] as const);
  return [...young, ...gone];
}

const byKind = <V>(
  verdicts: readonly (V & { readonly kinds: readonly string[] })[],
): ReadonlyMap<string, V> =>
  new Map(verdicts.flatMap((verdict) => verdict.kinds.map((id) => [id, verdict] as const)));

/** What a tenant does not have reaches nobody. */
const absent = <V extends AppVerdict | PolicyVerdict>(by: string): V =>
  ({ reached: false, by, part: null, flow: null, intent: 'none', blocking: false }) as unknown as V;

/** What came of it in the rehearsals, where it came in both. */
function fates<V>(
  about: string,
  old: ObjectVerdicts<V> | undefined,
  young: ObjectVerdicts<V> | undefined,
  pairs: readonly Pair[],
): readonly Said[] {
  if (!old || !young) return [];
  const then = byKind(old.fates);
  const now = byKind(young.fates);
  return pairs.flatMap((pair): readonly Said[] => {
    const [from, to] = [then.get(pair.before.id), now.get(pair.after.id)];
    if (!from || !to) return [];
    const [before, after] = [fateWords(from) ?? 'well', fateWords(to) ?? 'well'];
    if (before === after) return [];
    const said = (kinds: string): string =>
      `${young.name}: ${after}; before: ${before.replace('in the rehearsal ', '')} (${kinds})`;
    return [{ about, role: 'effect', name: young.name, pair, before, after, said }];
  });
}

export function policyChange(name: string, from: PolicyVerdict, to: PolicyVerdict): Told {
  const both = { before: from.by, after: to.by };
  if (from.reached && !to.reached)
    return { ...both, said: (kinds) => `${name} no longer reaches ${kinds}: ${to.by}` };
  if (!from.reached && to.reached)
    return { ...both, said: (kinds) => `${name} now reaches ${kinds}: ${to.by} (before: ${from.by})` };
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

export function appChange(name: string, from: AppVerdict, to: AppVerdict): Told {
  if (from.intent !== to.intent && (from.reached === to.reached || to.intent === 'uninstall'))
    return {
      before: from.intent,
      after: to.intent,
      said: (kinds) =>
        `${name} is ${intentName(to.intent)} instead of ${intentName(from.intent)} for ${kinds}: ${to.by}`,
    };
  const reach = policyChange(name, from, to);
  if (reach) return reach;
  // Reports of before do not tell the flow.
  if (to.reached && from.flow && to.flow && from.flow !== to.flow)
    return {
      before: from.flow,
      after: to.flow,
      said: (kinds) =>
        `${name} comes in the ${to.flow === 'user' ? 'user’s' : 'technician’s'} flow instead of the other one: ${kinds}`,
    };
  if (to.reached && from.blocking !== to.blocking)
    return {
      before: String(from.blocking),
      after: String(to.blocking),
      said: (kinds) =>
        `The status page ${to.blocking ? 'now waits' : 'no longer waits'} for ${name}: ${kinds}`,
    };
  return null;
}

const partName = (part: PolicyVerdict['part']): string =>
  part === 'account-setup' ? 'account setup' : 'device setup';
const intentName = (intent: AppVerdict['intent']): string =>
  intent === 'none' ? 'not assigned' : intent === 'uninstall' ? 'to be uninstalled' : intent;

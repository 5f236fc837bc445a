/** From single kinds to the report and back: what is the same for several kinds is said once, and a part of the kinds makes a report too. */
import type {
  AppVerdict,
  ObjectFate,
  ObjectVerdicts,
  PolicyVerdict,
  PreflightReport,
  PreflightRisk,
} from '../../../shared/preflight/preflight-report.ts';
import type { Risk } from '../../cloud/tenant/risks/risk.ts';
import type { KindOutcome } from './kind-outcome.ts';

/** All of a report that no kind is needed for; apps and policies by id, name and type. */
export interface PreflightHead extends Omit<PreflightReport, 'kinds' | 'apps' | 'policies' | 'risks'> {
  readonly apps: readonly ObjectHead[];
  readonly policies: readonly ObjectHead[];
  /** Ids of all kinds in their order, those of other shards too. */
  readonly order: readonly string[];
}

type ObjectHead = Omit<ObjectVerdicts<never>, 'verdicts' | 'fates'>;

/** Ids of kinds by what is the same for them, as JSON. */
type Alike = Map<string, string[]>;

interface Found {
  readonly verdicts: Alike;
  readonly fates: Alike;
}

/** Takes kinds in any order, and makes the report that their own order gives. Each verdict is kept once. */
export class Assembly {
  readonly #head: PreflightHead;
  readonly #kinds = new Map<string, KindOutcome['kind']>();
  readonly #apps: readonly Found[];
  readonly #policies: readonly Found[];
  readonly #risks: Alike = new Map();

  constructor(head: PreflightHead) {
    this.#head = head;
    this.#apps = head.apps.map(nothing);
    this.#policies = head.policies.map(nothing);
  }

  add({ kind, apps, policies, risks }: KindOutcome): void {
    this.#kinds.set(kind.id, kind);
    for (const [judged, found] of [
      [apps, this.#apps],
      [policies, this.#policies],
    ] as const)
      for (const [index, { verdict, fate }] of judged.entries()) {
        note(found[index]?.verdicts, verdict, kind.id);
        if (fate) note(found[index]?.fates, fate, kind.id);
      }
    for (const risk of risks) note(this.#risks, risk, kind.id);
  }

  report(): PreflightReport {
    const {
      apps,
      policies,
      order,
      withoutEffect,
      notUnderstood,
      missing,
      unreachedGroups,
      toldApart,
      ...head
    } = this.#head;
    const place = new Map(order.map((id, index) => [id, index]));
    const inOrder = (ids: readonly string[]): readonly string[] =>
      ids.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const grouped = <V extends object>(found: ReadonlyMap<string, readonly string[]> = new Map()) =>
      [...found]
        .map(([verdict, ids]) => ({ ...(JSON.parse(verdict) as V), kinds: inOrder(ids) }))
        .toSorted((a, b) => (place.get(a.kinds[0] ?? '') ?? 0) - (place.get(b.kinds[0] ?? '') ?? 0));
    const told = <V extends object>(found?: Found) => ({
      verdicts: grouped<V>(found?.verdicts),
      fates: grouped<ObjectFate>(found?.fates),
    });
    return {
      ...head,
      kinds: inOrder([...this.#kinds.keys()]).flatMap((id) => this.#kinds.get(id) ?? []),
      apps: apps.map((app, index) => ({ ...app, ...told<AppVerdict>(this.#apps[index]) })),
      policies: policies.map((one, index) => ({ ...one, ...told<PolicyVerdict>(this.#policies[index]) })),
      risks: inOrderOfRisks(grouped<Risk>(this.#risks)),
      missing,
      withoutEffect,
      notUnderstood,
      unreachedGroups,
      toldApart,
    };
  }
}

/** The widest first: most kinds, then by id and words. */
const inOrderOfRisks = (risks: readonly PreflightRisk[]): readonly PreflightRisk[] =>
  risks.toSorted(
    (a, b) => b.kinds.length - a.kinds.length || (`${a.id} ${a.words}` < `${b.id} ${b.words}` ? -1 : 1),
  );

const nothing = (): Found => ({ verdicts: new Map(), fates: new Map() });

function note(found: Alike | undefined, verdict: object, kind: string): void {
  if (!found) return;
  const key = JSON.stringify(verdict);
  const ids = found.get(key);
  if (ids) ids.push(kind);
  else found.set(key, [kind]);
}

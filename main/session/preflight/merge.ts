/** Parts of a preflight, rehearsed on several machines, made whole: the very report that one machine would have written. */
import { BadInputError } from '../../../shared/failures.ts';
import type { ObjectFate, PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import type { Risk } from '../../cloud/tenant/risks/risk.ts';
import { Assembly } from './assemble.ts';
import type { KindOutcome } from './kind-outcome.ts';

export interface Part {
  readonly file: string;
  readonly report: PreflightReport;
}

/** Throws BadInputError for parts that do not belong together, and names those that are missing. */
export function merged(parts: readonly Part[]): PreflightReport {
  const [first] = parts;
  if (!first) throw new BadInputError('There is nothing to merge', 'FILE', 'Name the JSON of each part');
  const numbered = new Map<number, Part>();
  for (const part of parts) {
    const { shard } = part.report;
    if (shard === null)
      throw new BadInputError(
        'This is no part: it is whole',
        part.file,
        'Merge what --shard I/N has written',
      );
    refuseOther(first, part);
    const twin = numbered.get(shard.number);
    if (twin)
      throw new BadInputError(
        `This is part ${shard.number} again: ${twin.file} is it too`,
        part.file,
        'Name each part once',
      );
    numbered.set(shard.number, part);
  }
  const of = first.report.shard?.of ?? 1;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((one) => !numbered.has(one));
  if (missing.length > 0)
    throw new BadInputError(
      `Part ${missing.join(', ')} of ${of} is missing`,
      parts.map(({ file }) => file).join(', '),
      `Rehearse it with --shard ${missing[0]}/${of}`,
    );
  return whole([...numbered].toSorted(([a], [b]) => a - b).map(([, { report }]) => report));
}

function refuseOther(first: Part, { file, report }: Part): void {
  const same = (of: (report: PreflightReport) => unknown): boolean =>
    JSON.stringify(of(first.report)) === JSON.stringify(of(report));
  const other =
    (!same(({ tenant }) => tenant.digest) && 'another tenant, or the tenant at another time') ||
    (!same(({ options }) => options) && 'other options') ||
    (!same(({ app }) => app) && 'another version of Reseal') ||
    (!same(({ counts, shard }) => [counts, shard?.of]) && 'another number of parts or kinds');
  if (other)
    throw new BadInputError(
      `This is of ${other} than ${first.file}`,
      file,
      'Rehearse all parts from the same files with the same options',
    );
}

function whole(reports: readonly PreflightReport[]): PreflightReport {
  const [first] = reports;
  if (!first) throw new BadInputError('There is nothing to merge', 'FILE', 'Name the JSON of each part');
  const { kinds: _kinds, apps, policies, risks: _risks, ...head } = first;
  const strip = ({
    id,
    name,
    type,
  }: PreflightReport['apps'][number] | PreflightReport['policies'][number]) => ({
    id,
    name,
    type,
  });
  const order = Array.from(
    { length: first.counts.kinds },
    (_, index) => reports[index % reports.length]?.kinds[Math.floor(index / reports.length)]?.id ?? '',
  );
  const assembly = new Assembly({
    ...head,
    shard: null,
    apps: apps.map(strip),
    policies: policies.map(strip),
    order,
  });
  for (const report of reports) for (const outcome of outcomesOf(report)) assembly.add(outcome);
  return assembly.report();
}

type Judged = { readonly kinds: readonly string[] };

/** A report taken apart again, kind by kind. */
function outcomesOf({ kinds, apps, policies, risks }: PreflightReport): readonly KindOutcome[] {
  const byKind = <V extends object>(all: readonly (V & Judged)[]): ReadonlyMap<string, V> =>
    new Map(
      all.flatMap(({ kinds: ids, ...verdict }) => ids.map((id) => [id, verdict as unknown as V] as const)),
    );
  const judged = <V extends object>({
    verdicts,
    fates,
  }: {
    readonly verdicts: readonly (V & Judged)[];
    readonly fates: readonly (ObjectFate & Judged)[];
  }) => ({ verdicts: byKind<V>(verdicts), fates: byKind<ObjectFate>(fates) });
  const ofApps = apps.map((app) => judged(app));
  const ofPolicies = policies.map((policy) => judged(policy));
  const of = <V>(
    { verdicts, fates }: { verdicts: ReadonlyMap<string, V>; fates: ReadonlyMap<string, ObjectFate> },
    id: string,
  ) => {
    const verdict = verdicts.get(id);
    if (!verdict)
      throw new BadInputError(`Nothing is said of the kind ${id}`, 'a part', 'Rehearse that part again');
    return { verdict, fate: fates.get(id) ?? null };
  };
  return kinds.map((kind) => ({
    kind,
    apps: ofApps.map((one) => of(one, kind.id)),
    policies: ofPolicies.map((one) => of(one, kind.id)),
    risks: risks.flatMap(({ kinds: ids, ...risk }): Risk[] => (ids.includes(kind.id) ? [risk] : [])),
  }));
}

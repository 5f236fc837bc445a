/** Kinds of two preflights that stand for the same device and person. */
import type { PreflightKind, PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import { kindFinder, soughtOf } from './kind-finder.ts';
import type { NamedKind } from '../preflight/kinds-in-words.ts';

export interface Pair extends NamedKind {
  readonly before: PreflightKind;
  readonly after: PreflightKind;
}

export interface Paired {
  readonly pairs: readonly Pair[];
  /** Kinds of the older one that are one with others now, and of the newer one that were one with others. */
  readonly joined: readonly PreflightKind[];
  readonly parted: readonly PreflightKind[];
  /** Kinds whose device and person the other one has not rehearsed. */
  readonly gone: readonly PreflightKind[];
  readonly come: readonly PreflightKind[];
}

/** Whatever either of them tells apart is compared: a kind that is new with the one that its device and person were in, and one that is gone with the one that they are in now. */
export function pairsOf(before: PreflightReport, after: PreflightReport): Paired {
  const findBefore = kindFinder(before);
  const findAfter = kindFinder(after);
  const fromAfter = after.kinds.map((kind) => ({ kind, old: findBefore(soughtOf(after, kind)) }));
  const fromBefore = before.kinds.map((kind) => ({ kind, young: findAfter(soughtOf(before, kind)) }));
  const pairs = new Map<string, Pair>();
  const add = (named: PreflightKind, old: PreflightKind, young: PreflightKind): void => {
    const key = `${old.id} ${young.id}`;
    if (!pairs.has(key))
      pairs.set(key, { name: named.name, traits: named.traits, before: old, after: young });
  };
  for (const { kind, old } of fromAfter) if (old) add(kind, old, kind);
  for (const { kind, young } of fromBefore) if (young) add(kind, kind, young);
  const oldIds = new Set(before.kinds.map(({ id }) => id));
  const youngIds = new Set(after.kinds.map(({ id }) => id));
  const metByAfter = new Set(fromAfter.map(({ old }) => old?.id));
  const metByBefore = new Set(fromBefore.map(({ young }) => young?.id));
  return {
    pairs: [...pairs.values()],
    joined: fromBefore.flatMap(({ kind, young }) =>
      young && !youngIds.has(kind.id) && !metByAfter.has(kind.id) ? [kind] : [],
    ),
    parted: fromAfter.flatMap(({ kind, old }) =>
      old && !oldIds.has(kind.id) && !metByBefore.has(kind.id) ? [kind] : [],
    ),
    gone: fromBefore.flatMap(({ kind, young }) => (young ? [] : [kind])),
    come: fromAfter.flatMap(({ kind, old }) => (old ? [] : [kind])),
  };
}

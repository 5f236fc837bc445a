/** Finds the kind of one preflight that stands for the device and the person of a kind of another one. */
import type { PreflightKind, PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import { answersOf } from '../../cloud/kinds/answers.ts';
import { parseRule } from '../../cloud/rules/parse-rule.ts';

type Person = PreflightReport['toldApart']['people'][number];

/** Of another preflight: a kind with the person that it was rehearsed with. */
export interface Sought {
  readonly kind: PreflightKind;
  /** undefined in a report that does not tell. */
  readonly person: Person | undefined;
}

/** The first stand is the device that was rehearsed, and its first person the one who signed in. */
export const soughtOf = (report: PreflightReport, kind: PreflightKind): Sought => ({
  kind,
  person: toldApartOf(report).people[kind.stands?.[0]?.people[0] ?? -1],
});

/** Reports of older versions tell neither. */
const toldApartOf = ({ toldApart }: PreflightReport): PreflightReport['toldApart'] =>
  toldApart ?? { rules: [], people: [] };

export function kindFinder(report: PreflightReport): (sought: Sought) => PreflightKind | undefined {
  const { rules: sources, people } = toldApartOf(report);
  const rules = sources.map(parseRule).filter((rule) => typeof rule !== 'string');
  const byId = new Map(report.kinds.map((kind) => [kind.id, kind]));
  const byAnswers = new Map<string, { kind: PreflightKind; stand: PreflightKind['stands'][number] }[]>();
  const knownGroups = new Set(people.flatMap(({ groups }) => groups));
  const membersOf = new Set<string>();
  for (const kind of report.kinds)
    for (const stand of kind.stands ?? []) {
      byAnswers.set(stand.answers, [...(byAnswers.get(stand.answers) ?? []), { kind, stand }]);
      for (const group of stand.memberOf) membersOf.add(group);
    }
  const answers = new Map<string, string>();
  const answersOfDevice = ({ device }: PreflightKind): string => {
    const key = JSON.stringify(device);
    const known = answers.get(key) ?? answersOf(rules, device);
    answers.set(key, known);
    return known;
  };

  /** How well a person of this report stands for the one who is sought; 0 where not at all. */
  const likeness = ({ kind, person }: Sought, other: Person): number => {
    if (other.userPrincipalName === kind.user.userPrincipalName && kind.user.memberOf.length === 0) return 3;
    if (other.licensed !== kind.user.licensed) return 0;
    const groups = (person?.groups ?? []).filter((group) => knownGroups.has(group));
    const same = groups.length === other.groups.length && groups.every((one) => other.groups.includes(one));
    return same ? 2 : 0;
  };

  return (sought) => {
    const { kind } = sought;
    const same = byId.get(kind.id);
    if (same) return same;
    const memberOf = kind.device.memberOf.filter((group) => membersOf.has(group));
    const found = (byAnswers.get(answersOfDevice(kind)) ?? []).flatMap(({ kind: one, stand }) => {
      const isSameDevice =
        stand.memberOf.length === memberOf.length &&
        memberOf.every((group) => stand.memberOf.includes(group));
      const person = Math.max(
        0,
        ...stand.people.map((place) => (people[place] ? likeness(sought, people[place]) : 0)),
      );
      const assigned = one.user.assigned === kind.user.assigned ? 0.5 : 0;
      return isSameDevice && person > 0 ? [{ one, weight: person + assigned }] : [];
    });
    return (
      found.toSorted((a, b) => b.weight - a.weight)[0]?.one ??
      report.kinds.find(({ name }) => name === kind.name)
    );
  };
}

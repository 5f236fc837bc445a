/**
 * All kinds of devices and people of a tenant. Devices differ in what rules and filters ask of them, and, where the
 * tenant has groups without a rule whose members nobody knows, by one such group at a time; people in their licence and
 * their groups. Whoever gets the same of every assignment is one kind.
 */
import { reaches, type Audience } from '../directory/targeting.ts';
import { derivedId } from '../tenant/derived-id.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { answersOf } from './answers.ts';
import { reachedKey } from './device-bench.ts';
import { devicesOf, isRehearsed, type Device } from './devices.ts';
import type { Kind, Kinds, KindsOrder } from './kind.ts';
import { groupName, joinedWords, unlike, userWords } from './kind-words.ts';
import { inGroups, namedPeople, peopleOf, type NamedPeople } from './people.ts';
import { traitWords } from '../../../shared/preflight/trait-words.ts';
import { usedOf, type Used } from './used.ts';

/** Throws nothing: a tenant without profiles or people has the kinds that it has. */
export function kindsOf(
  tenant: Tenant,
  { usual, devices: mostDevices, users: mostUsers }: KindsOrder,
): Kinds {
  const used = usedOf(tenant);
  const crowd = peopleOf(tenant, used);
  const people = namedPeople(crowd.people.slice(0, mostUsers), used);
  const all = devicesOf(tenant, used, usual);
  const sorts = [...Map.groupBy(all, sortOf).values()];
  const kept = sorts.slice(0, mostDevices);
  const first = kept.flat().find(isRehearsed);
  const words = all.map((one) => one.words);
  const inThem = inGroups(people, used);
  const whole: Whole = {
    words,
    rules: used.rules.device,
    places: new Map([...people, ...inThem].map((somebody, place) => [somebody, place])),
  };
  const gets = remembered(used);
  const kinds = kept.flatMap((alike) => {
    const found = new Map<string, Pair[]>();
    for (const device of alike) {
      const met = isRehearsed(device) ? people : people.slice(0, 1);
      for (const somebody of device === first ? [...met, ...inThem] : met) {
        const reached = isRehearsed(device) ? gets(device, somebody) : nothing;
        const pair = { device, somebody, reached };
        found.set(reached.key, [...(found.get(reached.key) ?? []), pair]);
      }
    }
    return [...found.values()].flatMap((pairs) => kindsOfPairs(pairs, found.size === 1, whole));
  });
  const names = unlike(kinds.map(({ name }) => name));
  const met = new Set([...all.map(({ seen }) => seen), ...crowd.people].flatMap(({ groups }) => [...groups]));
  return {
    kinds: kinds.map((kind, index) => ({ ...kind, name: names[index] ?? kind.name })),
    tenant: crowd.tenant,
    devices: { count: sorts.length, leftOut: sorts.length - kept.length },
    users: { count: crowd.people.length, leftOut: crowd.people.length - people.length },
    unmatched: used.filters.filter((_id, place) => !all.some(({ seen }) => holdsFor(seen, place))),
    unreached: [...used.groups.values()]
      .filter(({ id, membershipRule }) => membershipRule !== null && !met.has(id))
      .map(({ displayName }) => displayName),
    toldApart: {
      rules: used.deviceRules,
      people: [...people, ...inThem].map(({ user, groups }) => ({
        userPrincipalName: user.userPrincipalName,
        licensed: user.intuneLicence,
        groups: [...groups].map((id) => groupName(used.groups, id)).toSorted(),
      })),
    },
  };
}

/** Of the filters in use, by its place: while the device enrols, or later. */
const holdsFor = ({ filters }: Device['seen'], place: number): boolean =>
  filters.split(' ').some((answers) => answers[place] === '1');

/** What all kinds of a tenant have in common. */
interface Whole {
  /** Of all devices. */
  readonly words: readonly (readonly string[])[];
  readonly rules: Used['rules']['device'];
  readonly places: ReadonlyMap<NamedPeople, number>;
}

/** Devices that get the same by themselves; all that cannot be pre-provisioned for the same reason are one. */
const sortOf = (device: Device): string =>
  isRehearsed(device)
    ? `${device.seen.profile?.id} ${device.seen.reached}`
    : `only ${device.seen.profile?.id}`;

interface Pair {
  readonly device: Device;
  readonly somebody: NamedPeople;
  readonly reached: Reached;
}

/** What a person gets on a device, beside what the device gets. */
interface Reached {
  readonly key: string;
  /** Whether apps of the system are among it: then it matters whether the person is assigned to the device. */
  readonly systemApps: boolean;
}
const nothing: Reached = { key: '', systemApps: false };

/** It depends on the person and on what filters say of the device alone. */
function remembered(used: Used): (device: Device, somebody: NamedPeople) => Reached {
  const known = new Map<NamedPeople, Map<string, Reached>>();
  return (device, somebody) => {
    const own = known.get(somebody) ?? new Map<string, Reached>();
    known.set(somebody, own);
    const before = own.get(device.seen.filters);
    if (before) return before;
    const reached = reachedBy(used, device, somebody);
    own.set(device.seen.filters, reached);
    return reached;
  };
}

function reachedBy(used: Used, { seen }: Device, { user, groups }: NamedPeople): Reached {
  const signedIn = (audience: Audience): Audience => ({
    ...audience,
    userGroups: groups,
    userLicensed: user.intuneLicence,
  });
  const audiences = { enrolment: signedIn(seen.enrolment), managed: signedIn(seen.managed) };
  const scopes = used.scopes.filter((id) => groups.has(id)).join(' ');
  return {
    key: `${user.intuneLicence} ${scopes} ${reachedKey(used, audiences, 'user')}`,
    systemApps: used.systemApps.some(
      ({ assignments }) => reaches(assignments, audiences.managed).user.length > 0,
    ),
  };
}

/** Devices and people that get the same; `alone`: on these devices everybody gets it. */
function kindsOfPairs(pairs: readonly Pair[], alone: boolean, whole: Whole): readonly Kind[] {
  const [first] = pairs;
  if (!first) return [];
  const { device, somebody, reached } = first;
  const where = joinedWords(
    pairs.map((pair) => pair.device.words),
    whole.words,
  );
  const covers = [
    ...pairs.map((pair) => pair.device.words.filter(Boolean).join(', ')),
    ...(isRehearsed(device) ? pairs.map((pair) => pair.somebody.name) : []),
  ];
  const part = {
    ...first,
    where: [device.title, ...where],
    covers: [...new Set(covers)].filter(Boolean),
    stands: standsOf(pairs, whole),
  };
  const who = alone ? '' : somebody.name;
  if (!reached.systemApps) return [kindOf(part, [who, ''], false)];
  const name = who || userWords(somebody.user, undefined);
  return [false, true].map((assigned) =>
    kindOf(part, [name, assigned ? 'assigned' : 'not assigned'], assigned),
  );
}

const standsOf = (pairs: readonly Pair[], { rules, places }: Whole): Kind['stands'] =>
  [...Map.groupBy(pairs, ({ device }) => device)].map(([{ device }, own]) => ({
    answers: answersOf(rules, device),
    memberOf: device.memberOf,
    people:
      own[0] && isRehearsed(own[0].device)
        ? own.flatMap(({ somebody }) => places.get(somebody) ?? [])
        : [...places.values()],
  }));

interface PairOfKind extends Pair, Pick<Kind, 'covers' | 'stands'> {
  /** The device's title, and its words for each dimension. */
  readonly where: readonly string[];
}

function kindOf(
  { device, somebody, where, covers, stands }: PairOfKind,
  who: readonly [person: string, assigned: string],
  assigned: boolean,
): Kind {
  const { userPrincipalName, intuneLicence: licensed } = somebody.user;
  const { profile } = device.seen;
  const own = {
    device: device.device,
    user: { userPrincipalName, licensed, assigned, memberOf: somebody.memberOf },
  };
  const traits = [...where, ...who];
  return {
    id: derivedId(`kind ${JSON.stringify(own)}`).slice(0, 8),
    name: traitWords(traits),
    ...own,
    profile: profile ? { id: profile.id, displayName: profile.displayName } : null,
    join: profile?.join ?? null,
    preprovisioningAllowed: profile?.preprovisioningAllowed ?? false,
    covers,
    stands,
    traits,
  };
}

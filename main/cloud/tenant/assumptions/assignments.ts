/**
 * Assignments that a tool does not export: Intune Commander has none for profiles and pages, and others can be told
 * to leave them out. An empty list is an answer, no list is none.
 */
import type { Assume, Assumption } from '../../../../shared/session/assume.schema.ts';
import type { Assignment } from '../assignment.ts';
import { deeper } from '../reading/cut-off.ts';
import { profilesInOrder } from '../profile-order.ts';
import { assignedObjects } from '../references.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import type { Say } from './say.ts';

interface Assignable {
  readonly id: string;
  readonly displayName: string;
  readonly assignments: readonly Assignment[];
}

/** Where no object of a kind tells whom it is assigned to, each is assigned to all devices. */
export function assumeAssignments(draft: TenantDraft, assume: Assume, say: Say): void {
  const own = draft.espConfigurations.filter(({ isDefault }) => !isDefault);
  stand(draft.profiles, draft.profiles, 'deployment profiles');
  stand(draft.espConfigurations, own, 'pages of the enrolment status');
  sayUnknownAges(draft, say);
  const assigned = assignedObjects(draft).filter((one) => !isDefault(one));
  const silent = assigned.filter(({ id }) => draft.untold.has(id));
  if (silent.length > 0) {
    const isAll = assume.untold === 'everybody';
    if (isAll) assignToAllDevices(draft, new Set(silent.map(({ id }) => id)));
    say(
      {
        what: `Assignments of ${named(silent)}`,
        ...all(silent),
        value: isAll ? 'all devices, apps as required' : 'nobody',
        why: 'the export does not tell them',
        option: isAll
          ? '--set assume.untold=nobody'
          : 'export again, with assignments; or --set assume.untold=everybody',
      },
      { untold: isAll ? 'everybody' : 'nobody' },
    );
  }
  const cut = assigned.filter(({ id }) => draft.cutOff.has(id));
  if (cut.length > 0)
    say(
      {
        what: `Assignments of ${named(cut)}`,
        ...all(cut),
        value: 'those that the export holds whole, if any',
        why: 'it cuts the others off: for whom else they are is not known',
        option: deeper,
      },
      {},
    );

  function stand<T extends Assignable>(list: T[], kin: readonly T[], kind: string): void {
    if (kin.length === 0 || !kin.every(({ id }) => draft.untold.has(id))) return;
    const to = assume.assignments ?? 'everybody';
    if (to === 'everybody')
      for (const [index, one] of list.entries())
        if (kin.includes(one)) list[index] = { ...one, assignments: [toAllDevices(one.id)] };
    for (const { id } of kin) draft.untold.delete(id);
    say(
      {
        what: `Assignments of the ${kind} ${named(kin)}`,
        ...all(kin),
        value: to === 'everybody' ? 'all devices' : 'nobody',
        why: 'the export does not tell them',
        option: `--set assume.assignments=${to === 'everybody' ? 'nobody' : 'everybody'}`,
      },
      { assignments: to },
    );
  }
}

/** As somebody would who wants to see all of an export at work whose tool leaves assignments out. */
function assignToAllDevices(draft: TenantDraft, silent: ReadonlySet<string>): void {
  const assign = <T extends Assignable>(list: T[], make: (one: T) => T): void => {
    for (const [index, one] of list.entries()) if (silent.has(one.id)) list[index] = make(one);
  };
  const toAll = <T extends Assignable>(one: T): T => ({ ...one, assignments: [toAllDevices(one.id)] });
  assign(draft.profiles, toAll);
  assign(draft.espConfigurations, toAll);
  assign(draft.terms, toAll);
  assign(draft.policies, toAll);
  assign(draft.apps, (app) => ({
    ...app,
    assignments: [{ ...toAllDevices(app.id), intent: 'required' as const }],
  }));
  for (const id of silent) draft.untold.delete(id);
}

/** The default page, restriction and limit are everybody's, whatever their assignments say. */
const isDefault = (object: object): boolean => 'isDefault' in object && object.isDefault === true;

/** The oldest profile holds where several reach a device, and IntuneCD drops the dates. */
function sayUnknownAges({ profiles }: TenantDraft, say: Say): void {
  if (profiles.length < 2 || profiles.every(({ createdDateTime }) => createdDateTime !== '')) return;
  say(
    {
      what: 'Which of the deployment profiles is the oldest, and holds where several reach a device',
      ...all(profilesInOrder(profiles)),
      value: `in this order: ${named(profilesInOrder(profiles))}`,
      why: 'the export does not tell when they were made',
      option: 'give each a createdDateTime in its file, or export with another tool',
    },
    {},
  );
}

const toAllDevices = (id: string): Assignment => ({
  id: `${id}_all`,
  target: { kind: 'all-devices', filter: null },
});

/** Named before the others are counted. */
const mostNamed = 3;

/** Those that a sentence counts and does not name are named beside it. */
const all = (objects: readonly Assignable[]): Pick<Assumption, 'objects'> =>
  objects.length > mostNamed ? { objects: objects.map(({ displayName }) => displayName) } : {};

const named = (objects: readonly Assignable[]): string => {
  const first = objects.slice(0, mostNamed).map(({ displayName }) => `"${displayName}"`);
  return `${first.join(', ')}${objects.length > mostNamed ? ` and ${objects.length - mostNamed} more` : ''}`;
};

/** Groups whose members an export does not tell: who of the rehearsal is in them. */
import type { Assume, Members } from '../../../../shared/session/assume.schema.ts';
import { assignedObjects } from '../references.ts';
import type { Group, User } from '../tenant.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import type { PracticeDevice } from './practice-device.ts';
import type { Say } from './say.ts';

const words: Readonly<Record<Members, string>> = {
  pc: 'the PC',
  user: 'the person who signs in',
  everybody: 'the PC and the person who signs in',
  nobody: 'nobody of this rehearsal',
};

interface Cast {
  readonly assume: Assume;
  readonly device: PracticeDevice;
  readonly user: User | undefined;
}

/** Groups that something is assigned to, without a rule and without members; a group known by its id alone too. */
function groupsWithoutMembers(draft: TenantDraft): readonly Group[] {
  const known = new Map(draft.groups.map((group) => [group.id, group]));
  const used = new Set(
    assignedObjects(draft).flatMap(({ assignments }) =>
      assignments.flatMap(({ target }) => ('groupId' in target ? [target.groupId] : [])),
    ),
  );
  return [...used].flatMap((id) => {
    const group = known.get(id);
    if (group) return group.membershipRule === null && !group.membersKnown ? [group] : [];
    const unnamed: Group = { id, displayName: id, members: [], membershipRule: null, membersKnown: false };
    draft.groups.push(unnamed);
    draft.sources.set(id, { type: 'group', name: id, object: { id, displayName: id }, assignments: [] });
    return [unnamed];
  });
}

/** Puts the person into groups; tells the ids of those that the PC is in. */
export function assumeMembers(
  draft: TenantDraft,
  { assume, device, user }: Cast,
  say: Say,
): readonly string[] {
  const wished = new Map(
    Object.entries(assume.members ?? {}).map(([name, who]) => [name.toLowerCase(), who]),
  );
  const ofPc: string[] = [];
  for (const { id, displayName } of groupsWithoutMembers(draft)) {
    const wish = wished.get(id.toLowerCase()) ?? wished.get(displayName.toLowerCase());
    const who = wish ?? (device.memberOf === id ? 'pc' : 'nobody');
    if (who === 'pc' || who === 'everybody') ofPc.push(id);
    if ((who === 'user' || who === 'everybody') && user) addMember(draft, id, user.id);
    say(
      {
        what: `Members of the group "${displayName}"`,
        value: words[who],
        why:
          wish === undefined && who === 'pc'
            ? `the export tells neither members nor a rule; "${device.profile ?? ''}" is assigned to it`
            : 'the export tells neither members nor a rule',
        option: optionFor(displayName, who),
      },
      { members: { [displayName]: who } },
    );
  }
  return ofPc;
}

/** A dot parts the names of `--set`: such a group is named in reseal.json. */
const optionFor = (name: string, who: Members): string => {
  const other = who === 'nobody' ? 'pc|user|everybody' : 'nobody';
  return name.includes('.') || name.includes('=')
    ? `reseal.json: {"assume": {"members": {${JSON.stringify(name)}: "${other}"}}}`
    : `--set "assume.members.${name}=${other}"`;
};

function addMember(draft: TenantDraft, groupId: string, memberId: string): void {
  const index = draft.groups.findIndex(({ id }) => id === groupId);
  const group = draft.groups[index];
  if (group) draft.groups[index] = { ...group, members: [...group.members, memberId] };
}

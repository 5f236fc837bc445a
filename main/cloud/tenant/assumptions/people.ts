/** Practice people for a tenant whose export holds none, and who of all signs in. */
import type { Assume } from '../../../../shared/session/assume.schema.ts';
import { derivedId } from '../derived-id.ts';
import { owns } from '../../../../shared/own.ts';
import type { Organization, User } from '../tenant.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import type { Say } from './say.ts';

const practiceUser = (userPrincipalName: string, displayName: string, intuneLicence: boolean): User => ({
  id: derivedId(`practice user ${userPrincipalName}`),
  userPrincipalName,
  displayName,
  accountEnabled: true,
  intuneLicence,
  source: { displayName, userPrincipalName },
});

/** Whether the export tells anything of licences. */
const tellsLicences = ({ source }: User): boolean =>
  owns(source, 'assignedLicenses') || owns(source, 'assignedPlans');

/** A person with a licence, and, where the export holds nobody at all, one without. */
export function assumePeople(draft: TenantDraft, organization: Organization, assume: Assume, say: Say): void {
  const { users } = draft;
  const nobody = users.length === 0;
  if (!nobody && !users.some(tellsLicences)) {
    const everybody = assume.licences !== 'nobody';
    for (const [index, user] of users.entries()) users[index] = { ...user, intuneLicence: everybody };
    say(
      {
        what: 'Intune licences',
        value: everybody ? 'everybody has one' : 'nobody has one',
        why: 'the export tells nothing of licences',
        option: `--set assume.licences=${everybody ? 'nobody' : 'everybody'}`,
      },
      { licences: everybody ? 'everybody' : 'nobody' },
    );
  }
  const domain = organization.defaultDomain || 'tenant.example';
  if (!users.some(({ accountEnabled, intuneLicence }) => accountEnabled && intuneLicence))
    add(assume.licensedUser ?? `practice.user@${domain}`, 'Practice User', true);
  if (nobody)
    add(assume.unlicensedUser ?? `practice.unlicensed@${domain}`, 'Practice User without licence', false);

  function add(name: string, displayName: string, licensed: boolean): void {
    users.push(practiceUser(name, displayName, licensed));
    say(
      {
        what: licensed ? 'A person with an Intune licence' : 'A person without an Intune licence',
        value: name,
        why: nobody ? 'the export holds no people' : 'nobody in the export may use Intune',
        option: `--set assume.${licensed ? 'licensedUser' : 'unlicensedUser'}=NAME`,
      },
      { [licensed ? 'licensedUser' : 'unlicensedUser']: name },
    );
  }
}

/** Puts people into the tenant whom a rehearsal names, and of whom its rules alone tell. */
export function addMadePeople({ users }: TenantDraft, people: readonly User[], say: Say): void {
  for (const person of people) {
    users.push(person);
    say(
      {
        what: 'A person whom the rules of groups tell apart',
        value: `${person.userPrincipalName} (${person.displayName})`,
        why: 'the export does not hold this person, whom the rehearsal names',
        option: '--set user=NAME',
      },
      {},
    );
  }
}

/** Who signs in: the wanted one, else the first who may. */
export function assumePerson({ users }: TenantDraft, wanted: string | undefined, say: Say): User | undefined {
  const named = users.find(
    ({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted?.toLowerCase(),
  );
  if (named) return named;
  const chosen =
    users.find(({ accountEnabled, intuneLicence }) => accountEnabled && intuneLicence) ?? users[0];
  if (chosen)
    say(
      {
        what: 'The person who signs in',
        value: chosen.userPrincipalName,
        why: 'no export tells who is going to use the PC',
        option: '--set user=NAME',
      },
      {},
      { key: 'user', value: chosen.userPrincipalName },
    );
  return chosen;
}

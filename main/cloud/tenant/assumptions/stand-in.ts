/** Stand-ins for what no export holds. Each is an assumption that a person reads and can say otherwise. */
import type { Assume, Assumption, AssumptionSetting } from '../../../../shared/session/assume.schema.ts';
import { derivedId } from '../derived-id.ts';
import type { ToldOrganization } from '../reading/organization-told.ts';
import { inOrderOfTime, type ChosenExport } from '../reading/snapshots.ts';
import type { TenantFile } from '../reading/tenant-file.ts';
import type { Branding } from '../branding/branding.ts';
import type { Organization, Practice, Tenant, User } from '../tenant.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import { assumeAssignments } from './assignments.ts';
import { addMadePeople, assumePeople, assumePerson } from './people.ts';
import { assumeDevice } from './practice-device.ts';
import { assumeMembers } from './members.ts';
import { settingOf, type Say } from './say.ts';
import { assumeStatusPage } from './status-page.ts';

/** What is known of the export itself. */
export interface ExportFacts {
  readonly files: readonly TenantFile[];
  readonly choices: readonly ChosenExport[];
  readonly told: ToldOrganization;
}

export interface Wishes {
  readonly assume: Assume;
  readonly groupTag?: string;
  readonly user?: string;
  readonly people?: readonly User[];
}

export interface StoodIn {
  readonly organization: Organization;
  readonly branding: Branding;
  readonly practice: Practice;
  readonly assumptions: readonly Assumption[];
  /** The same as a reseal.json says it. */
  readonly assumed: Tenant['assumed'];
}

/** Fills `draft`, and says with what. */
export function standIn(draft: TenantDraft, facts: ExportFacts, wishes: Wishes): StoodIn {
  const said: Assumption[] = [];
  let assumed: Assume = {};
  const say: Say = (assumption, as, setting = settingOf(as)) => {
    said.push(setting === undefined ? assumption : { ...assumption, setting });
    const members = { ...assumed.members, ...as.members };
    assumed = { ...assumed, ...as, ...(Object.keys(members).length > 0 ? { members } : {}) };
  };
  const { assume } = wishes;
  for (const choice of facts.choices) say(choiceWords(choice), {}, choiceSetting(choice));
  const organization = assumeOrganization(draft, facts, assume, say);
  assumeScopes(draft, assume, say);
  assumePeople(draft, organization, assume, say);
  addMadePeople(draft, wishes.people ?? [], say);
  const user = assumePerson(draft, wishes.user, say);
  assumeStatusPage(draft, wishes, say);
  assumeAssignments(draft, assume, say);
  const device = assumeDevice(draft, wishes, say);
  const pcGroups = assumeMembers(draft, { assume, device, user }, say);
  const branding = draft.branding ?? assumeBranding(assume, say);
  return {
    organization,
    branding,
    practice: {
      user: user?.userPrincipalName ?? '',
      groupTag: device.groupTag,
      pcGroups,
      reachedBy: device.profile,
    },
    assumptions: said,
    assumed: { snapshot: chosenPath(facts.choices), assume: assumed },
  };
}

/** The only choice by its name, which holds wherever the folder lies; of two, one in the other, the inner one's path. */
function chosenPath(choices: readonly ChosenExport[]): string | null {
  const last = choices.at(-1);
  return last ? `${choices.length > 1 ? last.parent : ''}${last.name}` : null;
}

const choiceWords = ({ what, parent, name, others, why }: ChosenExport): Assumption => ({
  what,
  value: `${parent}${name}`,
  why,
  option: `--set snapshot=${what === 'Tenant' ? parent : ''}${others[0] ?? name}`,
});

/** Of the snapshots of one of several tenants, the whole path: it names the tenant too. */
const choiceSetting = ({ name, others }: ChosenExport): AssumptionSetting => ({
  key: 'snapshot',
  value: name,
  choices: inOrderOfTime([...others, name]),
});

/** The domain that most of the export's people have. */
function domainOf({ users }: TenantDraft): string | undefined {
  const domains = Map.groupBy(
    users,
    ({ userPrincipalName }) => userPrincipalName.split('@')[1]?.toLowerCase() ?? '',
  );
  domains.delete('');
  return [...domains].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** The initial domain of every tenant is below this one (facts/entra-join#branding tells where it is shown). */
const initialDomainOf = ({ users }: TenantDraft): string | undefined =>
  users
    .map(({ userPrincipalName }) => userPrincipalName.split('@')[1]?.toLowerCase() ?? '')
    .find((domain) => /^[a-z0-9-]+\.onmicrosoft\.[a-z]+$/.test(domain));

type Domains = Pick<Organization, 'defaultDomain' | 'initialDomain' | 'domains'>;

function assumeDomains(draft: TenantDraft, assume: Assume, why: string, say: Say): Domains {
  const defaultDomain = assume.domain ?? domainOf(draft) ?? 'tenant.example';
  const initialDomain = initialDomainOf(draft) ?? 'tenant.onmicrosoft.example';
  say(
    {
      what: 'Domains',
      value: `${defaultDomain}, ${initialDomain}`,
      why,
      option: '--set assume.domain=DOMAIN',
    },
    { domain: defaultDomain },
  );
  return { defaultDomain, initialDomain, domains: [defaultDomain.toLowerCase(), initialDomain] };
}

/**
 * Many exports leave the organization out, or its domains; without any id of it, one is made from the names of the
 * files.
 */
function assumeOrganization(
  draft: TenantDraft,
  { files, told }: ExportFacts,
  assume: Assume,
  say: Say,
): Organization {
  const { organization } = draft;
  if (organization !== undefined)
    return organization.domains.length > 0
      ? organization
      : {
          ...organization,
          ...assumeDomains(draft, assume, 'the export’s organization object holds none', say),
        };
  const displayName = assume.organization ?? (told.name || 'Unnamed organization');
  const why = 'the export holds no organization object';
  const named = assume.organization === undefined && told.name !== '';
  say(
    {
      what: 'Organization',
      value: displayName,
      why: named ? `${why}; ${told.by}` : why,
      option: '--set assume.organization=NAME',
    },
    { organization: displayName },
  );
  return {
    id: told.id || derivedId(`organization ${files.map(({ path }) => path).join()}`),
    displayName,
    ...assumeDomains(draft, assume, why, say),
    federatedDomains: [],
  };
}

/** Microsoft Intune's application id in every tenant. */
const intuneId = '0000000a-0000-0000-c000-000000000000';

function assumeScopes(draft: TenantDraft, assume: Assume, say: Say): void {
  const why = 'no export tool reads the mobility settings';
  if (draft.mdmScopes.length === 0) {
    const appliesTo = assume.mdmScope ?? 'all';
    draft.mdmScopes.push({
      id: intuneId,
      displayName: 'Microsoft Intune',
      appliesTo,
      includedGroups: [],
      discoveryUrl: '',
      termsOfUseUrl: '',
      complianceUrl: '',
    });
    const option = `--set assume.mdmScope=${appliesTo === 'all' ? 'none' : 'all'}`;
    say({ what: 'MDM user scope', value: appliesTo, why, option }, { mdmScope: appliesTo });
  }
  const mam = assume.mamScope ?? 'none';
  say(
    {
      what: 'MAM user scope',
      value: mam,
      why: `${why}; it changes nothing for a PC that joins, where the MDM scope goes before it`,
      option: `--set assume.mamScope=${mam === 'none' ? 'all' : 'none'}`,
    },
    { mamScope: mam },
  );
}

function assumeBranding({ signInPageText = '' }: Assume, say: Say): Branding {
  say(
    {
      what: 'Company branding',
      value: signInPageText ? `the text "${signInPageText}"` : 'none: the sign-in page is plain',
      why: 'the export holds no organizational branding',
      option: '--set assume.signInPageText=TEXT',
    },
    { signInPageText },
  );
  return { usual: signInPageText ? { signInPageText } : {}, byLanguage: new Map() };
}

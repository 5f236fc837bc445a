/** What a person says in place of what no export holds: `assume` of a scenario and of a tenant's reseal.json. */
import * as v from 'valibot';
import { recordOf } from '../json/record.schema.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const userPrincipalName = v.pipe(
  name,
  v.regex(/^[^\s@]+@[^\s@]+$/, 'must be a name like person@company.example'),
);

/** What can be said where it is one of a few words. */
export const assumeChoices = {
  mdmScope: ['all', 'none'],
  mamScope: ['all', 'none'],
  licences: ['everybody', 'nobody'],
  statusPage: ['shown', 'hidden'],
  assignments: ['everybody', 'nobody'],
  untold: ['nobody', 'everybody'],
  members: ['pc', 'user', 'everybody', 'nobody'],
} as const;

/** Who of the rehearsal is in a group whose members the export does not tell. */
const membersSchema = v.picklist(assumeChoices.members);

export const assumeSchema = v.strictObject({
  /** MDM user scope of Microsoft Intune. */
  mdmScope: v.exactOptional(v.picklist(assumeChoices.mdmScope)),
  mamScope: v.exactOptional(v.picklist(assumeChoices.mamScope)),
  organization: v.exactOptional(name),
  /** The default domain. */
  domain: v.exactOptional(v.pipe(name, v.regex(/^[A-Za-z0-9.-]+$/, 'must be a domain name'))),
  signInPageText: v.exactOptional(v.pipe(v.string(), v.maxLength(1_024))),
  /** Practice users, with and without an Intune licence. */
  licensedUser: v.exactOptional(userPrincipalName),
  unlicensedUser: v.exactOptional(userPrincipalName),
  /** For people whose licences the export does not tell. */
  licences: v.exactOptional(v.picklist(assumeChoices.licences)),
  /** Where the export holds no page of the enrolment status at all. */
  statusPage: v.exactOptional(v.picklist(assumeChoices.statusPage)),
  /** Of deployment profiles and pages whose assignments the export does not tell. */
  assignments: v.exactOptional(v.picklist(assumeChoices.assignments)),
  /** Of whatever else has assignments that the export does not tell; apps are required then. */
  untold: v.exactOptional(v.picklist(assumeChoices.untold)),
  /** Group tag of the PC, in place of the scenario's. */
  groupTag: v.exactOptional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(256))),
  /** By name or id of the group. */
  members: v.exactOptional(recordOf(membersSchema)),
});

export type Assume = v.InferOutput<typeof assumeSchema>;
export type Members = v.InferOutput<typeof membersSchema>;

/** What says an assumption otherwise: a field of `assume`, or one of the scenario's own. */
export interface AssumptionSetting {
  readonly key: keyof Assume | 'user' | 'snapshot';
  /** Of `members`: the group, by its name. */
  readonly group?: string;
  readonly value: string;
  /** The words it can have; any text where they are left out. */
  readonly choices?: readonly string[];
}

/** A stand-in for what an export cannot hold. */
export interface Assumption {
  readonly what: string;
  /** All that it is about, where `what` or `value` names the first of them and counts the others. */
  readonly objects?: readonly string[];
  readonly value: string;
  readonly why: string;
  /** How to say it otherwise, e.g. '--set assume.mdmScope=none'. */
  readonly option: string;
  /** The same for a program; left out where nothing but another export says it otherwise. */
  readonly setting?: AssumptionSetting;
}

/** What a person says in place of what no export holds: `assume` of a scenario and of a tenant's reseal.json. */
import * as v from 'valibot';
import { recordOf } from '../json/record.schema.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const userPrincipalName = v.pipe(
  name,
  v.regex(/^[^\s@]+@[^\s@]+$/, 'must be a name like person@company.example'),
);

/** Who of the rehearsal is in a group whose members the export does not tell. */
export const membersSchema = v.picklist(['pc', 'user', 'everybody', 'nobody']);

export const assumeSchema = v.strictObject({
  /** MDM user scope of Microsoft Intune. */
  mdmScope: v.exactOptional(v.picklist(['all', 'none'])),
  mamScope: v.exactOptional(v.picklist(['all', 'none'])),
  organization: v.exactOptional(name),
  /** The default domain. */
  domain: v.exactOptional(v.pipe(name, v.regex(/^[A-Za-z0-9.-]+$/, 'must be a domain name'))),
  signInPageText: v.exactOptional(v.pipe(v.string(), v.maxLength(1_024))),
  /** Practice users, with and without an Intune licence. */
  licensedUser: v.exactOptional(userPrincipalName),
  unlicensedUser: v.exactOptional(userPrincipalName),
  /** For people whose licences the export does not tell. */
  licences: v.exactOptional(v.picklist(['everybody', 'nobody'])),
  /** Where the export holds no page of the enrolment status at all. */
  statusPage: v.exactOptional(v.picklist(['shown', 'hidden'])),
  /** Of deployment profiles and pages whose assignments the export does not tell. */
  assignments: v.exactOptional(v.picklist(['everybody', 'nobody'])),
  /** Group tag of the PC, in place of the scenario's. */
  groupTag: v.exactOptional(v.pipe(v.string(), v.maxLength(256))),
  /** By name or id of the group. */
  members: v.exactOptional(recordOf(membersSchema)),
});

export type Assume = v.InferOutput<typeof assumeSchema>;
export type Members = v.InferOutput<typeof membersSchema>;

/** A stand-in for what an export cannot hold. */
export interface Assumption {
  readonly what: string;
  readonly value: string;
  readonly why: string;
  /** How to say it otherwise, e.g. '--set assume.mdmScope=none'. */
  readonly option: string;
}

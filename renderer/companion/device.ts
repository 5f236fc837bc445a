/** A device as the companion shows it, and how it is read and changed by the published sample's calls. */
import * as v from 'valibot';
import {
  device,
  devicesOfSerial,
  entraDevice,
  managedDevice,
  organization,
  synchronise,
  unassignUser,
  updateDevice,
  users,
} from '../../shared/companion/calls.ts';
import type { CompanionCall, CompanionLink } from '../../shared/companion/calls.ts';

const text = v.optional(v.nullable(v.string()), '');
const textOf = v.pipe(
  text,
  v.transform((value) => value ?? ''),
);

const identitySchema = v.object({
  id: v.string(),
  serialNumber: textOf,
  manufacturer: textOf,
  model: textOf,
  groupTag: textOf,
  purchaseOrderIdentifier: textOf,
  addressableUserName: textOf,
  userPrincipalName: textOf,
  azureActiveDirectoryDeviceId: textOf,
  managedDeviceId: textOf,
  displayName: textOf,
});

const expandedSchema = v.object({
  ...identitySchema.entries,
  deploymentProfile: v.nullish(v.object({ displayName: textOf })),
});

const listOf = <Item extends v.GenericSchema>(item: Item) => v.object({ value: v.array(item) });
const userSchema = v.object({ displayName: textOf, userPrincipalName: v.string() });

export type Identity = v.InferOutput<typeof identitySchema>;
export type User = v.InferOutput<typeof userSchema>;

export interface Device extends Identity {
  /** Of its profile; '' without one. */
  readonly profile: string;
  /** Its names in Entra ID and in Intune; '' where there is none, or it could not be read. */
  readonly entraName: string;
  readonly intuneName: string;
}

/** What a person changes. */
export interface Wanted {
  readonly userPrincipalName: string;
  readonly groupTag: string;
  readonly displayName: string;
}

/** Graph did not do what was asked; the message is for the person. */
export class CompanionError extends Error {
  override readonly name = 'CompanionError';
}

async function ask(link: CompanionLink, call: CompanionCall): Promise<unknown> {
  const answer = await link(call);
  if (!answer.reached) throw new CompanionError(answer.why);
  // The published sample takes 200 and nothing else.
  if (answer.status === 200) return answer.body;
  throw new CompanionError(`${answer.status}: ${messageOf(answer.body)}`);
}

const errorSchema = v.object({ error: v.object({ code: v.string(), message: v.string() }) });

/** Of an error of Graph's; Intune's have their sentence inside. */
function messageOf(body: unknown): string {
  if (!v.is(errorSchema, body)) return '';
  const { code, message } = body.error;
  try {
    const inner = v.safeParse(v.object({ Message: v.string() }), JSON.parse(message));
    if (inner.success) return inner.output.Message;
  } catch {
    // A sentence.
  }
  return message === '' ? code : message;
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const read = v.safeParse(schema, body);
  if (!read.success) throw new CompanionError(`the answer is not understood: ${read.issues[0].message}`);
  return read.output;
}

/** The first that answers; '' where it cannot be read, as the sample passes over it. */
async function nameOf(link: CompanionLink, call: CompanionCall, schema: v.GenericSchema<unknown, string>) {
  try {
    return parsed(schema, await ask(link, call));
  } catch (error) {
    if (error instanceof CompanionError) return '';
    throw error;
  }
}

const entraNameSchema = v.pipe(
  listOf(v.object({ displayName: textOf })),
  v.transform(({ value }) => value[0]?.displayName ?? ''),
);
const intuneNameSchema = v.pipe(
  v.object({ deviceName: textOf }),
  v.transform(({ deviceName }) => deviceName),
);

const nobody = '00000000-0000-0000-0000-000000000000';
const isThere = (id: string): boolean => id !== '' && id !== nobody;

/** What the companion begins with. */
export async function signedIn(link: CompanionLink) {
  const told = parsed(listOf(v.object({ displayName: textOf })), await ask(link, organization()));
  return {
    organization: told.value[0]?.displayName ?? '',
    users: parsed(listOf(userSchema), await ask(link, users())).value,
  };
}

export async function withSerial(link: CompanionLink, serial: string): Promise<readonly Identity[]> {
  return parsed(listOf(identitySchema), await ask(link, devicesOfSerial(serial))).value;
}

export async function deviceOf(link: CompanionLink, ztdId: string): Promise<Device> {
  const { deploymentProfile, ...identity } = parsed(expandedSchema, await ask(link, device(ztdId)));
  const { azureActiveDirectoryDeviceId: entraId, managedDeviceId } = identity;
  return {
    ...identity,
    profile: deploymentProfile?.displayName ?? '',
    entraName: isThere(entraId) ? await nameOf(link, entraDevice(entraId), entraNameSchema) : '',
    intuneName: isThere(managedDeviceId)
      ? await nameOf(link, managedDevice(managedDeviceId), intuneNameSchema)
      : '',
  };
}

/** A user who was there and is not wanted any more is taken away first, as the sample does. */
export async function change(
  link: CompanionLink,
  present: Device,
  wanted: Wanted,
  people: readonly User[],
): Promise<void> {
  const { userPrincipalName, groupTag, displayName } = wanted;
  if (userPrincipalName === '' && present.userPrincipalName !== '') await ask(link, unassignUser(present.id));
  const user = people.find((one) => one.userPrincipalName === userPrincipalName);
  await ask(
    link,
    updateDevice(present.id, {
      ...(userPrincipalName === ''
        ? {}
        : { userPrincipalName, addressableUserName: user?.displayName ?? present.addressableUserName }),
      groupTag,
      displayName,
    }),
  );
}

export const sync = (link: CompanionLink): Promise<unknown> => ask(link, synchronise());

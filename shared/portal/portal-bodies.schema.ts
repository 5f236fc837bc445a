/** What the portal page's writes have as their bodies, by action; null: none. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(512));

export const portalBodies = {
  'assign-user': v.strictObject({ userPrincipalName: text, addressableUserName: text }),
  'unassign-user': null,
  'set-group-tag': v.strictObject({ groupTag: text }),
  'set-device-name': v.strictObject({ displayName: text }),
  'unblock-device': null,
  'delete-autopilot-device': null,
  'delete-intune-record': null,
  'delete-entra-device': null,
  'add-to-group': v.strictObject({
    '@odata.id': v.pipe(
      v.custom<`https://graph.microsoft.com/beta/devices${string}`>((id) => typeof id === 'string'),
      v.regex(/^https:\/\/graph\.microsoft\.com\/beta\/devices(?:\/[^/?#]{1,512}|\(\w+='[^'/]{1,512}'\))$/),
    ),
  }),
  'remove-from-group': null,
  'assign-profile': v.strictObject({
    target: v.strictObject({
      '@odata.type': v.literal('#microsoft.graph.groupAssignmentTarget'),
      groupId: text,
    }),
  }),
  'unassign-profile': null,
  sync: null,
} as const satisfies Readonly<Record<string, v.GenericSchema | null>>;

export type PortalBodies = typeof portalBodies;
/** What an action takes besides its ids; null: nothing. */
export type PortalBody<Action extends keyof PortalBodies> = PortalBodies[Action] extends v.GenericSchema
  ? v.InferOutput<PortalBodies[Action]>
  : null;

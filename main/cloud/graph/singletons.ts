/** Objects that a tenant has once, and that stand in no collection. */
import type { GraphObject } from '../tenant/graph-object.ts';
import { momentOf, type ReadContext } from './model/shape.ts';

interface Singleton {
  readonly type: string;
  readonly object: GraphObject;
}

type Read = (context: ReadContext) => GraphObject;

/** The tenant's one object of a type, as it was written; only its id where nobody has. */
const only =
  (type: string): Read =>
  ({ directory }) => {
    const found = [...directory.sources].find(([, source]) => source.type === type);
    return { ...found?.[1].object, id: found?.[0] ?? directory.tenant.organization.id };
  };

const singletons: ReadonlyMap<string, { readonly type: string; readonly beta?: true; readonly read: Read }> =
  new Map([
    ['devicemanagement', { type: 'deviceManagement', read: only('deviceManagement') }],
    [
      'devicemanagement/windowsautopilotsettings',
      {
        type: 'windowsAutopilotSettings',
        beta: true,
        read: ({ directory }: ReadContext) => ({
          id: directory.tenant.organization.id,
          lastSyncDateTime: momentOf(directory.autopilotSync.last),
          lastManualSyncTriggerDateTime: momentOf(directory.autopilotSync.asked),
          syncStatus: directory.autopilotSync.state,
        }),
      },
    ],
    [
      'policies/deviceregistrationpolicy',
      { type: 'deviceRegistrationPolicy', read: only('deviceRegistrationPolicy') },
    ],
  ]);

export function singleton(path: string, context: ReadContext): Singleton | undefined {
  const found = singletons.get(path.toLowerCase());
  if (!found || (found.beta && context.version !== 'beta')) return undefined;
  return { type: found.type, object: found.read(context) };
}

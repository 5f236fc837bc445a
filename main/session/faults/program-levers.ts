/** Sets faults of installers and scripts: how they behave from the next download on. */
import type { appFaults } from '../../../shared/faults/app-faults.catalogue.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import { behavioursOf } from '../../cloud/intune/behaviours.ts';
import { dependenciesOf } from '../../cloud/intune/engine/relationships.ts';
import type { App } from '../../cloud/tenant/tenant.ts';
import { appOf, newScript, scriptOf } from './choices.ts';
import type { Hands, Lever } from './hands.ts';
import { all, LeverRefused, write, writeIfThere } from './hands.ts';

/** What an app does from time to time does not count any more: this holds always. */
const behave = ({ cloud, tenant }: Hands, apps: readonly App[], change: AppBehaviour) =>
  cloud.cover((below) => {
    const said = behavioursOf(below, tenant);
    const own = behavioursOf(below, { appBehaviours: new Map(), scriptBehaviours: new Map() });
    const changed = apps.map((app): [string, AppBehaviour] => {
      const always = said.app(app).episodes === undefined ? {} : { episodes: [] };
      return [app.id, { ...own.app(app), ...always, ...change }];
    });
    return { ...below, apps: { ...below.apps, ...Object.fromEntries(changed) } };
  });

const appThat =
  (change: (values: FaultValues) => AppBehaviour): Lever =>
  (hands, values) =>
    behave(hands, [appOf(hands, values['app'])], change(values));

/** A script of the fault's own, for all devices. */
function makeScript(hands: Hands) {
  const collection = 'deviceManagement/deviceManagementScripts';
  const body = {
    '@odata.type': '#microsoft.graph.deviceManagementScript',
    displayName: 'Prepare device',
    fileName: 'prepare-device.ps1',
    runAsAccount: 'system',
    assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
  };
  const { id } = write(hands, { method: 'POST', path: collection, body }) as { readonly id: string };
  return { id, remove: () => writeIfThere(hands, { method: 'DELETE', path: `${collection}/${id}` }) };
}

const scriptThat =
  (change: (values: FaultValues) => ScriptBehaviour): Lever =>
  (hands, values) => {
    const made = values['script'] === newScript ? makeScript(hands) : undefined;
    const script = scriptOf(hands, made?.id ?? values['script']);
    const uncover = hands.cloud.cover((below) => {
      const { episodes, ...own } = behavioursOf(below, hands.tenant).script(script);
      const always = episodes === undefined ? {} : { episodes: [] };
      const behaviour = { ...own, ...always, ...change(values) };
      return { ...below, scripts: { ...below.scripts, [script.id]: behaviour } };
    });
    return all([...(made ? [made.remove] : []), uncover]);
  };

const code = ({ code: given }: FaultValues): AppBehaviour => ({ exitCode: Number(given) });

const everyApp: Lever = (hands, values) =>
  behave(hands, [...hands.cloud.directory.apps.values()], code(values));

const dependency: Lever = (hands, values) => {
  const app = appOf(hands, values['app']);
  const [first] = dependenciesOf(app, hands.cloud.directory.apps);
  if (!first) throw new LeverRefused(`"${app.displayName}" needs no other app`);
  return behave(hands, [first], code(values));
};

const fillDisk: Lever = ({ pc }, { left }) => pc.levers.fillDisk(Number(left));

export const programLevers: Record<(typeof appFaults)[number]['id'], Lever> = {
  'app-fails': appThat(code),
  'apps-fail': everyApp,
  'app-hangs': appThat(() => ({ hangs: true })),
  'app-not-detected': appThat(() => ({ writes: 'nothing' })),
  'app-hash-mismatch': appThat(() => ({ content: 'altered' })),
  'disk-full': fillDisk,
  'dependency-fails': dependency,
  'app-restarts': appThat(({ restart }) => ({ exitCode: restart === 'hard' ? 1641 : 3010 })),
  'restart-loop': appThat(() => ({ restarts: true, writes: 'nothing' })),
  'mixed-installers': appThat(() => ({ exitCode: 1618 })),
  'script-hangs': scriptThat(() => ({ hangs: true })),
  'script-fails': scriptThat(({ code: given }) => ({ exitCode: Number(given) })),
};

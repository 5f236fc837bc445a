/** Keeps the truth record of a rehearsal: sets what scenario and tenant set, and listens to world and PC. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Catalogue } from '../../../shared/stage/text.ts';
import type { Fault, FaultKind } from '../../../shared/session/truth.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { behavioursOf } from '../../cloud/intune/behaviours.ts';
import type { CloudSettings } from '../../cloud/settings/settings.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import type { Pc } from '../../device/pc.types.ts';
import type { Conditions } from '../../world/internet/conditions.ts';
import { between } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { Cause, Sign } from './cause.ts';
import { networkCauses } from './network-causes.ts';
import { programCauses } from './program-causes.ts';
import { refusalOf } from './refusal.ts';
import { noticed, settingCauses } from './setting-causes.ts';
import { writeCause } from './write-causes.ts';
import { TruthRecord } from './truth-record.ts';

export interface TruthParts {
  readonly world: World;
  readonly pc: Pc;
  readonly cloud: Cloud;
  readonly tenant: Tenant;
  readonly scenario: Scenario;
  readonly settings: CloudSettings;
  readonly catalogue: Catalogue;
  /** Told when a cause is felt for the first time. */
  felt(cause: Cause): void;
}

export interface KeptTruth {
  readonly record: TruthRecord;
  /** An administrator's write was taken. */
  written(write: GraphWrite): void;
  /** Looks whether the network is another, and whether a flow has failed or is past its failure. */
  look(): void;
}

export function keepTruth({
  world,
  pc,
  cloud,
  tenant,
  scenario,
  settings,
  catalogue,
  felt,
}: TruthParts): KeptTruth {
  const record = new TruthRecord();
  const { clock, internet } = world;
  const { directory, domain } = cloud;
  const inside = domain && !scenario.onPremises.reachable ? `*.${domain.name}` : null;
  const others = [
    ...settingCauses(scenario, cloud, pc.machine.hardware),
    ...programCauses(
      { apps: [...directory.apps.values()], policies: [...directory.policies.values()] },
      behavioursOf(settings, tenant),
    ),
  ];
  let seen: { readonly conditions: Conditions; readonly cable: Pc['cable'] };
  const hold = (by: Fault['by']): void => {
    const { conditions } = internet;
    seen = { conditions, cable: pc.cable };
    const wired = scenario.network.wired.cable === 'plugged' || scenario.network.wireless.length === 0;
    const deadSocket = pc.cable === 'plugged' && !scenario.network.wired.internet;
    const cableOut = wired && pc.cable === 'unplugged';
    record.hold([...others, ...networkCauses({ conditions, cableOut, deadSocket, inside }, by)], clock.now);
  };
  const clockIsRight = (): boolean => Math.abs(between(clock.now, pc.machine.deviceTime())) <= noticed;
  const forget = (kind: FaultKind): void => {
    const at = others.findIndex((cause) => cause.kind === kind);
    if (at >= 0) hold(others.splice(at, 1)[0]?.by ?? 'scenario');
  };
  const sense = (sign: Sign): void => record.sense(sign, clock.now).forEach(felt);
  let writes = 0;
  hold('scenario');
  internet.passages.listen((passage) => sense({ kind: 'passage', ...passage }));
  pc.happenings.listen(sense);
  directory.refusals.listen((reason) => record.refused(reason, clock.now));
  return {
    record,
    written(write) {
      writes++;
      others.push(writeCause(write, writes, 'instructor'));
      hold('instructor');
    },
    look() {
      if (internet.conditions !== seen.conditions || pc.cable !== seen.cable) hold('instructor');
      if (clockIsRight()) forget('clock');
      const failed = { technician: pc.flows.technician.failure, user: pc.flows.user.failure };
      const user = failed.user ?? refusalOf(pc, scenario.release, catalogue);
      record.look('technician', failed.technician, directory.apps.values(), clock.now);
      record.look('user', user, directory.apps.values(), clock.now);
    },
  };
}

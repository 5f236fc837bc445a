/** What is otherwise than it should be in a world, as the world and its services have it at the moment. */
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Fault } from '../../../shared/session/truth.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { behavioursOf } from '../../cloud/intune/behaviours.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import type { Pc } from '../../device/pc.types.ts';
import type { World } from '../../world/world.ts';
import type { Cause } from './cause.ts';
import { networkCauses } from './network-causes.ts';
import { programCauses } from './program-causes.ts';
import { settingCauses } from './setting-causes.ts';

export interface ReadParts {
  readonly world: World;
  readonly pc: Pc;
  readonly cloud: Cloud;
  readonly tenant: Tenant;
  readonly scenario: Scenario;
}

/** `by`: who has set what is not the scenario's or the tenant's own. */
export type Readings = (by: Fault['by']) => readonly Cause[];

export function readingsOf({ world: { internet }, pc, cloud, tenant, scenario }: ReadParts): Readings {
  const { directory, domain } = cloud;
  const inside = domain ? `*.${domain.name}` : null;
  const wired = scenario.network.wired.cable === 'plugged' || scenario.network.wireless.length === 0;
  const behaviours = behavioursOf(cloud.settings, tenant);
  return (by) => [
    ...settingCauses(scenario, cloud, pc),
    ...programCauses(
      { apps: [...directory.apps.values()], policies: [...directory.policies.values()] },
      behaviours,
    ),
    ...networkCauses(
      {
        conditions: internet.conditions,
        cableOut: wired && pc.cable === 'unplugged',
        wirelessGone: scenario.network.wireless.length > 0 && pc.machine.network.wireless.length === 0,
        deadSocket: pc.cable === 'plugged' && !scenario.network.wired.internet,
        inside,
      },
      by,
    ),
  ];
}

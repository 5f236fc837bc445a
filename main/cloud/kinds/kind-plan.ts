/** All that a kind gets, part by part, by the services' own engine. */
import type { Audience } from '../directory/targeting.ts';
import { planApps, untrackedInHybrid, type Phase, type PlannedApp } from '../intune/engine/app-plan.ts';
import { chooseEsp } from '../intune/engine/esp-choice.ts';
import { planPolicies, type PlannedPolicy } from '../intune/engine/policy-plan.ts';
import { settleRelationships } from '../intune/engine/relationships.ts';
import { Directory } from '../directory/directory.ts';
import type { EspConfiguration, Tenant } from '../tenant/tenant.ts';
import { DeviceBench, type DeviceSeen } from './device-bench.ts';
import type { Kind } from './kind.ts';
import type { Used } from './used.ts';

export interface PartPlan {
  readonly page: EspConfiguration;
  readonly apps: readonly PlannedApp[];
  readonly policies: readonly PlannedPolicy[];
}

export interface KindPlan {
  readonly seen: DeviceSeen;
  /** As it is once the person has signed in. */
  readonly signedIn: Audience;
  readonly parts: Readonly<Record<Phase, PartPlan>>;
}

/** Plans kinds of one tenant; what they have in common is worked out once. */
export function kindPlanner(tenant: Tenant, used: Used): (kind: Kind) => KindPlan {
  const bench = new DeviceBench(tenant, used);
  const people = new Directory({ ...tenant, devices: [], identities: [], managedDevices: [] });
  for (let times = 0; times < 6 && people.memberships.process(); times++);
  const apps = new Map(tenant.apps.map((app) => [app.id, app]));
  return ({ device, user, join }) => {
    const seen = bench.see(device);
    const person = people.userByName(user.userPrincipalName);
    const groups = new Set([
      ...(person ? people.memberships.groupsOf(person.id) : []),
      ...user.memberOf.flatMap((id) => [id, ...people.memberships.groupsOf(id)]),
    ]);
    const withUser = (audience: Audience): Audience => ({
      ...audience,
      userGroups: groups,
      userLicensed: user.licensed,
    });
    const part = (phase: Phase): PartPlan => {
      const technician = phase === 'technician';
      const page = chooseEsp(
        tenant.espConfigurations,
        technician ? seen.enrolment : withUser(seen.enrolment),
        phase,
      );
      // In the technician's part the user counts for apps whom Autopilot has assigned.
      const forApps = technician && !user.assigned ? seen.managed : withUser(seen.managed);
      const planned = planApps(tenant.apps, forApps, page, phase, user.assigned);
      let policies: readonly PlannedPolicy[] | undefined;
      return {
        page,
        apps: settleRelationships(join === 'hybrid' ? planned.map(untrackedInHybrid) : planned, apps),
        /** Conflicts between thousands of settings take time: worked out when they are asked for. */
        get policies() {
          policies ??= planPolicies(
            tenant.policies,
            technician ? seen.managed : withUser(seen.managed),
            phase,
          );
          return policies;
        },
      };
    };
    return {
      seen,
      signedIn: withUser(seen.managed),
      parts: {
        technician: part('technician'),
        'user-device': part('user-device'),
        'user-account': part('user-account'),
      },
    };
  };
}

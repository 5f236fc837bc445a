/** What was before the PC is switched on: its registration, the administrator's writes, the network. */
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { errorSentence } from '../cloud/graph/error-shape.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { Pc } from '../device/pc.types.ts';
import { parseHashCsv } from '../protocols/autopilot/hash-csv.ts';
import { milliseconds } from '../world/time.ts';
import { ofFormerMainboard } from './former-mainboard.ts';
import type { RefusedWrite } from './admin-words.ts';
import { administered } from './administered.ts';

/** What the maker and the administrator did before the PC was unpacked; the answer: what of it the service refused. */
export function prepare(
  { registration, before, network, onPremises }: Scenario,
  tenant: Tenant,
  cloud: Cloud,
  pc: Pc,
): RefusedWrite[] {
  cloud.register(tenant.registrations);
  const { serialNumber } = pc.machine.hardware;
  if (registration && !tenant.registrations.some((row) => row.serialNumber === serialNumber)) {
    const groupTag = tenant.practice.groupTag ?? registration.groupTag;
    const csv = pc.hardwareHashCsv(groupTag, registration.assignedUser);
    const rows = parseHashCsv(csv, 'the hardware-hash CSV of the PC');
    cloud.register(registration.mainboard === 'replaced' ? rows.map(ofFormerMainboard) : rows);
  }
  join(cloud, serialNumber, tenant.practice.pcGroups);
  const refused = before.flatMap((write): RefusedWrite[] => {
    const answer = administered(cloud, write);
    const { status } = answer;
    if (status < 400) return [];
    return [{ method: write.method, path: write.path, status, reason: errorSentence(answer.body) }];
  });
  const {
    blockedHosts,
    unresolvableHosts,
    inspectedHosts,
    captivePortal,
    latencyMilliseconds,
    megabitsPerSecond,
  } = network;
  // Outside the company's network nobody resolves the names of its servers.
  const outside = cloud.domain && !onPremises.reachable ? [`*.${cloud.domain.name}`] : [];
  pc.machine.world.internet.change({
    blockedHosts,
    unresolvableHosts: [...unresolvableHosts, ...outside],
    inspectedHosts,
    captivePortal,
    latency: milliseconds(latencyMilliseconds),
    bandwidth: megabitsPerSecond,
  });
  return refused;
}

/** Puts the PC into groups whose members the tenant's export does not tell. */
function join({ directory }: Cloud, serialNumber: string, groupIds: readonly string[]): void {
  const identity = [...directory.identities.values()].find((one) => one.serialNumber === serialNumber);
  const device = identity && directory.device(identity.azureActiveDirectoryDeviceId);
  if (!device || groupIds.length === 0) return;
  for (const id of groupIds) {
    const group = directory.groups.get(id);
    if (group) directory.groups.set(id, { ...group, members: [...group.members, device.id] });
  }
  directory.revision++;
  directory.memberships.forget();
  directory.changed.emit();
}

/** Loading a large tenant, and resolving everything for one of its devices. */
import { createCloud } from '../../main/cloud/cloud.ts';
import { planDelivery } from '../../main/cloud/intune/delivery/plan.ts';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import { testWorld } from '../../main/cloud/testing/fixtures.ts';
import { largeTenant } from '../testing/large-tenant.ts';
import { row, timed } from './statistics.mjs';

const files = largeTenant();
const loads = [];
for (let run = 0; run < 5; run++) loads.push(await timed(() => loadTenant(files)));
row(`load a tenant of ${files.length} objects`, loads, 'ms', 'at most 2000 ms');

const tenant = loadTenant(files);
const starts = [];
let cloud;
for (let run = 0; run < 3; run++)
  starts.push(
    await timed(() => {
      cloud = createCloud({ world: testWorld(), tenant });
    }),
  );
row('bring its groups, profiles and records in step', starts, 'ms');

const { directory } = cloud;
const members = tenant.groups.reduce((sum, group) => sum + group.members.length, 0);
const [identity] = directory.identities.values();
const entra = directory.device(identity.azureActiveDirectoryDeviceId);
const user = directory.users.get('user 7');
const managed = { id: 'm', deviceName: 'LRG', serialNumber: identity.serialNumber };
const resolves = [];
for (let run = 0; run < 20; run++) {
  const enrolment = { managed, entra, identity, user, byDevice: true };
  const context = { directory, enrolment, challenge: () => '', isDone: () => false };
  resolves.push(
    await timed(() => {
      planDelivery(context, 'user-device');
      planDelivery(context, 'user-account');
    }),
  );
}
row('the same, the first time in a process', resolves.slice(0, 1), 'ms', 'at most 100 ms');
row(`resolve apps, policies and page for one device (${members} members)`, resolves, 'ms', 'at most 100 ms');

const writes = [];
for (let run = 0; run < 5; run++) {
  const path = `deviceManagement/windowsAutopilotDeviceIdentities/${identity.id}/updateDeviceProperties`;
  writes.push(await timed(() => cloud.graph({ method: 'POST', path, body: { groupTag: `TAG${run}` } })));
}
row('take an administrator’s write', writes, 'ms');

/** An export dropped in, and the PC of the rehearsal in its tenant. */
import { createCloud } from '../../../main/cloud/cloud.ts';
import { appsOf } from '../../../main/cloud/intune/delivery/plan.ts';
import { loadTenant, type TenantOrder } from '../../../main/cloud/tenant/load-tenant.ts';
import type { Tenant } from '../../../main/cloud/tenant/tenant.ts';
import { hashRow, testWorld } from '../../../main/cloud/testing/fixtures.ts';
import { fleet, page, profile, type Json } from './parts.ts';

export type Files = Readonly<Record<string, Json | readonly unknown[] | string>>;

export const basics: Files = {
  'Groups/Quayside fleet.json': fleet,
  'AutoPilot/Laptops.json': profile(),
  'page.json': page(),
};

export const load = (files: Files, order?: TenantOrder): Tenant =>
  loadTenant(
    Object.entries(files).map(([path, content]) => ({
      path,
      text: typeof content === 'string' ? content : JSON.stringify(content),
    })),
    order,
  );

/** The PC of the rehearsal in the tenant, not yet switched on. */
export function house(tenant: Tenant) {
  const cloud = createCloud({ world: testWorld(), tenant });
  cloud.register([hashRow({ productName: 'Fieldbook 14' })]);
  const { directory } = cloud;
  const [entra] = directory.devices.values();
  const [identity] = directory.identities.values();
  if (!entra) throw new RangeError('not registered');
  const party = { entra, identity, user: undefined };
  const names = () => appsOf(directory, party, 'technician').map(({ app: { displayName } }) => displayName);
  return {
    directory,
    party,
    names,
    profile: () => cloud.records().windowsAutopilotDeviceIdentities[0]?.intendedDeploymentProfile,
  };
}

export const statusOf = (tenant: Tenant, name: string) =>
  tenant.check.objects.find((one) => one.name === name);
export const fileOf = (tenant: Tenant, file: string) => tenant.check.files.find((one) => one.file === file);

/** Exports as other tools write them: every object is accounted for, and what they say is what the engine sees. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TenantFile } from '../../main/cloud/tenant/reading/tenant-file.ts';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import { createCloud } from '../../main/cloud/cloud.ts';
import { planDelivery } from '../../main/cloud/intune/delivery/plan.ts';
import type { Enrolment } from '../../main/cloud/intune/enrolments.ts';
import { testWorld } from '../../main/cloud/testing/fixtures.ts';
import { largeTenant } from '../testing/large-tenant.ts';
import table from './tables/foreign-exports.json' with { type: 'json' };

type Export = keyof typeof table.exports;

function filesOf(name: Export): TenantFile[] {
  const folder = path.join(import.meta.dirname, name);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({
      path: path.relative(folder, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

describe.each(['intunecd', 'intunemanagement'] as const)('the export in the layout of %s', (name) => {
  const files = filesOf(name);
  const { check } = loadTenant(files);
  const expected = table.exports[name];

  it('has every object accounted for, once', () => {
    const found = check.objects.map(({ file, name: object, type, status, parts }) => [
      file,
      object,
      type,
      status,
      ...(parts.length > 0 ? [parts] : []),
    ]);
    const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(found)).toEqual(sorted(expected.objects));
    expect(check.problems).toEqual(expected.problems);
  });

  it('has no file of which nothing is said', () => {
    const beside = files.filter(({ path: file }) => !check.objects.some((object) => object.file === file));
    // Their content belongs to an object of another file.
    expect(beside.map(({ path: file }) => file)).toEqual(
      name === 'intunecd'
        ? []
        : ['AutoPilot/Offices, hybrid_Assignments.json', 'EndpointSecurity/Antivirus_Settings.json'],
    );
  });
});

describe('what the exports say', () => {
  it('IntuneCD: groups, blocking apps and filters are found by name', () => {
    const tenant = loadTenant(filesOf('intunecd'));
    const [laptops] = tenant.groups;
    expect(tenant.profiles[0]?.assignments[0]?.target).toMatchObject({ kind: 'group', groupId: laptops?.id });
    const viewer = tenant.apps.find(({ displayName }) => displayName === 'Harbour Viewer');
    expect(tenant.espConfigurations[0]?.selectedMobileAppIds).toEqual([viewer?.id]);
  });

  it('IntuneManagement: settings and assignments in files beside belong to their object', () => {
    const tenant = loadTenant(filesOf('intunemanagement'));
    const antivirus = tenant.policies.find(({ displayName }) => displayName === 'Antivirus');
    expect(antivirus).toMatchObject({
      nodes: [{ uri: './Device/Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring' }, {}],
    });
    const hybrid = tenant.profiles.find(({ join }) => join === 'hybrid');
    expect(hybrid?.assignments).toHaveLength(1);
  });

  it('IntuneManagement: an exported device keeps its records, and is blocked until it is unblocked', () => {
    const cloud = createCloud({ world: testWorld(), tenant: loadTenant(filesOf('intunemanagement')) });
    const [used, fresh] = cloud.records().windowsAutopilotDeviceIdentities;
    expect(used).toMatchObject({
      serialNumber: 'PC-1001',
      enrollmentState: 'enrolled',
      userlessEnrollmentStatus: 'blocked',
      deploymentProfile: 'Classroom',
    });
    expect(fresh).toMatchObject({ serialNumber: 'PC-1002', userlessEnrollmentStatus: 'allowed' });
    expect(cloud.records().devices.map(({ displayName }) => displayName)).toEqual(['PC-1001', 'PC-1002']);
    expect(cloud.records().managedDevices).toMatchObject([
      { deviceName: 'PC-1001', complianceState: 'compliant' },
    ]);
  });
});

// How long either takes is measured by tests/bench/policy-engine.bench.mjs.
describe('a tenant of 5,000 objects', () => {
  const files = largeTenant();

  it('is understood, every object', () => {
    expect(files).toHaveLength(5_000);
    const { check } = loadTenant(files);
    expect(new Set(check.objects.map(({ status }) => status))).toEqual(new Set(['understood']));
    expect(check.objects).toHaveLength(5_000);
  });

  it('is resolved for one device', () => {
    const { directory } = createCloud({ world: testWorld(), tenant: loadTenant(files) });
    const [identity] = directory.identities.values();
    const entra = directory.device(identity!.azureActiveDirectoryDeviceId)!;
    const managed = { id: 'm', deviceName: 'LRG', serialNumber: identity!.serialNumber };
    const enrolment = {
      managed,
      entra,
      identity,
      user: directory.users.get('user 7'),
    } as unknown as Enrolment;
    const context = { directory, enrolment, challenge: () => '', pfx: () => undefined, isDone: () => false };
    expect(planDelivery(context, 'user-device').apps.length).toBeGreaterThan(0);
  });
});

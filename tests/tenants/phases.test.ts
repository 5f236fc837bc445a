/** Table 4.7: exactly what installs when, and what the status page waits for. */
import { describe, expect, it } from 'vitest';
import { planDelivery, scriptsOf } from '../../main/cloud/intune/delivery/plan.ts';
import type { Phase } from '../../main/cloud/intune/engine/app-plan.ts';
import type { Enrolment, Party } from '../../main/cloud/intune/enrolments.ts';
import type { ManagedDevice } from '../../main/cloud/directory/records.ts';
import { assignment, house, phases, typed, win32, type House } from '../testing/tenant-lab.ts';
import table from './tables/what-installs-when.json' with { type: 'json' };

type Row = (typeof table.rows)[number];

/** The Graph object of an item. */
function itemOf({ item, to }: Row): object {
  const aimed = (intent?: string): object => ({ assignments: [assignment(to, intent ? { intent } : {})] });
  const runAs = item.endsWith('user context') ? 'user' : 'system';
  switch (item.split(',')[0]) {
    case 'Policy':
      return typed('windows10CustomConfiguration', {
        id: 'item',
        omaSettings: [
          {
            '@odata.type': '#microsoft.graph.omaSettingInteger',
            omaUri: './Device/Vendor/MSFT/X/Y',
            value: 1,
          },
        ],
        ...aimed(),
      });
    case 'SCEP certificate':
      return typed('windows81SCEPCertificateProfile', {
        id: 'item',
        scepServerUrls: ['https://ndes.lab.example/scep'],
        ...aimed(),
      });
    case 'PKCS certificate':
      return typed('windows10PkcsCertificateProfile', {
        id: 'item',
        certificationAuthority: 'ca.lab.example',
        ...aimed(),
      });
    case 'Wi-Fi profile':
      return typed('windowsWifiConfiguration', {
        id: 'item',
        ssid: 'Lab',
        wifiSecurityType: 'open',
        ...aimed(),
      });
    case 'VPN profile':
      return typed('windows10VpnConfiguration', {
        id: 'item',
        connectionName: 'Lab',
        servers: [],
        ...aimed(),
      });
    case 'Script':
      return typed('deviceManagementScript', {
        id: 'item',
        scriptContent: 'ZXhpdA==',
        runAsAccount: runAs,
        ...aimed(),
      });
    case 'Win32':
      return win32('item', { installExperience: { runAsAccount: runAs }, ...aimed('required') });
    case 'Available app':
      return win32('item', aimed('available'));
    case 'WinGet':
      return typed('winGetApp', {
        id: 'item',
        packageIdentifier: '9LAB',
        installExperience: { runAsAccount: runAs },
        ...aimed('required'),
      });
    case 'AppX': {
      const settings = { useDeviceContext: item.endsWith('device context') };
      return typed('windowsUniversalAppX', {
        id: 'item',
        identityName: 'Lab.App',
        identityPublisherHash: '8wekyb3d8bbwe',
        assignments: [assignment(to, { intent: 'required', settings })],
      });
    }
    case 'MSI':
      return typed('windowsMobileMSI', {
        id: 'item',
        productCode: '{ITEM}',
        useDeviceContext: item.endsWith('machine'),
        ...aimed('required'),
      });
    default:
      return typed('officeSuiteApp', { id: 'item', productIds: ['o365ProPlusRetail'], ...aimed('required') });
  }
}

function statusPage({ blocking = 'all', fail = 'No' }: Row): object {
  const lists: Readonly<Record<string, readonly string[]>> = {
    all: [],
    listed: ['item'],
    others: ['another'],
  };
  return typed('windows10EnrollmentCompletionPageConfiguration', {
    id: 'page',
    priority: 1,
    showInstallationProgress: true,
    selectedMobileAppIds: lists[blocking],
    allowNonBlockingAppInstallation: fail === 'Yes',
    assignments: [assignment('Laptops')],
  });
}

const pfx = { blob: 'AAAA', password: 'pw' };

/** What a phase brings of the item, and whether the page counts it. */
function look({ cloud }: House, party: Party, phase: Phase): { installs: boolean; waits: boolean } {
  const { directory } = cloud;
  const managed = { id: 'm', deviceName: 'RSL', serialNumber: 'S' } as ManagedDevice;
  const enrolment = { ...party, managed, byDevice: true } as Enrolment;
  const plan = planDelivery(
    { directory, enrolment, challenge: () => 'pw', pfx: () => pfx, isDone: () => false },
    phase,
  );
  const apps = plan.apps.filter(({ app, action }) => app.id === 'item' && action === 'install');
  const commands = plan.policies
    .filter(({ planned }) => planned.policy.id === 'item')
    .flatMap((one) => one.commands);
  const scripts = scriptsOf(directory, party, phase).length;
  const counted = plan.stages
    .flatMap((stage) => stage.commands)
    .filter(
      ({ item }) =>
        /Expected(SCEPCerts|PFXCerts|NetworkProfiles)$/.test(item.target ?? '') && item.data !== '',
    );
  return {
    installs: apps.length + commands.length + scripts > 0,
    waits: apps.some(({ blocking }) => blocking) || counted.length > 0,
  };
}

/** A hybrid device that its domain has registered. */
const joinedAs = ({ join }: Row, party: Party): Party =>
  join === 'hybrid'
    ? { ...party, hybrid: { provisioned: true, resealed: true, joined: true, device: undefined } }
    : party;

describe(`${table.source}`, () => {
  it.each(table.rows)('$item for $to, assigned user: $user, blocking list: $blocking $fail $join', (row) => {
    const rehearsed = house([itemOf(row), statusPage(row)]);
    const technician = row.user === 'assigned' ? rehearsed.withAssignedUser : rehearsed.alone;
    const joined = { ...rehearsed.joined, identity: technician.identity };
    const seen = phases.map((phase) => ({
      phase,
      ...look(rehearsed, joinedAs(row, phase === 'technician' ? technician : joined), phase),
    }));
    expect(seen.filter(({ installs }) => installs).map(({ phase }) => phase)).toEqual(row.installs);
    expect(seen.filter(({ waits }) => waits).map(({ phase }) => phase)).toEqual(row.waits ?? []);
  });
});

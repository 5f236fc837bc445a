/**
 * The script Get-AutopilotDiagnostics: what this PC's registry, profile and event log say of its set-up, in the
 * script's layout (facts/powershell#get-autopilotdiagnostics).
 */
import { ownOf } from '../../../../shared/own.ts';
import { cachedProfile } from '../../autopilot/profile-cache.ts';
import { channels } from '../../windows/events/channels.ts';
import type { Machine } from '../../windows/machine.ts';
import type { RegistryValue } from '../../windows/registry.ts';
import type { Cmdlet } from './cmdlet.ts';
import { displayVersionOf } from '../../windows/windows-image.ts';
import { builds } from '../../../../shared/release.ts';
import { PsError, shortTime } from './values.ts';

const software = 'HKLM\\SOFTWARE\\Microsoft';
const autopilotKey = `${software}\\Provisioning\\Diagnostics\\Autopilot`;
const enrolmentsKey = `${software}\\Enrollments`;
const trackingKey = `${software}\\Windows\\Autopilot\\EnrollmentStatusTracking\\ESPTrackingInfo\\Diagnostics`;
const nodesKey = `${software}\\Provisioning\\NodeCache\\CSP\\Device\\MS DM Server\\Nodes`;

/** Bits of CloudAssignedOobeConfig, in the order of the script. */
const oobeBits: readonly (readonly [bit: number, name: string])[] = [
  [1_024, 'Skip keyboard'],
  [512, 'Enable patch download'],
  [256, 'Skip Windows upgrade UX'],
  [128, 'AAD TPM Required'],
  [64, 'AAD device auth'],
  [32, 'TPM attestation'],
  [16, 'Skip EULA'],
  [8, 'Skip OEM registration'],
  [4, 'Skip express settings'],
  [2, 'Disallow admin'],
];

const label = (name: string, value: string): string => `${name.padEnd(26)}${value}`;
const truth = (value: boolean): string => (value ? 'True' : 'False');

const dataOf = (value: RegistryValue | undefined): string => (value === undefined ? '' : String(value.data));

function profileLines(machine: Machine): readonly string[] {
  const { registry } = machine;
  const text = (name: string): string => dataOf(registry.get(autopilotKey, name));
  const correlation = (name: string): string =>
    dataOf(registry.get(`${autopilotKey}\\EstablishedCorrelations`, name));
  const bits = Number(text('CloudAssignedOobeConfig')) || 0;
  const isHybrid = cachedProfile(machine)?.CloudAssignedDomainJoinMethod === 1;
  return [
    label('OS version:', `${displayVersionOf(machine.release)} (${builds[machine.release]})`),
    label('Profile:', text('DeploymentProfileName')),
    label('TenantDomain:', text('CloudAssignedTenantDomain')),
    label('TenantID:', text('CloudAssignedTenantId')),
    label('ZTDID:', correlation('ZTDRegistrationID')),
    label('EntDMID:', correlation('EntDMID')),
    label('OobeConfig:', `${bits}`),
    ...oobeBits.map(([bit, name]) => ` ${name.padEnd(25)}${(bits & bit) === 0 ? '0' : '1'}`),
    ...(isHybrid
      ? [
          label('Scenario:', 'Hybrid Azure AD Join'),
          label(
            'ODJ applied:',
            truth(registry.exists(`${software}\\Provisioning\\OMADM\\SyncML\\ODJApplied`)),
          ),
        ]
      : [label('Scenario:', 'Azure AD Join')]),
  ];
}

function pageLines({ registry }: Machine): readonly string[] {
  const key = registry
    .keys(enrolmentsKey)
    .map((id) => `${enrolmentsKey}\\${id}\\FirstSync`)
    .find((path) => registry.exists(path));
  if (key === undefined) return [label('Enrollment status page:', 'No')];
  const number = (name: string): number => registry.number(key, name) ?? 0;
  const blocking = number('BlockInStatusPage');
  return [
    'Enrollment status page:',
    label(' Device ESP enabled:', truth(number('SkipDeviceStatusPage') === 0)),
    label(' User ESP enabled:', truth(number('SkipUserStatusPage') === 0)),
    label(' ESP timeout:', `${number('SyncFailureTimeout')}`),
    label(' ESP blocking:', blocking === 0 ? 'No' : 'Yes'),
    ...(blocking === 0
      ? []
      : [
          label(' ESP allow reset:', (blocking & 1) === 0 ? 'No' : 'Yes'),
          label(' ESP allow try again:', (blocking & 2) === 0 ? 'No' : 'Yes'),
          label(' ESP continue anyway:', (blocking & 4) === 0 ? 'No' : 'Yes'),
        ]),
  ];
}

function hardwareLines({ hardware, release }: Machine): readonly string[] {
  return [
    'Hardware information:',
    label(' Operating system build:', builds[release]),
    label(' Manufacturer:', hardware.manufacturer),
    label(' Model:', hardware.model),
    label(' Serial number:', hardware.serialNumber),
    label(' TPM version:', '2.0'),
  ];
}

const appStates: Readonly<Record<string, string>> = {
  '1': 'Not Installed',
  '2': 'Downloading / Installing',
  '3': 'Success / Installed',
  '4': 'Error / Failed',
};
const lists: readonly (readonly [key: string, title: string])[] = [
  ['ExpectedMSIAppPackages', 'MSI app'],
  ['ExpectedModernAppPackages', 'Modern app'],
  ['ExpectedPolicies', 'Policy'],
  ['ExpectedSCEPCerts', 'Certificate'],
  ['ExpectedNetworkProfiles', 'Network profile'],
];

/** Looks at a list of the page: the last one, or with `isAll` each. */
function looksAt({ registry }: Machine, key: string, isAll: boolean): readonly string[] {
  const times = registry.keys(key).toSorted();
  return (isAll ? times : times.slice(-1)).map((time) => `${key}\\${time}`);
}

function itemLines(machine: Machine, key: string, scope: string, isAll: boolean): readonly string[] {
  const { registry } = machine;
  const listed = lists.flatMap(([list, title]) =>
    looksAt(machine, `${key}\\${list}`, isAll).flatMap((look) =>
      registry
        .values(look)
        .map(
          ({ name, value }) =>
            `  ${title} ${name} : ${dataOf(value) === '1' ? 'Processed' : 'Not processed'}`,
        ),
    ),
  );
  const apps = looksAt(machine, `${trackingKey}\\Sidecar`, true).flatMap((look, index, all) => {
    const own = registry.values(look).filter(({ name }) => name.toLowerCase().startsWith(scope));
    const isLast = !all
      .slice(index + 1)
      .some((later) => registry.values(later).some(({ name }) => name.toLowerCase().startsWith(scope)));
    return isAll || isLast
      ? own.map(({ name, value }) => {
          const state = dataOf(value);
          const shown = ownOf(appStates, state) ?? state;
          return `  Win32 app ${name.split('/')[9] ?? name} : ${state} (${shown})`;
        })
      : [];
  });
  return [...listed, ...apps];
}

function espLines(machine: Machine, isAll: boolean): readonly string[] {
  const { registry } = machine;
  const users = registry.keys(trackingKey).filter((name) => /^S-1-/i.test(name));
  return [
    '',
    'DEVICE ESP:',
    '',
    ...itemLines(machine, trackingKey, './device', isAll),
    ...users.flatMap((sid) => [
      '',
      `USER ESP for ${sid}:`,
      '',
      ...itemLines(machine, `${trackingKey}\\${sid}`, './user', isAll),
    ]),
  ];
}

function policyLines({ registry }: Machine): readonly string[] {
  const nodes = registry
    .keys(nodesKey)
    .toSorted((a, b) => Number(a) - Number(b))
    .map((node) => `${nodesKey}\\${node}`);
  return [
    '',
    'POLICIES PROCESSED',
    '',
    ...nodes.map(
      (node) => `${dataOf(registry.get(node, 'NodeUri'))} = ${dataOf(registry.get(node, 'ExpectedValue'))}`,
    ),
  ];
}

/** Events that the script takes for steps, with its words for them. */
const managementSteps: Readonly<Record<string, string>> = {
  72: 'MDM Enrollment',
  107: 'Offline domain join blob applied',
  109: 'Offline domain join status',
  110: 'Offline domain join status',
  111: 'Starting wait for offline domain join blob',
  1905: 'Download started',
  1906: 'Download finished',
  1920: 'Installation started',
  1922: 'Installation finished',
};
const registrationSteps: Readonly<Record<string, string>> = {
  101: 'SCP discovery successful.',
  306: 'Hybrid AADJ device registration succeeded.',
};

function timelineLines({ eventLog }: Machine): readonly string[] {
  const steps = [
    [channels.deviceManagement, managementSteps],
    [channels.userDeviceRegistration, registrationSteps],
  ] as const;
  const rows = steps
    .flatMap(([channel, words]) =>
      eventLog.events(channel).flatMap((event) => {
        const step = ownOf(words, `${event.id}`);
        return step === undefined ? [] : [{ event, step }];
      }),
    )
    .toSorted((a, b) => a.event.time - b.event.time);
  return [
    '',
    'OBSERVED TIMELINE:',
    '',
    `${'Date'.padEnd(24)}${'Status'.padEnd(12)}Detail`,
    `${'----'.padEnd(24)}${'------'.padEnd(12)}------`,
    ...rows.map(
      ({ event, step }) =>
        `${shortTime(event.time).padEnd(24)}${(event.level === 'Error' ? 'Failed' : 'Success').padEnd(12)}${step}`,
    ),
    '',
  ];
}

export const getAutopilotDiagnostics: Cmdlet = {
  parameters: {
    File: 'text',
    CABFile: 'text',
    ZIPFile: 'text',
    Online: 'switch',
    AllSessions: 'switch',
    ShowPolicies: 'switch',
  },
  positions: ['File'],
  run({ args, facts, say, name }) {
    const { machine } = facts;
    if (['File', 'CABFile', 'ZIPFile'].some((one) => args.has(one)))
      throw new PsError(
        'Archives of this PC are handed out, and hold nothing here: run the script without a file.',
        {
          source: name,
          category: `NotImplemented: (:) [${name}], PSNotSupportedException`,
          id: `NotSimulated,${name}`,
        },
      );
    if (machine.registry.get(autopilotKey, 'CloudAssignedTenantId') === undefined) {
      say('This is not an Autopilot device.', '');
      return;
    }
    const isAll = args.has('AllSessions');
    say(
      '',
      'AUTOPILOT DIAGNOSTICS',
      '',
      ...profileLines(machine),
      ...pageLines(machine),
      ...hardwareLines(machine),
      ...espLines(machine, isAll),
      ...(args.has('ShowPolicies') ? policyLines(machine) : []),
      ...timelineLines(machine),
    );
  },
};

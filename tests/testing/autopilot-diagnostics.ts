/**
 * What Get-AutopilotDiagnostics (PowerShell Gallery, and its community edition) makes of an archive, by the same rules:
 * which keys it reads, what it takes for a status, where it says that this is no Autopilot device. Our own words.
 */
import type { ExportedFile } from '../../main/device/shell/log-export.ts';
import { readEvtx } from '../../main/protocols/evtx/testing/read-evtx.ts';
import type { RegData, RegKeys } from './read-reg.ts';
import { readReg, readRegText } from './read-reg.ts';

export interface Diagnostics {
  readonly profile: RegData | undefined;
  readonly tenantDomain: RegData | undefined;
  readonly tenantId: RegData | undefined;
  readonly ztdId: RegData | undefined;
  readonly entDmId: RegData | undefined;
  /** Names of the bits that are set. */
  readonly oobeConfig: readonly string[];
  readonly scenario: 'Azure AD Join' | 'Hybrid Azure AD Join';
  readonly odjApplied: boolean;
  readonly page: {
    readonly device: boolean;
    readonly user: boolean;
    readonly timeout: RegData | undefined;
    readonly blocking: readonly string[];
  } | null;
  /** The newest look at each item, by where it stands: 'device' or a SID. */
  readonly items: readonly { readonly owner: string; readonly name: string; readonly status: string }[];
  readonly policies: readonly string[];
  readonly timeline: readonly string[];
}

const bits: readonly (readonly [number, string])[] = [
  [1024, 'Skip keyboard'],
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
const blockings: readonly (readonly [number, string])[] = [
  [1, 'reset'],
  [2, 'try again'],
  [4, 'continue anyway'],
];
const jobStatus: Readonly<Record<number, string>> = { 60: 'failed', 70: 'done' };
const appStatus: Readonly<Record<number, string>> = { 1: 'waiting', 2: 'working', 3: 'done', 4: 'failed' };

const machine = 'hkey_local_machine\\software\\microsoft';
const named = (table: readonly (readonly [number, string])[], value: unknown): string[] =>
  table.flatMap(([bit, name]) => ((Number(value) & bit) > 0 ? [name] : []));

/** Null for a PC that is none of Autopilot. */
export function autopilotDiagnostics(files: readonly ExportedFile[]): Diagnostics | null {
  const file = (name: string): ExportedFile => {
    const found = files.find((one) => one.name.toLowerCase() === name);
    if (!found) throw new Error(`Unable to extract ${name}`);
    return found;
  };
  const keys = readReg(file('mdmdiagreport_registrydump.reg').bytes ?? new Uint8Array(0));
  const get = (key: string, name: string): RegData | undefined => keys.get(key)?.get(name);
  const below = (key: string): string[] => {
    const paths = [...keys.keys()].filter((path) => path.startsWith(`${key}\\`));
    return [...new Set(paths.map((path) => path.slice(key.length + 1).split('\\', 1)[0]!))];
  };
  const autopilot = `${machine}\\provisioning\\diagnostics\\autopilot`;
  if (!get(autopilot, 'cloudassignedtenantid')) return null;
  const json = JSON.parse(file('autopilotddsztdfile.json').text) as Record<string, unknown>;
  if (Number.isNaN(Date.parse(String(json['PolicyDownloadDate'])))) throw new Error('no date of the profile');
  const enrolments = `${machine}\\enrollments`;
  const firstSync = below(enrolments)
    .map((id) => `${enrolments}\\${id}\\firstsync`)
    .find((key) => keys.has(key));

  const tracking = `${machine}\\windows\\autopilot\\enrollmentstatustracking\\esptrackinginfo\\diagnostics`;
  /** Values of the newest look at a list. */
  const newest = (list: string): (readonly [string, RegData])[] => {
    const times = below(list);
    for (const time of times) if (Number.isNaN(Date.parse(time))) throw new Error(`"${time}" is no time`);
    return [...(keys.get(`${list}\\${times.toSorted().at(-1)}`) ?? [])];
  };
  const job = (uri: string, owner: string, status: RegData): string => {
    const parts = uri.split('/');
    if (uri.startsWith('./device/vendor/msft/enterprisedesktopappmanagement/msi/')) {
      const product = decodeURIComponent(parts[6]!);
      const sid = owner === 'device' ? 's-0-0-00-0000000000-0000000000-000000000-000' : owner;
      const kept = `${machine}\\enterprisedesktopappmanagement\\${sid}\\msi\\${product}`;
      return jobStatus[Number(get(kept, 'status') ?? 0)] ?? 'waiting';
    }
    if (uri.startsWith('./vendor/msft/office/installation/')) return status === 1 ? 'done' : 'waiting';
    return 'unknown app';
  };
  const itemsOf = (owner: string): Diagnostics['items'] => {
    const base = owner === 'device' ? tracking : `${tracking}\\${owner}`;
    const own = owner === 'device' ? './device' : './user';
    const processed = ['expectedpolicies', 'expectedscepcerts', 'expectedmodernapppackages'].flatMap((list) =>
      newest(`${base}\\${list}`).map(([name, status]) => ({
        owner,
        name,
        status: status === 1 ? 'done' : 'waiting',
      })),
    );
    const jobs = newest(`${base}\\expectedmsiapppackages`).map(([name, status]) => ({
      owner,
      name,
      status: job(name, owner, status),
    }));
    const apps = keysWith(`${tracking}\\sidecar`, own).map(([name, status]) => ({
      owner,
      name: name.split('/')[9] ?? 'mangled',
      status: appStatus[Number(status)] ?? 'mangled',
    }));
    return [...processed, ...jobs, ...apps];
  };
  /** The newest look that has an address of this scope. */
  function keysWith(list: string, scope: string): (readonly [string, RegData])[] {
    const times = below(list).filter((time) =>
      [...(keys.get(`${list}\\${time}`)?.keys() ?? [])].some((uri) => uri.startsWith(scope)),
    );
    return [...(keys.get(`${list}\\${times.toSorted().at(-1)}`) ?? [])];
  }
  const users = below(tracking).filter((name) => name.startsWith('s-'));

  const policies: string[] = [];
  for (let node = 0; ; node++) {
    const key = `${machine}\\provisioning\\nodecache\\csp\\device\\ms dm server\\nodes\\${node}`;
    if (!keys.has(key)) break;
    policies.push(`${get(key, 'nodeuri')}=${get(key, 'expectedvalue')}`);
  }
  return {
    profile: get(autopilot, 'deploymentprofilename'),
    tenantDomain: get(autopilot, 'cloudassignedtenantdomain'),
    tenantId: get(autopilot, 'cloudassignedtenantid'),
    ztdId: get(`${autopilot}\\establishedcorrelations`, 'ztdregistrationid'),
    entDmId: get(`${autopilot}\\establishedcorrelations`, 'entdmid'),
    oobeConfig: named(bits, get(autopilot, 'cloudassignedoobeconfig')),
    scenario: json['CloudAssignedDomainJoinMethod'] === 1 ? 'Hybrid Azure AD Join' : 'Azure AD Join',
    odjApplied: keys.has(`${machine}\\provisioning\\omadm\\syncml\\odjapplied`),
    page:
      firstSync === undefined
        ? null
        : {
            device: get(firstSync, 'skipdevicestatuspage') === 0,
            user: get(firstSync, 'skipuserstatuspage') === 0,
            timeout: get(firstSync, 'syncfailuretimeout'),
            blocking: named(blockings, get(firstSync, 'blockinstatuspage')),
          },
    items: ['device', ...users].flatMap(itemsOf),
    policies,
    timeline: timelineOf(
      file('microsoft-windows-devicemanagement-enterprise-diagnostics-provider-admin.evtx'),
      file('microsoft-windows-user device registration-admin.evtx'),
    ),
  };
}

/** Of the events that the script takes for steps. */
function timelineOf(management: ExportedFile, registration: ExportedFile): string[] {
  const odj = ['not configured', 'waiting', 'processed', 'timed out'];
  const steps: Readonly<Record<string, string>> = {
    72: 'MDM enrolment',
    107: 'blob applied',
    111: 'waits for the blob',
    1905: 'download started',
    1906: 'download finished',
    1920: 'installation started',
    1922: 'installation finished',
  };
  const ofManagement = readEvtx(management.bytes ?? new Uint8Array(0)).flatMap(({ values }) => {
    const id = values.get('System/EventID') ?? '';
    const state = Number(values.get('EventData/Data[HexInt1]'));
    if (id === '110' || id === '109') return [`domain join ${odj[state] ?? 'mangled'}`];
    return steps[id] === undefined ? [] : [steps[id]];
  });
  const ofRegistration = readEvtx(registration.bytes ?? new Uint8Array(0)).flatMap(({ values }) => {
    const id = values.get('System/EventID');
    return id === '101' ? ['registration found'] : id === '306' ? ['registration succeeded'] : [];
  });
  return [...ofManagement, ...ofRegistration];
}

/**
 * What a script mends of a dump before it imports it: the hives become keys of its own, indentation goes, types are
 * written small. It reads the lines, writes them behind a header of its own in the code page of Western Windows, and
 * so loses what that page does not have.
 */
const mendings: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'Get-AutopilotDiagnostics and its edition for ESP': [
    [/^ {4}"/i, '"'],
    [/^ {4}@/i, '@'],
  ],
  'the community edition': [
    [/^ "/i, '"'],
    [/^ @/i, '@'],
  ],
};
export const scripts = Object.keys(mendings);

const hive = 'HKEY_CURRENT_USER\\ESPStatus.tmp';
const western = new Set(
  new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, at) => at)),
);

/** The keys as they stand on the engineer's PC after the import, by their paths in the dump. */
export function importedBy(script: string, dump: Uint8Array): RegKeys {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/\[HKEY_CURRENT_USER\\/gi, `[${hive}\\USER\\`],
    [/\[HKEY_LOCAL_MACHINE\\/gi, `[${hive}\\MACHINE\\`],
    ...(mendings[script] ?? []),
    [/DWORD:/gi, 'dword:'],
  ];
  const lines = new TextDecoder('utf-16le').decode(dump).split('\r\n');
  const mended = lines.map((line) => rules.reduce((told, [from, to]) => told.replace(from, to), line));
  const head = 'Windows Registry Editor Version 5.00';
  // `reg import` passes over a second header.
  const text = [head, '', ...mended.filter((line) => line !== head)].join('\r\n');
  const written = Array.from(text, (character) => (western.has(character) ? character : '?')).join('');
  return new Map(
    Array.from(readRegText(written), ([key, values]) => [
      key
        .replace(`${hive.toLowerCase()}\\machine`, 'hkey_local_machine')
        .replace(`${hive.toLowerCase()}\\user`, 'hkey_current_user'),
      values,
    ]),
  );
}

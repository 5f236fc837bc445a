/**
 * The life of a Win32 app (facts/apps#life-of-a-win32-app), one row a rule: what is assigned, what its
 * installer does, and what comes of it. States are the agent's; codes as the Enrollment Status Page shows them.
 */
import type { Win32AppPolicy } from '../../main/protocols/ime/ime.messages.ts';
import type { InstallerPackage } from '../../main/protocols/ime/installer-package.ts';

export interface Row {
  readonly rule: string;
  /** The app "ledger"; what is left out is an app that is detected by its file. */
  readonly app?: Partial<Win32AppPolicy>;
  /** Other apps that the gateway names. */
  readonly others?: readonly (Partial<Win32AppPolicy> & { readonly Name: string })[];
  /** How the installers behave; left out: 30 s, exit code 0, 10 MB. */
  readonly installers?: Readonly<Record<string, Partial<InstallerPackage>>>;
  readonly megabytes?: number;
  /** Apps that are on the PC before. */
  readonly present?: readonly string[];
  /** Something else uses the Windows Installer for so many minutes. */
  readonly busyMinutes?: number;
  readonly contentIs?: 'missing' | 'damaged' | 'another file' | 'unknown to the gateway';
  readonly comes: {
    /** 'installing': it has not come to an end, for the restart that it waits for does not come here. */
    readonly state: 'installed' | 'failed' | 'notApplicable' | 'uninstalled' | 'installing';
    readonly exitCode?: number | null;
    readonly code?: string;
    /** Apps that are still on the PC afterwards. */
    readonly stays?: readonly string[];
    /** In the order in which they ended; left out: not looked at. */
    readonly ended?: readonly string[];
    /** World minutes from the first check-in to the end: at least and at most. */
    readonly minutes?: readonly [number, number];
    /** RebootRequired of the tracking node: 1 none, 2 soft, 3 hard. */
    readonly reboot?: '1' | '2' | '3';
  };
}

const script = { type: 'powerShellScript', scriptContent: '' };
const nothing = { registry: [], files: [], products: [] };
const driver = { registry: [], files: [{ path: 'C:\\Program Files\\ledger\\ledger.exe' }] };

export const rows: readonly Row[] = [
  { rule: 'detected and required: done', present: ['ledger'], comes: { state: 'installed', exitCode: null } },
  { rule: 'not detected: installed', comes: { state: 'installed', exitCode: 0, reboot: '1' } },
  {
    rule: 'a detection script says "yes" with exit code 0 and something on STDOUT',
    app: { DetectionRules: [script] },
    installers: { ledger: { detection: { exitCode: 0, output: '4.2' } } },
    comes: { state: 'installed', exitCode: 0 },
  },
  {
    rule: 'a detection script that says nothing has not detected',
    app: { DetectionRules: [script] },
    installers: { ledger: { detection: { exitCode: 0, output: '' } } },
    comes: { state: 'failed', exitCode: 0, code: '0x87D1041C' },
  },
  {
    rule: 'a requirement that is not met: not applicable, and nothing is blocked',
    app: { RequirementRules: [{ type: 'minimum', minimumSupportedWindowsRelease: 'Windows11_25H2' }] },
    comes: { state: 'notApplicable', exitCode: null },
  },
  {
    rule: 'another architecture',
    app: { RequirementRules: [{ type: 'minimum', applicableArchitectures: 'arm64' }] },
    comes: { state: 'notApplicable' },
  },
  {
    rule: 'too little memory',
    app: { RequirementRules: [{ type: 'minimum', minimumMemoryInMB: 262_144 }] },
    comes: { state: 'notApplicable' },
  },
  {
    rule: 'too few processors',
    app: { RequirementRules: [{ type: 'minimum', minimumNumberOfProcessors: 128 }] },
    comes: { state: 'notApplicable' },
  },
  {
    rule: 'too little disk space asked for beforehand',
    app: { RequirementRules: [{ type: 'minimum', minimumFreeDiskSpaceInMB: 2_000_000 }] },
    comes: { state: 'notApplicable' },
  },
  {
    rule: 'a custom requirement',
    app: {
      RequirementRules: [{ type: 'registry', keyPath: 'HKLM\\SOFTWARE\\Kiosk', operationType: 'exists' }],
    },
    comes: { state: 'notApplicable' },
  },
  { rule: '0 success', installers: { ledger: { exitCode: 0 } }, comes: { state: 'installed', reboot: '1' } },
  {
    rule: '1707 success',
    installers: { ledger: { exitCode: 1707 } },
    comes: { state: 'installed', exitCode: 1707, reboot: '1' },
  },
  {
    rule: '3010 soft reboot: the queue goes on, the restart comes later',
    installers: { ledger: { exitCode: 3010 } },
    others: [{ Name: 'later' }],
    comes: { state: 'installed', exitCode: 3010, reboot: '2', ended: ['ledger', 'later'] },
  },
  {
    rule: '1641 hard reboot: no further app until the restart',
    installers: { ledger: { exitCode: 1641 } },
    others: [{ Name: 'later' }],
    comes: { state: 'installed', exitCode: 1641, reboot: '3', ended: ['ledger'] },
  },
  {
    rule: '1641 hard reboot of a dependency that nobody assigned: what needs it waits for the restart, too',
    app: { FlatDependencies: ['id-runtime'] },
    installers: { runtime: { exitCode: 1641 } },
    others: [{ Name: 'runtime', TargetType: 0 }],
    comes: { state: 'installing', exitCode: null, reboot: '3', ended: ['runtime'] },
  },
  {
    rule: '3010 soft reboot of a dependency: what needs it is installed, and the restart comes later',
    app: { FlatDependencies: ['id-runtime'] },
    installers: { runtime: { exitCode: 3010 } },
    others: [{ Name: 'runtime', TargetType: 0 }],
    comes: { state: 'installed', exitCode: 0, reboot: '2', ended: ['runtime', 'ledger'] },
  },
  {
    rule: '1618 retry: three times more, five minutes apart',
    installers: { ledger: { exitCode: 1618 } },
    comes: { state: 'failed', exitCode: 1618, code: '0x80070652', minutes: [17, 18] },
  },
  {
    rule: 'a code that no table knows: failed',
    installers: { ledger: { exitCode: 1603 } },
    comes: { state: 'failed', exitCode: 1603, code: '0x80070643' },
  },
  {
    rule: 'the app’s own table of return codes goes before the usual one',
    app: { ReturnCodes: [{ ReturnCode: 42, Type: 'softReboot' }] },
    installers: { ledger: { exitCode: 42 } },
    comes: { state: 'installed', exitCode: 42, reboot: '2' },
  },
  {
    rule: 'restart behaviour "suppress": no restart whatever the code says',
    app: { DeviceRestartBehavior: 'suppress' },
    installers: { ledger: { exitCode: 1641 } },
    comes: { state: 'installed', reboot: '1' },
  },
  {
    rule: 'restart behaviour "force": a restart after every installation',
    app: { DeviceRestartBehavior: 'force' },
    comes: { state: 'installed', exitCode: 0, reboot: '3' },
  },
  {
    rule: 'an installer that runs longer than maxRunTimeInMinutes is stopped',
    app: { MaxRunTimeInMinutes: 20 },
    installers: { ledger: { runSeconds: 7_200 } },
    comes: { state: 'failed', exitCode: null, code: '0x87D300C9', minutes: [20, 21] },
  },
  {
    rule: 'maxRunTimeInMinutes is 60 where the app names none',
    app: { MaxRunTimeInMinutes: 0 },
    installers: { ledger: { runSeconds: 7_200 } },
    comes: { state: 'failed', code: '0x87D300C9', minutes: [60, 61] },
  },
  {
    rule: 'installed but not detected afterwards',
    installers: { ledger: { writes: nothing } },
    comes: { state: 'failed', exitCode: 0, code: '0x87D1041C' },
  },
  {
    rule: 'all detection rules must match: one that does not means not detected',
    app: {
      DetectionRules: [
        {
          type: 'fileSystem',
          path: 'C:\\Program Files\\ledger',
          fileOrFolderName: 'ledger.exe',
          operationType: 'exists',
        },
        { type: 'registry', keyPath: 'HKLM\\SOFTWARE\\Ledger', operationType: 'exists' },
      ],
    },
    comes: { state: 'failed', exitCode: 0, code: '0x87D1041C' },
  },
  {
    rule: 'a dependency stays where the app that needed it is uninstalled',
    app: { Intent: 4, FlatDependencies: ['id-runtime'], UninstallCommandLine: 'ledger.exe /remove' },
    others: [{ Name: 'runtime', TargetType: 0 }],
    present: ['ledger', 'runtime'],
    comes: { state: 'uninstalled', exitCode: 0, stays: ['runtime'] },
  },
  {
    rule: 'a dependency is installed first, untargeted as it is',
    app: { FlatDependencies: ['id-runtime'] },
    others: [{ Name: 'runtime', TargetType: 0 }],
    comes: { state: 'installed', ended: ['runtime', 'ledger'] },
  },
  {
    rule: 'a dependency that is only looked for is not installed',
    app: { FlatDependencies: ['id-runtime'], DetectOnly: ['id-runtime'] },
    others: [{ Name: 'runtime', TargetType: 0 }],
    comes: { state: 'failed', code: '0x87D00215', ended: ['ledger'] },
  },
  {
    rule: 'a dependency that fails takes the app with it',
    app: { FlatDependencies: ['id-runtime'] },
    others: [{ Name: 'runtime', TargetType: 0 }],
    installers: { runtime: { exitCode: 1603 } },
    comes: { state: 'failed', exitCode: null, code: '0x87D00215' },
  },
  {
    rule: 'supersedence "update": the old app is not uninstalled first',
    app: { Supersedes: [{ Id: 'id-old', Type: 'update' }] },
    others: [{ Name: 'old', TargetType: 0 }],
    present: ['old'],
    comes: { state: 'installed', ended: ['ledger'] },
  },
  {
    rule: 'supersedence "replace": the old app is uninstalled, and gone, before the new one is installed',
    app: { Supersedes: [{ Id: 'id-old', Type: 'replace' }] },
    others: [{ Name: 'old', TargetType: 0 }],
    present: ['old'],
    comes: { state: 'installed', ended: ['old', 'ledger'] },
  },
  {
    rule: 'supersedence "replace": an old app that stays stops the new one',
    app: { Supersedes: [{ Id: 'id-old', Type: 'replace' }] },
    others: [{ Name: 'old', TargetType: 0 }],
    installers: { old: { uninstall: { runSeconds: 10, exitCode: 1603 } } },
    present: ['old'],
    comes: { state: 'failed', exitCode: null, code: '0x87D00216' },
  },
  {
    rule: 'A depends on B and C supersedes B: a conflict, reported',
    app: { FlatDependencies: ['id-b'] },
    others: [
      { Name: 'b', TargetType: 0 },
      { Name: 'c', Supersedes: [{ Id: 'id-b', Type: 'replace' }] },
    ],
    comes: { state: 'failed', exitCode: null, code: '0x87D00216' },
  },
  {
    rule: 'a superseded app that is assigned itself gives way to the new one',
    app: { Supersedes: [{ Id: 'id-old', Type: 'replace' }] },
    others: [{ Name: 'old' }],
    comes: { state: 'installed', ended: ['ledger'] },
  },
  {
    rule: 'intent uninstall: an app that is there goes',
    app: { Intent: 4, UninstallCommandLine: 'ledger.exe /remove' },
    present: ['ledger'],
    comes: { state: 'uninstalled', exitCode: 0 },
  },
  {
    rule: 'intent uninstall: nothing is done where nothing is',
    app: { Intent: 4 },
    comes: { state: 'uninstalled', exitCode: null },
  },
  {
    rule: 'the Windows Installer is busy with an MSI of the MDM channel: 1618, then it works',
    busyMinutes: 4,
    installers: {
      ledger: { writes: { ...driver, products: [{ productCode: '{L}', version: '4', name: 'L' }] } },
    },
    comes: { state: 'installed', exitCode: 0, minutes: [5, 7] },
  },
  {
    rule: 'the Windows Installer stays busy: 0x80070652',
    busyMinutes: 40,
    installers: {
      ledger: { writes: { ...driver, products: [{ productCode: '{L}', version: '4', name: 'L' }] } },
    },
    comes: { state: 'failed', exitCode: 1618, code: '0x80070652' },
  },
  {
    rule: 'no room on the disk for the download',
    megabytes: 900_000,
    comes: { state: 'failed', exitCode: null, code: '0x80070070' },
  },
  {
    rule: 'no room on the disk for what the installer unpacks',
    installers: { ledger: { installedMegabytes: 900_000 } },
    comes: { state: 'failed', exitCode: 112, code: '0x80070070' },
  },
  {
    rule: 'content that the gateway does not know',
    contentIs: 'unknown to the gateway',
    comes: { state: 'failed', exitCode: null, code: '0x87D30065' },
  },
  { rule: 'content that is not there', contentIs: 'missing', comes: { state: 'failed', code: '0x87D30068' } },
  {
    rule: 'content that cannot be read',
    contentIs: 'damaged',
    comes: { state: 'failed', code: '0x87D30067' },
  },
  {
    rule: 'content whose hash is not the published one',
    contentIs: 'another file',
    comes: { state: 'failed', code: '0x87D30004' },
  },
  {
    rule: 'downloads take their size over the bandwidth: 1,500 MB at 100 Mbit/s are two minutes',
    megabytes: 1_500,
    comes: { state: 'installed', minutes: [2.5, 3] },
  },
];

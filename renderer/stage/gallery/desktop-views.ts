/** The desktop, and what its windows see of a PC. */
import { ownOf } from '../../../shared/own.ts';
import type { EventEntry, Look, Seen } from '../../../shared/stage/look.ts';
import type { DesktopView, ScreenView } from '../../../shared/stage/view.ts';

export const desktop: DesktopView = {
  id: 'desktop',
  user: 'Maren Holt',
  computerName: 'FBK-4471903',
  apps: [
    { id: '1', name: 'Company Portal' },
    { id: '2', name: 'Fabrikam VPN' },
    { id: '3', name: '7-Zip' },
    { id: '4', name: 'Meadow PDF Reader' },
    { id: '5', name: 'Remote Support' },
    { id: '6', name: 'Office apps' },
    { id: '7', name: 'Ledger' },
  ],
  about: {
    manufacturer: 'Northmoor',
    model: 'Slate 14 G3',
    serialNumber: 'NM4471903',
    edition: 'enterprise',
    version: '24H2',
    build: '10.0.26100.4349',
    processor: 'Quarry Q7-1350',
    memory: 16,
  },
  work: {
    organisation: 'fabrikam.example',
    userPrincipalName: 'maren.holt@fabrikam.example',
    server: 'https://r.manage.example/devicegatewayproxy/cimhandler.ashx',
    areas: ['Bitlocker', 'Browser', 'Defender', 'DeliveryOptimization', 'Update'],
    apps: ['7-Zip', 'Company Portal', 'Fabrikam VPN'],
    sync: { isRunning: false, last: { time: '2026-11-23T09:38:20.000Z', code: null } },
    report: null,
  },
  network: { wired: 'connected', wireless: null, internet: true },
  notifications: [
    {
      id: 'app-failed-8',
      source: { key: 'notification.app-failed.source' },
      title: { key: 'notification.app-failed.title', args: ['Ledger add-in', '0x80070643'] },
      text: { key: 'notification.app-failed.text', args: ['Ledger add-in', '0x80070643'] },
      time: '2026-11-23T09:40:05.000Z',
    },
    {
      id: 'finished-',
      source: { key: 'notification.finished.source' },
      title: { key: 'notification.finished.title', args: [] },
      text: { key: 'notification.finished.text', args: [] },
      time: '2026-11-23T09:37:00.000Z',
    },
    {
      id: 'hello-',
      source: { key: 'notification.hello.source' },
      title: { key: 'notification.hello.title', args: [] },
      text: { key: 'notification.hello.text', args: [] },
      time: '2026-11-23T09:37:00.000Z',
    },
  ],
  companyPortal: {
    isChecking: false,
    access: {
      time: '2026-11-23T09:40:30.000Z',
      state: 'inGracePeriod',
      code: null,
      unmet: [{ policy: 'Laptops', setting: 'bitLockerEnabled' }],
    },
    apps: [
      { id: '3', name: '7-Zip', state: 'installed', code: null },
      { id: '1', name: 'Company Portal', state: 'installed', code: null },
      { id: '2', name: 'Fabrikam VPN', state: 'installed', code: null },
      { id: '7', name: 'Ledger', state: 'installing', code: null },
      { id: '8', name: 'Ledger add-in', state: 'failed', code: '0x80070643' },
      { id: '4', name: 'Meadow PDF Reader', state: 'pending', code: null },
      { id: '9', name: 'Old Viewer', state: 'uninstalled', code: null },
      { id: '10', name: 'Plotter driver', state: 'notApplicable', code: null },
    ],
  },
};

export const desktopViews: Readonly<Record<string, ScreenView>> = { desktop };

const logs = 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs';
const management = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';

const folders: Readonly<Record<string, readonly string[]>> = {
  'C:': ['Program Files', 'Program Files (x86)', 'ProgramData', 'Users', 'Windows'],
  'C:\\ProgramData': ['Microsoft'],
  'C:\\ProgramData\\Microsoft': ['IntuneManagementExtension'],
  'C:\\ProgramData\\Microsoft\\IntuneManagementExtension': ['Logs'],
  [logs]: [],
};

const event = (record: number, id: number, level: EventEntry['level'], text: string): EventEntry => ({
  record,
  id,
  level,
  source: 'DeviceManagement-Enterprise-Diagnostics-Provider',
  computer: 'FBK-4471903',
  time: `2026-11-23T09:3${record}:20.000Z`,
  text,
});

const events = [
  event(4, 209, 'Information', 'MDM Session: OMA-DM session 3 ended, succeeded'),
  event(3, 404, 'Error', 'MDM ConfigurationManager: Command failure status. Result: (0x86000011).'),
  event(2, 208, 'Information', 'MDM Session: OMA-DM session 3 started'),
  event(1, 75, 'Information', 'Auto MDM Enroll: Succeeded'),
];

const logRecord = (text: string, type: 1 | 2 | 3, second: number, component = 'AppWorkload'): string =>
  `<![LOG[${text}]LOG]!><time="09:40:${String(second).padStart(2, '0')}.1230000" date="11-23-2026" ` +
  `component="${component}" context="" type="${type}" thread="${second % 3 === 0 ? 12 : 1}" file="">\r\n`;

const agentLog = [
  logRecord('[Win32App] ExecManager: processing targeted app (name=Meadow PDF Reader)', 1, 1),
  logRecord('[Win32App] ===Step=== Detection rules', 1, 2),
  logRecord('[Win32App] Detection = NotDetected', 1, 3),
  logRecord('[Win32App] Download is slow, trying again', 2, 4),
  logRecord('[Win32App] ===Step=== InstallBehavior RegularWin32App, Intent 3', 1, 5),
  logRecord('[Win32App] Admin did not set mapping for lpExitCode: 1603\r\nInstallation failed', 3, 6),
  logRecord('EspPhase: DeviceSetup. App state was saved', 1, 7, 'IntuneManagementExtension'),
].join('');

function fileInGallery({ path, from = 0 }: Look & { readonly at: 'file' }): Seen {
  const text = path.endsWith('AppWorkload.log') ? agentLog : 'First line\r\nSecond line\r\n';
  return { at: 'file', path, text: text.slice(from), isWhole: true, length: text.length };
}

const processes: Seen = {
  at: 'processes',
  processes: [
    { id: 6_404, image: 'Taskmgr.exe', kilobytes: 26_711, canEnd: true },
    { id: 7_140, image: 'msiexec.exe', kilobytes: 31_980, canEnd: true },
    { id: 2_048, image: 'svchost.exe', kilobytes: 9_733, canEnd: true },
    { id: 4, image: 'System', kilobytes: 144, canEnd: false },
  ],
  services: [
    { name: 'W32Time', displayName: 'Windows Time', id: null },
    { name: 'wlidsvc', displayName: 'Microsoft Account Sign-in Assistant', id: 2_048 },
  ],
};

const autopilot = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot';

/** A registry of one branch. */
function registryInGallery(look: Look & { readonly at: 'registry' | 'registry-search' }): Seen {
  if (look.at === 'registry-search')
    return { at: 'registry-search', key: autopilot, value: 'CloudAssignedTenantDomain' };
  const parts = autopilot.split('\\');
  const below = look.key === '' ? 0 : look.key.split('\\').length;
  const name = autopilot.startsWith(look.key) ? parts[below] : undefined;
  return {
    at: 'registry',
    key: look.key,
    keys: name === undefined ? [] : [{ name, hasKeys: below < parts.length - 1 }],
    values:
      look.key === autopilot
        ? [
            { name: 'CloudAssignedForcedEnrollment', type: 'REG_DWORD', data: '0x00000001 (1)' },
            { name: 'CloudAssignedTenantDomain', type: 'REG_SZ', data: 'fabrikam.example' },
          ]
        : [],
  };
}

/** What the PC of the gallery shows of itself. */
export function seenInGallery(look: Look): Seen | null {
  if (look.at === 'events')
    return {
      at: 'events',
      channels: [
        { name: management, count: events.length },
        { name: 'System', count: 0 },
      ],
      channel: look.channel ?? management,
      events: look.channel === 'System' ? [] : events,
      count: look.channel === 'System' ? 0 : events.length,
    };
  if (look.at === 'file') return fileInGallery(look);
  if (look.at === 'processes') return processes;
  if (look.at !== 'folder') return registryInGallery(look);
  const inside = ownOf(folders, look.path);
  if (inside === undefined) return null;
  const files =
    look.path === logs
      ? [
          {
            name: 'AgentExecutor.log',
            size: 4_096,
            modified: '2026-11-23T09:40:05.000Z',
            version: null,
            isText: true,
          },
          {
            name: 'IntuneManagementExtension.log',
            size: 181_204,
            modified: '2026-11-23T09:40:05.000Z',
            version: null,
            isText: true,
          },
        ]
      : [];
  return { at: 'folder', path: look.path, folders: inside, files };
}

/** `netsh wlan show` and `netsh winhttp show proxy` (facts/command-prompt#network). */
import { ownOf } from '../../../../shared/own.ts';
import type { WirelessNetwork } from '../../hardware/network-adapters.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, fails, tells } from './command.ts';
import type { Adapter } from './ipconfig.ts';
import { adaptersOf } from './ipconfig.ts';

const authentications: Readonly<Record<WirelessNetwork['security'], string>> = {
  open: 'Open',
  'wpa2-personal': 'WPA2-Personal',
  'wpa3-personal': 'WPA3-Personal',
};
const cipherOf = ({ security }: WirelessNetwork): string => (security === 'open' ? 'None' : 'CCMP');
/** Four bars are full reception. */
const percentOf = ({ signal }: WirelessNetwork): string => `${Math.round((signal / 4) * 100)}% `;

const field = (name: string, value: string, width: number): string => `    ${name.padEnd(width)} : ${value}`;

const adapterOf = (machine: Machine): Adapter | undefined =>
  adaptersOf(machine).find(({ kind }) => kind.startsWith('Wireless'));

const none = tells(
  'There is no wireless interface on the system.',
  '',
  '    Hosted network status  : Not available',
  '',
);

function interfaces(machine: Machine, adapter: Adapter): Answer {
  const row = (name: string, value: string): string => field(name, value, 22);
  const { network } = machine;
  const connected = network.wireless.find(({ ssid }) => ssid === network.connectedTo);
  const profile = machine.network.state();
  return tells(
    '',
    'There is 1 interface on the system: ',
    '',
    row('Name', adapter.name),
    row('Description', adapter.description),
    row('Physical address', adapter.macAddress.replaceAll('-', ':').toLowerCase()),
    row('Interface type', 'Primary'),
    row('State', connected ? 'connected' : 'disconnected'),
    ...(connected
      ? [
          row('SSID', connected.ssid),
          row('Network type', 'Infrastructure'),
          row('Authentication', authentications[connected.security]),
          row('Cipher', cipherOf(connected)),
          row('Connection mode', profile.manual.includes(connected.ssid) ? 'Profile' : 'Auto Connect'),
          row('Signal', percentOf(connected)),
          row('Profile', connected.ssid),
        ]
      : []),
    '',
    row('Hosted network status', 'Not available'),
    '',
  );
}

function profiles(machine: Machine, { name }: Adapter): Answer {
  const known = Object.keys(machine.network.state().remembered);
  return tells(
    '',
    `Profiles on interface ${name}:`,
    '',
    'Group policy profiles (read only)',
    '---------------------------------',
    '    <None>',
    '',
    'User profiles',
    '-------------',
    ...(known.length === 0 ? ['    <None>'] : known.map((ssid) => `    All User Profile     : ${ssid}`)),
    '',
  );
}

function networks(machine: Machine, { name }: Adapter): Answer {
  const seen = machine.network.wireless;
  return tells(
    '',
    `Interface name : ${name} `,
    `There ${seen.length === 1 ? 'is 1 network' : `are ${seen.length} networks`} currently visible. `,
    '',
    ...seen.flatMap((network, index) => [
      `SSID ${index + 1} : ${network.hidden === true && network.ssid !== machine.network.connectedTo ? '' : network.ssid}`,
      field('Network type', 'Infrastructure', 23),
      field('Authentication', authentications[network.security], 23),
      field('Encryption', cipherOf(network), 23),
      '',
    ]),
  );
}

function profile(machine: Machine, { name }: Adapter, ssid: string): Answer {
  const { remembered, manual } = machine.network.state();
  const known = Object.keys(remembered).find((one) => one === ssid);
  if (known === undefined) return fails(`Profile "${ssid}" is not found on the system.`);
  const row = (label: string, value: string): string => field(label, value, 22);
  return tells(
    '',
    `Profile ${known} on interface ${name}: `,
    '='.repeat(71),
    '',
    'Applied: All User Profile    ',
    '',
    'Profile information ',
    '------------------- ',
    row('Version', '1'),
    row('Type', 'Wireless LAN'),
    row('Name', known),
    row('Connection mode', manual.includes(known) ? 'Connect manually' : 'Connect automatically'),
    '',
    'Security settings ',
    '----------------- ',
    row('Security key', ownOf(remembered, known) === null ? 'Absent' : 'Present'),
    '',
  );
}

const shows: Readonly<Record<string, (machine: Machine, adapter: Adapter) => Answer>> = {
  interfaces,
  interface: interfaces,
  profiles,
  networks,
};

const unknown = (line: string): Answer => fails(`The following command was not found: ${line}.`);

const netsh: Command = (_words, { machine }, { rest }) => {
  const words = argumentsOf(rest);
  const [context = '', verb = '', what = '', ...more] = words.map((word) => word.toLowerCase());
  const line = words.join(' ');
  if (context === 'winhttp' && verb === 'show' && what === 'proxy')
    return tells('', 'Current WinHTTP proxy settings:', '', '    Direct access (no proxy server).', '');
  if (context !== 'wlan' || verb !== 'show') return unknown(line);
  const adapter = adapterOf(machine);
  if (!adapter) return none;
  const named = /^(?:name=)?(.+)$/i.exec(words.slice(3, 4).join(''))?.[1];
  if ((what === 'profile' || what === 'profiles') && named !== undefined)
    return profile(machine, adapter, named);
  const show = ownOf(shows, what === 'profile' ? 'profiles' : what);
  return show && (more.length === 0 || more[0]?.startsWith('mode=') === true)
    ? show(machine, adapter)
    : unknown(line);
};

export const wirelessCommands: Commands = { netsh: { run: netsh } };

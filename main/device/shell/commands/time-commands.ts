/** `w32tm` on this PC's own clock (facts/command-prompt#time). */
import { networkHResult } from '../../../protocols/hresult/network.ts';
import { formatHResult, fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import type { SimTime } from '../../../world/time.ts';
import { iso, parseInstant, seconds } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import { get, isSuccess } from '../../windows/http-client.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands, Place } from './command.ts';
import { argumentsOf, dateAndTime, fails, tells } from './command.ts';

const timeServer = 'time.windows.com';
const configKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Config';
const notStarted: Answer = {
  ...tells(
    `The following error occurred: The service has not been started. (${formatHResult(fromWin32(Win32.ERROR_SERVICE_NOT_ACTIVE))})`,
  ),
  code: Win32.ERROR_SERVICE_NOT_ACTIVE,
};
const sending = 'Sending resync command to local computer';

/** What a server says the time is; the exchange stands for NTP. Throws NetworkError. */
function* timeOf(machine: Machine, host: string): Process<SimTime | undefined> {
  const response = yield* get(machine, `http://${host}/time`);
  return isSuccess(response) ? parseInstant(response.body.trim()) : undefined;
}

/** The PC's clock is set to what the server says. */
function* resync(machine: Machine): Process<Answer> {
  try {
    const told = yield* timeOf(machine, timeServer);
    if (told !== undefined) {
      machine.setDeviceTime(told);
      machine.registry.setText(configKey, 'LastKnownGoodTime', iso(told));
      return tells(sending, 'The command completed successfully.');
    }
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
  }
  return { ...tells(sending, 'The computer did not resync because no time data was available.'), code: 1 };
}

/** 3/2/2026 8:00:00 AM */
function longTime(time: string): string {
  const { date, time: clock } = dateAndTime(time);
  return `${date} ${clock.replace(' ', `:${time.slice(17, 19)} `)}`.replaceAll(/(^|\/| )0/g, '$1');
}

function status({ registry }: Machine): Answer {
  const last = registry.text(configKey, 'LastKnownGoodTime');
  const address = addressOfHost(timeServer);
  const reference = address
    .split('.')
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  return last === undefined
    ? tells(
        'Leap Indicator: 3(not synchronized)',
        'Stratum: 0 (unspecified)',
        'ReferenceId: 0x00000000 (unspecified)',
        'Last Successful Sync Time: unspecified',
        'Source: Local CMOS Clock',
        'Poll Interval: 6 (64s)',
      )
    : tells(
        'Leap Indicator: 0(no warning)',
        'Stratum: 4 (secondary reference - syncd by (S)NTP)',
        `ReferenceId: 0x${reference} (source IP:  ${address})`,
        `Last Successful Sync Time: ${longTime(last)}`,
        `Source: ${timeServer},0x9 `,
        'Poll Interval: 6 (64s)',
      );
}

/** '+00.0012345s' */
function offsetOf(milliseconds: number): string {
  const [whole = '', part = ''] = (Math.abs(milliseconds) / 1_000).toFixed(7).split('.');
  return `${milliseconds < 0 ? '-' : '+'}${whole.padStart(2, '0')}.${part}s`;
}

/** How far this PC's clock is from a server's, sample by sample. */
function* compared(
  machine: Machine,
  { host, samples }: { readonly host: string; readonly samples: number },
  print: Place['print'],
): Process<Answer> {
  print(
    `Tracking ${host} [${addressOfHost(host)}:123].`,
    `Collecting ${samples} samples.`,
    `The current time is ${longTime(iso(machine.deviceTime()))}.`,
  );
  for (let sample = 0; sample < samples; sample++) {
    if (sample > 0) yield* sleep(seconds(2));
    const at = (): string => iso(machine.deviceTime()).slice(11, 19);
    try {
      const told = yield* timeOf(machine, host);
      if (told !== undefined) print(`${at()}, ${offsetOf(told - machine.deviceTime())}`);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      print(`${at()}, error: ${formatHResult(networkHResult(error.failure))}`);
    }
  }
  return tells();
}

const mostSamples = 1_000;

function stripchart(machine: Machine, words: readonly string[], print: Place['print']): Answer {
  const value = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`/${name}:`))?.slice(name.length + 2);
  const host = value('computer');
  const samples = value('samples');
  if (host === undefined || host === '')
    return fails('The following arguments were unexpected:', ` ${words.join(' ')}`);
  if (samples !== undefined && !(Number(samples) >= 1 && Number(samples) <= mostSamples))
    return fails('The parameter is incorrect.');
  return {
    lines: [],
    work: compared(machine, { host, samples: Number(samples ?? mostSamples) }, print),
  };
}

const usage = tells(
  'w32tm [/? | /register | /unregister ]',
  '      [/query [/computer:<target>] {/source | /configuration | /peers | /status} [/verbose]]',
  '      [/resync [/computer:<computer>] [/nowait] [/rediscover] [/soft]]',
  '      [/stripchart /computer:<target> [/period:<refresh>] [/dataonly] [/samples:<count>]]',
);

const w32tm: Command = (_words, { machine }, { rest, print }) => {
  const words = argumentsOf(rest.toLowerCase()).map((word) => word.replace(/^-/, '/'));
  const [verb = '', about = ''] = words;
  const isRunning = machine.services.query('W32Time')?.running === true;
  if (verb === '/resync') return isRunning ? { lines: [], work: resync(machine) } : notStarted;
  if (verb === '/stripchart') return stripchart(machine, words.slice(1), print);
  if (verb !== '/query') return usage;
  if (!isRunning) return notStarted;
  if (about === '/source')
    return tells(
      machine.registry.text(configKey, 'LastKnownGoodTime') === undefined
        ? 'Local CMOS Clock'
        : `${timeServer},0x9 `,
    );
  if (about === '/peers')
    return tells('#Peers: 1', '', `Peer: ${timeServer},0x9`, 'State: Active', 'Mode: 3 (Client)');
  return about === '/status' ? status(machine) : usage;
};

export const timeCommands: Commands = { w32tm: { run: w32tm } };

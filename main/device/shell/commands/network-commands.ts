/** `ping` and `nslookup` over the network of this PC (facts/command-prompt#network). */
import type { NetworkFailure } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { between, seconds } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands, Place } from './command.ts';
import { argumentsOf, telling, tells } from './command.ts';
import { adaptersOf, ipconfig } from './ipconfig.ts';

const usualEchoes = 4;
/** Hops to a host of the internet leave this of 128. */
const timeToLive = { near: 128, far: 118 };

interface Target {
  readonly name: string;
  readonly address: string;
  readonly isNear: boolean;
}

const isAddress = (name: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(name);

/** The PC itself, or what is in its own net. */
function nearOf(machine: Machine, name: string): boolean {
  const up = adaptersOf(machine).filter(({ isUp }) => isUp);
  return name === '127.0.0.1' || up.some(({ address, gateway }) => name === address || name === gateway);
}

interface Echoes {
  readonly target: Target;
  /** Infinity: until Ctrl+C. */
  readonly count: number;
  /** Bytes of each. */
  readonly size: number;
}

function statistics({ address }: Target, sent: number, times: readonly number[]): readonly string[] {
  const lost = sent - times.length;
  const milliseconds = (value: number): string => `${Math.round(value)}ms`;
  return [
    '',
    `Ping statistics for ${address}:`,
    `    Packets: Sent = ${sent}, Received = ${times.length}, Lost = ${lost} (${Math.floor((lost * 100) / sent)}% loss),`,
    ...(times.length === 0
      ? []
      : [
          'Approximate round trip times in milli-seconds:',
          `    Minimum = ${milliseconds(Math.min(...times))}, Maximum = ${milliseconds(Math.max(...times))}, ` +
            `Average = ${milliseconds(times.reduce((sum, time) => sum + time, 0) / times.length)}`,
        ]),
  ];
}

/** Tells the answer to each echo as it comes, and at the end, or at Ctrl+C, how they were. */
function* echoed(machine: Machine, { target, count, size }: Echoes, print: Place['print']): Process<Answer> {
  const times: number[] = [];
  let sent = 0;
  try {
    while (sent < count) {
      if (sent > 0) yield* sleep(seconds(1));
      const before = machine.world.clock.now;
      const failure = target.isNear ? null : yield* failureTo(machine, target);
      const took = between(before, machine.world.clock.now);
      sent++;
      if (failure === 'no-link') print('PING: transmit failed. General failure. ');
      else if (failure !== null) print('Request timed out.');
      else {
        times.push(took);
        const time = took < 1 ? 'time<1ms' : `time=${took}ms`;
        const ttl = target.isNear ? timeToLive.near : timeToLive.far;
        print(`Reply from ${target.address}: bytes=${size} ${time} TTL=${ttl}`);
      }
    }
  } finally {
    if (sent > 0) print(...statistics(target, sent, times));
  }
  return { lines: [], code: times.length === 0 ? 1 : 0 };
}

/** An address that nobody here has is not answered. */
function* failureTo(machine: Machine, { name, address }: Target): Process<NetworkFailure | null> {
  if (name !== address) return yield* machine.world.internet.echo(machine.client(), name);
  if (!machine.client().linkUp) return 'no-link';
  yield* sleep(seconds(4));
  return 'timeout';
}

interface PingOptions {
  readonly name: string;
  readonly count: number;
  readonly size: number;
}

function* pinged(
  machine: Machine,
  { name, count, size }: PingOptions,
  print: Place['print'],
): Process<Answer> {
  const given = isAddress(name);
  if (!given && (yield* machine.world.internet.resolve(machine.client(), name)) !== null)
    return {
      ...tells(`Ping request could not find host ${name}. Please check the name and try again.`),
      code: 1,
    };
  const address = given ? name : addressOfHost(name);
  print('', `Pinging ${given ? name : `${name} [${address}]`} with ${size} bytes of data:`);
  const target = { name, address, isNear: given && nearOf(machine, name) };
  return yield* echoed(machine, { target, count, size }, print);
}

const pingUsage = tells(
  '',
  'Usage: ping [-t] [-a] [-n count] [-l size] [-w timeout] [-4] target_name',
  '',
  'Options:',
  '    -t             Ping the specified host until stopped.',
  '                   To stop - type Control-C.',
  '    -n count       Number of echo requests to send.',
  '    -l size        Send buffer size.',
  '    -w timeout     Timeout in milliseconds to wait for each reply.',
  '    -4             Force using IPv4.',
);

/** Undefined where the words make no sense. */
function pingOptions(words: readonly string[]): PingOptions | undefined {
  let options: PingOptions = { name: '', count: usualEchoes, size: 32 };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, name] = /^[/-](\w)$/.exec(word) ?? [];
    const value = /^\d{1,5}$/.test(words[at + 1] ?? '') ? Number(words[at + 1]) : undefined;
    if (name === undefined) {
      if (options.name !== '' || /^[/-]/.test(word)) return undefined;
      options = { ...options, name: word };
    } else if (name === 't') options = { ...options, count: Number.POSITIVE_INFINITY };
    else if ('nlw'.includes(name)) {
      if (value === undefined || (name === 'n' && value === 0)) return undefined;
      if (name === 'n') options = { ...options, count: value };
      if (name === 'l') options = { ...options, size: value };
      at++;
    } else if (name !== '4' && name !== 'a') return undefined;
  }
  return options.name === '' ? undefined : options;
}

const ping: Command = (_words, { machine }, { rest, print }) => {
  const options = pingOptions(argumentsOf(rest));
  return options ? { lines: [], work: pinged(machine, options, print) } : { ...pingUsage, code: 1 };
};

function* lookedUp(machine: Machine, name: string): Process<readonly string[]> {
  const failure = yield* machine.world.internet.resolve(machine.client(), name);
  const server = adaptersOf(machine).find(({ isUp }) => isUp)?.gateway;
  if (server === undefined || failure === 'no-link')
    return [
      'Server:  UnKnown',
      `Address:  ${server ?? '127.0.0.1'}`,
      '',
      `*** UnKnown can't find ${name}: No response from server`,
    ];
  const asked = ['Server:  UnKnown', `Address:  ${server}`, ''];
  if (failure !== null) return [...asked, `*** UnKnown can't find ${name}: Non-existent domain`];
  return [...asked, 'Non-authoritative answer:', `Name:    ${name}`, `Address:  ${addressOfHost(name)}`, ''];
}

const nslookup: Command = (_words, { machine }, { rest }) => {
  const [name, ...more] = argumentsOf(rest);
  if (name === undefined || more.length > 0 || name.startsWith('-'))
    return tells('Usage:', "   nslookup host        # just look up 'host' using default server");
  return { lines: [], work: telling(lookedUp(machine, name)) };
};

export const networkCommands: Commands = {
  ipconfig: { run: ipconfig },
  ping: { run: ping },
  nslookup: { run: nslookup },
};

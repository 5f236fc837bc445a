/** `ping` and `nslookup` over the network of this PC (facts/command-prompt#network). */
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { between, seconds } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands, Place, Terminal } from './command.ts';
import { argumentsOf, telling, tells } from './command.ts';
import { adaptersOf, ipconfig } from './ipconfig.ts';
import type { Target } from './network-target.ts';
import { echoFailure, hopsToInternet, isAddress, targetOf } from './network-target.ts';
import { tracert } from './tracert.ts';

const usualEchoes = 4;
/** What is left of the 128 that a packet begins with. */
const timeToLive = { near: 128, far: 128 - hopsToInternet };

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
      const failure = yield* echoFailure(machine, target);
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
  const target = yield* targetOf(machine, name);
  if (!target)
    return {
      ...tells(`Ping request could not find host ${name}. Please check the name and try again.`),
      code: 1,
    };
  const { address } = target;
  print('', `Pinging ${name === address ? name : `${name} [${address}]`} with ${size} bytes of data:`);
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

/** `asked`: another name server than the network's own; all of them know the same names. */
function* lookedUp(machine: Machine, name: string, asked?: string): Process<readonly string[]> {
  const failure = yield* machine.world.internet.resolve(machine.client(), name);
  const server = adaptersOf(machine).find(({ isUp }) => isUp)?.gateway;
  if (server === undefined || failure === 'no-link')
    return [
      'Server:  UnKnown',
      `Address:  ${server ?? '127.0.0.1'}`,
      '',
      `*** UnKnown can't find ${name}: No response from server`,
    ];
  const address = asked === undefined || isAddress(asked) ? (asked ?? server) : addressOfHost(asked);
  const heading = [`Server:  ${asked ?? 'UnKnown'}`, `Address:  ${address}`, ''];
  if (failure !== null) return [...heading, `*** UnKnown can't find ${name}: Non-existent domain`];
  return [
    ...heading,
    'Non-authoritative answer:',
    `Name:    ${name}`,
    `Address:  ${addressOfHost(name)}`,
    '',
  ];
}

/** Asks for names until `exit`. */
function* lookedUpByHand(machine: Machine, terminal: Terminal): Process<Answer> {
  const server = adaptersOf(machine).find(({ isUp }) => isUp)?.gateway;
  terminal.print(['Default Server:  UnKnown', `Address:  ${server ?? '127.0.0.1'}`, '']);
  for (;;) {
    const [name = '', ...more] = argumentsOf(yield* terminal.ask('> '));
    if (name.toLowerCase() === 'exit') return tells();
    if (name !== '' && more.length === 0 && name.toLowerCase() !== 'set')
      terminal.print(yield* lookedUp(machine, name));
  }
}

const nslookup: Command = (_words, { machine }, { rest, terminal }) => {
  const [name, server, ...more] = argumentsOf(rest).filter((word) => !/^-(type|q|query)=a+$/i.test(word));
  if (name === undefined) return { lines: [], work: lookedUpByHand(machine, terminal) };
  if (more.length > 0 || name.startsWith('-'))
    return tells(
      'Usage:',
      '   nslookup [-opt ...]             # interactive mode using default server',
      "   nslookup [-opt ...] - server    # interactive mode using 'server'",
      "   nslookup [-opt ...] host        # just look up 'host' using default server",
      "   nslookup [-opt ...] host server # just look up 'host' using 'server'",
    );
  return { lines: [], work: telling(lookedUp(machine, name, server)) };
};

export const networkCommands: Commands = {
  ipconfig: { run: ipconfig },
  ping: { run: ping },
  nslookup: { run: nslookup },
  tracert: { run: tracert },
};

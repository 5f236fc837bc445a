/** `ping` and `nslookup` over the network of this PC (facts/command-prompt#network). */
import type { NetworkFailure } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { between, seconds } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Command, Commands } from './command.ts';
import { argumentsOf, tells } from './command.ts';
import { adaptersOf, ipconfig } from './ipconfig.ts';

const echoes = 4;
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

function statistics({ address }: Target, times: readonly number[]): readonly string[] {
  const lost = echoes - times.length;
  const milliseconds = (value: number): string => `${Math.round(value)}ms`;
  return [
    '',
    `Ping statistics for ${address}:`,
    `    Packets: Sent = ${echoes}, Received = ${times.length}, Lost = ${lost} (${(lost * 100) / echoes}% loss),`,
    ...(times.length === 0
      ? []
      : [
          'Approximate round trip times in milli-seconds:',
          `    Minimum = ${milliseconds(Math.min(...times))}, Maximum = ${milliseconds(Math.max(...times))}, ` +
            `Average = ${milliseconds(times.reduce((sum, time) => sum + time, 0) / times.length)}`,
        ]),
  ];
}

/** The answers to four echoes, and how long each took; none for one that did not come back. */
function* echoed(machine: Machine, target: Target): Process<readonly string[]> {
  const lines: string[] = [];
  const times: number[] = [];
  for (let count = 1; count <= echoes; count++) {
    const before = machine.world.clock.now;
    const failure = target.isNear ? null : yield* failureTo(machine, target);
    const took = between(before, machine.world.clock.now);
    if (failure === 'no-link') lines.push('PING: transmit failed. General failure. ');
    else if (failure !== null) lines.push('Request timed out.');
    else {
      times.push(took);
      const time = took < 1 ? 'time<1ms' : `time=${took}ms`;
      const ttl = target.isNear ? timeToLive.near : timeToLive.far;
      lines.push(`Reply from ${target.address}: bytes=32 ${time} TTL=${ttl}`);
    }
    if (count < echoes) yield* sleep(seconds(1));
  }
  return [...lines, ...statistics(target, times)];
}

/** An address that nobody here has is not answered. */
function* failureTo(machine: Machine, { name, address }: Target): Process<NetworkFailure | null> {
  if (name !== address) return yield* machine.world.internet.echo(machine.client(), name);
  if (!machine.client().linkUp) return 'no-link';
  yield* sleep(seconds(4));
  return 'timeout';
}

function* pinged(machine: Machine, name: string): Process<readonly string[]> {
  const given = isAddress(name);
  if (!given && (yield* machine.world.internet.resolve(machine.client(), name)) !== null)
    return [`Ping request could not find host ${name}. Please check the name and try again.`];
  const address = given ? name : addressOfHost(name);
  const heading = `Pinging ${given ? name : `${name} [${address}]`} with 32 bytes of data:`;
  const answers = yield* echoed(machine, { name, address, isNear: given && nearOf(machine, name) });
  return ['', heading, ...answers];
}

const ping: Command = (_words, { machine }, { rest }) => {
  const [name, ...more] = argumentsOf(rest);
  if (name === undefined || more.length > 0 || /^[/-]/.test(name))
    return tells('', 'Usage: ping target_name');
  return { lines: [], work: pinged(machine, name) };
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
  return { lines: [], work: lookedUp(machine, name) };
};

export const networkCommands: Commands = {
  ipconfig: { run: ipconfig },
  ping: { run: ping },
  nslookup: { run: nslookup },
};

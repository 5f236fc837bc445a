/** `tracert` over the network of this PC (facts/command-prompt#network). */
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { between, seconds } from '../../../world/time.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Place } from './command.ts';
import { argumentsOf, tells } from './command.ts';
import { adaptersOf } from './ipconfig.ts';
import type { Target } from './network-target.ts';
import { echoFailure, hopsToInternet, targetOf } from './network-target.ts';

const mostHops = 30;
/** How long one of the three probes of a hop waits. */
const probeTime = seconds(4);
const probes = 3;

const silentHop = (hop: number): string =>
  `${String(hop).padStart(3)}     *        *        *     Request timed out.`;

const hopLine = (hop: number, milliseconds: number, who: string): string => {
  const time = milliseconds < 1 ? '   <1 ms' : `${String(milliseconds).padStart(5)} ms`;
  return `${String(hop).padStart(3)} ${Array.from({ length: probes }, () => time).join(' ')}  ${who} `;
};

const isFar = (hop: number, { isNear }: Target): boolean => hop < (isNear ? 1 : hopsToInternet);

function* traced(
  machine: Machine,
  name: string,
  hops: number,
  isBare: boolean,
  print: Place['print'],
): Process<Answer> {
  const target = yield* targetOf(machine, name);
  if (!target) return { ...tells(`Unable to resolve target system name ${name}.`), code: 1 };
  const { address } = target;
  const who = isBare || name === address ? address : `${name} [${address}]`;
  print('', `Tracing route to ${who}`, `over a maximum of ${hops} hops:`, '');
  const gateway = adaptersOf(machine).find(({ isUp }) => isUp)?.gateway;
  for (let hop = 1; hop <= hops; hop++) {
    if (hop === 1 && !target.isNear && gateway !== undefined) {
      print(hopLine(hop, 0, gateway));
      continue;
    }
    const before = machine.world.clock.now;
    const failure = isFar(hop, target) ? 'timeout' : yield* echoFailure(machine, target);
    if (failure === 'no-link') return { ...tells(`${String(hop).padStart(3)}  General failure. `), code: 1 };
    if (failure === null) {
      print(hopLine(hop, between(before, machine.world.clock.now), who), '');
      return tells('Trace complete.');
    }
    // What answers nothing costs the time of all probes.
    if (isFar(hop, target)) yield* sleep(seconds((probeTime / 1_000) * probes));
    print(silentHop(hop));
  }
  print('');
  return tells('Trace complete.');
}

export const tracert: Command = (_words, { machine }, { rest, print }) => {
  const words = argumentsOf(rest);
  const at = words.findIndex((word) => /^[/-]h$/i.test(word));
  const hops = at < 0 ? mostHops : Number(words[at + 1]);
  const names = words.filter((word, index) => !/^[/-]/.test(word) && (at < 0 || index !== at + 1));
  const [name, ...more] = names;
  const isWrong = words.some((word) => /^[/-]/.test(word) && !/^[/-][hd4]$/i.test(word));
  if (name === undefined || more.length > 0 || isWrong || !(hops >= 1 && hops <= 255))
    return { ...tells('', 'Usage: tracert [-d] [-h maximum_hops] [-4] target_name'), code: 1 };
  const isBare = words.some((word) => /^[/-]d$/i.test(word));
  return { lines: [], work: traced(machine, name, Math.floor(hops), isBare, print) };
};

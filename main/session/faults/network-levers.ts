/** Sets faults of the network: layers over its conditions, cable, wireless networks, clock. */
import type { networkFaults } from '../../../shared/faults/network-faults.catalogue.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import type { Conditions } from '../../world/internet/conditions.ts';
import { seconds } from '../../world/time.ts';
import type { Hands, Lever, Undo } from './hands.ts';
import { all } from './hands.ts';

type HostList = 'blockedHosts' | 'unresolvableHosts' | 'inspectedHosts';

const listed =
  (list: HostList, names: (values: FaultValues, hands: Hands) => readonly string[]): Lever =>
  (hands, values) => {
    const more = names(values, hands);
    return hands.world.internet.cover((below) => ({ ...below, [list]: [...below[list], ...more] }));
  };

const covered =
  (change: (values: FaultValues) => Partial<Conditions>): Lever =>
  ({ world }, values) =>
    world.internet.cover((below) => ({ ...below, ...change(values) }));

const host = ({ host: name }: FaultValues): readonly string[] => [String(name)];

/** Also what only looks like another fault: the hosts of one service. */
export const blocks = (...names: readonly string[]): Lever => listed('blockedHosts', () => names);

export const outside: Lever = listed('unresolvableHosts', (_values, { cloud }) =>
  cloud.domain ? [`*.${cloud.domain.name}`] : [],
);

function pullCable({ pc }: Hands): Undo {
  pc.setCable('unplugged');
  return () => pc.setCable('plugged');
}

function loseWireless({ pc: { machine } }: Hands): Undo {
  const { network } = machine;
  const before = network.wireless;
  network.setWireless([]);
  return () => {
    network.setWireless(before);
    network.reconnect();
  };
}

/** A portal opens to whoever signs in at it: then the fault is over without anybody's lifting it. */
function raisePortal({ world: { internet } }: Hands): Undo {
  internet.change({ captivePortal: true });
  return () => internet.change({ captivePortal: false });
}

/** No layer: the time service of Windows sets the clock right as soon as it can. */
const setClockWrong: Lever = (hands, { hours }) => {
  const { levers } = hands.pc;
  const before = levers.clockSkew;
  levers.clockSkew = seconds(Number(hours) * 3_600);
  return all([() => (levers.clockSkew = before), blocks(hosts.time)(hands, {})]);
};

export const networkLevers: Record<(typeof networkFaults)[number]['id'], Lever> = {
  'host-blocked': listed('blockedHosts', host),
  'name-not-resolved': listed('unresolvableHosts', host),
  'tls-inspection': listed('inspectedHosts', host),
  'proxy-authenticates': covered(() => ({ proxyAsks: true })),
  'captive-portal': raisePortal,
  'slow-line': covered(({ mbit }) => ({ bandwidth: Number(mbit) })),
  'cable-pulled': pullCable,
  'wifi-lost': loseWireless,
  'attestation-blocked': blocks(hosts.aik),
  'agent-blocked': blocks(hosts.agentGateway),
  'content-blocked': blocks(hosts.content, hosts.office, hosts.winget),
  'clock-wrong': setClockWrong,
};

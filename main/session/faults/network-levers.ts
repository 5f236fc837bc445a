/** Sets faults of the network: layers over its conditions, cable, wireless networks, clock. */
import type { networkFaults } from '../../../shared/faults/network-faults.catalogue.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { seconds } from '../../world/time.ts';
import type { Hands, Lever, Undo } from './hands.ts';
import { all } from './hands.ts';

type HostList = 'blockedHosts' | 'unresolvableHosts' | 'inspectedHosts';

/** Where the list was changed meanwhile, the names that are still in it are taken out of it. */
const listed =
  (list: HostList, names: (values: FaultValues, hands: Hands) => readonly string[]): Lever =>
  (hands, values) => {
    const { internet } = hands.world;
    const more = names(values, hands);
    const uncover = internet.cover(list, (below) => [...below, ...more]);
    return () => {
      if (!uncover())
        internet.change({ [list]: internet.conditions[list].filter((name) => !more.includes(name)) });
    };
  };

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
  'proxy-authenticates': ({ world: { internet } }) => internet.cover('proxyAsks', () => true),
  'captive-portal': raisePortal,
  'slow-line': ({ world: { internet } }, { mbit }) => internet.cover('bandwidth', () => Number(mbit)),
  'cable-pulled': pullCable,
  'wifi-lost': loseWireless,
  'attestation-blocked': blocks(hosts.aik),
  'agent-blocked': blocks(hosts.agentGateway),
  'content-blocked': blocks(hosts.content, hosts.office, hosts.winget),
  'clock-wrong': setClockWrong,
};

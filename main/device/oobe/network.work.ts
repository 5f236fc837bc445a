/** The work behind the network pages: joining a Wi-Fi network, looking for the internet, a portal's sign-in. */
import { proves } from '../../../shared/session/secrets.ts';
import { probeInternet } from '../autopilot/internet-probe.ts';
import type { Machine } from '../machine.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import type { OobeEvent } from './oobe.events.ts';

/** How long a portal takes to let a PC through once its terms are accepted. */
const portalTime = seconds(3);

export function* connectNetwork(
  machine: Machine,
  { ssid, proof }: { readonly ssid: string; readonly proof: string },
): Process<OobeEvent> {
  const network = machine.network.wireless.find((candidate) => candidate.ssid === ssid);
  const password = network && proves(proof, ssid) ? network.password : null;
  const outcome = yield* machine.network.connect(ssid, password);
  if (outcome === 'connected') return { type: 'network connected' };
  const key = outcome === 'wrong-password' ? 'network.wrong-password' : 'network.cannot-connect';
  return { type: 'network refused', problem: { key } };
}

export function* lookForPortal(machine: Machine): Process<OobeEvent> {
  const seen = yield* probeInternet(machine);
  return { type: 'connection probed', portal: seen.kind === 'portal' };
}

/** Somebody accepts the portal's terms: it lets the PC through from then on. */
export function* signInToPortal({ world }: Machine): Process<OobeEvent> {
  yield* sleep(portalTime);
  world.internet.change({ captivePortal: false });
  return { type: 'done' };
}

/** Joining a Wi-Fi network, looking for the internet, a portal's sign-in, the profile. */
import { proves } from '../../../../../shared/session/secrets.ts';
import { sleep } from '../../../../world/process.ts';
import { seconds } from '../../../../world/time.ts';
import { probeInternet } from '../../../autopilot/internet-probe.ts';
import type { AskedFor } from '../../asked-for.ts';
import { askForProfile, profileLimits } from '../../ask-for-profile.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext } from '../../oobe.events.ts';
import { chosenNetwork } from '../../network-page.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

/** How long a portal takes to let a PC through once its terms are accepted. */
const portalTime = seconds(3);

export const connectNetwork: Work = function* ({ network }, context) {
  const ssid = chosenNetwork(context);
  const found = network.wireless.find((candidate) => candidate.ssid === ssid);
  const password = found && proves(context.password, ssid) ? found.password : null;
  const outcome = yield* network.connect(ssid, password, context.network.automatic);
  if (outcome === 'connected') return { type: 'network connected' };
  const key = outcome === 'wrong-password' ? 'network.wrong-password' : 'network.cannot-connect';
  return { type: 'network refused', problem: { key } };
};

export const lookForPortal: Work = function* (pc) {
  const seen = yield* probeInternet(pc.windows().machine);
  return { type: 'connection probed', portal: seen.kind === 'portal' };
};

/** Somebody accepts the portal's terms: it lets the PC through from then on. */
export const signInToPortal: Work = function* ({ world }) {
  yield* sleep(portalTime);
  world.internet.change({ captivePortal: false });
  return { type: 'done' };
};

/** AutopilotActivation: asks for the profile, for at most three minutes. */
export const activateAutopilot: Work = (pc) => askForProfile(pc.windows().machine, profileLimits.activation);

/** The password of the network that is selected. */
export function networkPassword({ network }: SetUpPc, context: OobeContext): AskedFor | undefined {
  const found = network.wireless.find(({ ssid }) => ssid === chosenNetwork(context));
  return found && { kind: 'network', ssid: found.ssid, password: found.password };
}

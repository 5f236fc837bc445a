/** The sensor learns its user, the TPM makes the user's key. */
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { SetUpPc } from '../../set-up-pc.ts';
import { pinRulesOf } from '../../hello-policy.ts';
import { helloSensorOf, learnTheUser, makeHelloKey } from '../../windows-hello.ts';

export const learnUser: Work = (pc) => {
  const { machine, deployment } = pc.windows();
  return learnTheUser(machine, helloSensorOf(machine, deployment.tree));
};

export const setUpHello: Work = (pc, { password: pin }) => makeHelloKey(pc.windows().machine, pin);

export const newPin = (pc: SetUpPc): AskedFor => ({
  kind: 'new-pin',
  rules: pinRulesOf(pc.windows().deployment.tree),
});

/** The sensor learns its user, the TPM makes the user's key. */
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { SetUpPc } from '../../set-up-pc.ts';
import { helloPolicyOf, helloSensorOf, learnTheUser, makeHelloKey } from '../../windows-hello.ts';

export const learnUser: Work = (pc) => {
  const { machine, deployment } = pc.windows();
  return learnTheUser(machine, helloSensorOf(machine, deployment.tree));
};

export const setUpHello: Work = (pc) => makeHelloKey(pc.windows().machine);

export const newPin = (pc: SetUpPc): AskedFor => ({
  kind: 'pin',
  minimumLength: helloPolicyOf(pc.windows().deployment.tree).minimumPinLength,
});

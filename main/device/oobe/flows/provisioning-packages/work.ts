/** Installing a package, and the password it may have. */
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext } from '../../oobe.events.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

const chosenPackage = (pc: SetUpPc, { package: { selected } }: OobeContext) =>
  pc.packages().find(({ name }) => name === selected);

/** Media that was taken out in the meantime installs nothing. */
export const installPackage: Work = function* (pc, context) {
  const chosen = chosenPackage(pc, context);
  if (chosen) yield* pc.windows().installer.install(chosen);
  return { type: 'package installed' };
};

export function packagePassword(pc: SetUpPc, context: OobeContext): AskedFor | undefined {
  const chosen = chosenPackage(pc, context);
  return chosen && { kind: 'package', name: chosen.name, password: chosen.password };
}

/** Join and terms of use. */
import type { Process } from '../../../../world/process.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeEvent } from '../../oobe.events.ts';
import { reporting, telling } from '../../reporting.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

export const joinAsUser: Work = (pc) =>
  reporting(telling(pc.windows().deployment.joinAsUser(), { type: 'joined' }));

export const openTerms: Work = (pc) => reporting(askForTerms(pc));

function* askForTerms(pc: SetUpPc): Process<OobeEvent> {
  const terms = yield* pc.windows().deployment.openTerms();
  return terms ? { type: 'terms shown', terms } : { type: 'terms settled' };
}

export const answerTerms =
  (accepted: boolean): Work =>
  (pc) =>
    reporting(telling(pc.windows().deployment.answerTerms(accepted), { type: 'terms settled' }));

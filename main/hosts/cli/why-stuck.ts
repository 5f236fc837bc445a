/** Why a walk did not come to its end: what the page shows, why nobody answers it, and what to do. */
import { findErrors } from '../../../shared/errors/index.ts';
import type { Catalogue } from '../../../shared/stage/text.ts';
import { text } from '../../../shared/stage/text.ts';
import type { Session } from '../../session/session.ts';
import type { WalkEnd } from '../../session/walk.ts';

/** One line for a terminal. */
export function whyStuck(session: Session, { in: stretch, answered }: WalkEnd, catalogue: Catalogue): string {
  const { screen } = session.stage();
  const step = 'step' in screen ? `, step "${screen.step}"` : '';
  const problem =
    'problem' in screen && screen.problem
      ? ` and says "${text(catalogue, screen.problem).replace(/\.$/, '')}"`
      : '';
  const title = session.report().screens.at(-1)?.title || screen.id;
  const awaited = stretch?.name === null ? stretch.answers.map(({ at }) => `"${at}"`).join(' or ') : null;
  const why =
    stretch === null
      ? 'The scenario’s walk is over'
      : awaited !== null
        ? `The walk waits for the page ${awaited}, which does not come`
        : answered
          ? `The walk "${stretch.name}" has answered it, and ${problem === '' ? 'nothing came of that' : 'would answer the same again'}`
          : `The walk "${stretch.name}" has no answer to it`;
  const error = session.report().error;
  const mend = error && findErrors(error.code).find(({ step: of }) => of === error.step)?.remedy;
  const answer = `{"at": "${screen.id}", "do": [...]}`;
  const remedy = stretch?.name ? `{"as": "${stretch.name}", "but": [${answer}]}` : answer;
  return (
    `The PC shows "${title}" (page "${screen.id}"${step})${problem}. ${why}. ${mend ? `${mend} ` : ''}` +
    `Look at it with \`reseal start\`; if somebody should answer it otherwise, the scenario's walk says so with ${remedy}.`
  );
}

/** What the scenario's person would do on the page that shows: for an instructor who lends a hand. */
import { isStageInput } from '../../shared/session/input.schema.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { StageInput } from '../../shared/stage/input.ts';
import { shows } from './pages-seen.ts';
import type { WalkedSession } from './walker.ts';
import { inputOf } from './walker.ts';

/** Empty where the walk has nothing for the page; `isShipped`: the technician's part is over. */
export function fillIn(
  session: WalkedSession,
  scenario: Pick<Scenario, 'walk' | 'user' | 'network'>,
  isShipped: boolean,
): readonly StageInput[] {
  const { screen } = session.stage();
  // A stretch between the two parts only lets time pass.
  const answer = scenario.walk
    .slice(isShipped ? 1 : 0)
    .flatMap(({ answers }) => answers)
    .find((one) => shows(screen, one) && one.do.some(isStageInput));
  return (answer?.do ?? []).flatMap((input) => {
    const said = inputOf(input, session, scenario);
    return said === undefined || !isStageInput(said) ? [] : [said];
  });
}

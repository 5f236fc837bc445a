/** One line (subcategory) of the Enrollment Status Page and the work behind it. */
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { subcategoryStarted } from './esp-events.ts';
import type { ProgressBoard } from './progress-board.ts';
import { statusTexts } from './status-texts.ts';
import type { CategoryId } from './subcategories.ts';

export type LineWork = () => Process<void> | undefined | void;

/**
 * Shows the line at work and does its work: what is done stays done; without work no setup is needed. A StepFailure
 * that names no item gets this one.
 */
export function* runLine(
  machine: Machine,
  board: ProgressBoard,
  category: CategoryId,
  id: string,
  work: LineWork | undefined,
): Process<void> {
  const { state } = board.subcategory(category, id);
  if (state === 'succeeded' || state === 'notRequired') return;
  if (!work) {
    board.setSubcategory(category, id, 'notRequired', statusTexts.noSetupNeeded);
    return;
  }
  subcategoryStarted(machine, category, id);
  board.setSubcategory(category, id, 'inProgress', statusTexts.working);
  try {
    const process = work();
    if (process) yield* process;
  } catch (error) {
    if (error instanceof StepFailure && error.facts.item === null)
      throw new StepFailure({ ...error.facts, item: id });
    throw error;
  }
  board.setSubcategory(category, id, 'succeeded', statusTexts.complete);
}

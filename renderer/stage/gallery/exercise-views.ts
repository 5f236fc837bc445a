/** Exercises beside the PC, as their trainees see them. */
import type { TraineeView } from '../../../shared/exercises/trainee-view.ts';
import type { StageView } from '../../../shared/stage/view.ts';

const ticket: TraineeView = {
  title: 'Ticket 40: it stops at the same line',
  story: 'A colleague has started this laptop three times. Each time the preparation ends with a red page.',
  task: 'Find out what stops the preparation, have it set right, and seal the laptop.',
  mode: 'try',
  minutes: 25,
  hints: { given: ['The red page says at which line it stopped.'], next: 10 },
  colleagues: true,
  handIsUp: false,
  diagnoses: 0,
};

/**
 * By name: the page that shows, and the exercise. The drawer lies over the page, so they are not among the names of the
 * gallery's list.
 */
export const exercises: Readonly<
  Record<string, { readonly page: string } & Pick<StageView, 'exercise' | 'show'>>
> = {
  'exercise-try': { page: 'result-failure', exercise: ticket },
  'exercise-test': {
    page: 'result-failure',
    exercise: {
      ...ticket,
      mode: 'test',
      hints: { given: [], next: null },
      colleagues: false,
      handIsUp: true,
      diagnoses: 2,
    },
  },
  'exercise-show': {
    page: 'region',
    exercise: { ...ticket, mode: 'show' },
    show: {
      plays: true,
      caption: 'Windows asks for the country or region. The Windows key is pressed 5 times.',
    },
  },
  'exercise-show-taken': {
    page: 'region',
    exercise: { ...ticket, mode: 'show' },
    show: { plays: false, caption: '' },
  },
};

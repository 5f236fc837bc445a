/** The steps of a local account. */
import type { LocalAccountView } from '../../../../../shared/stage/view.ts';
import { questionsLeft } from '../../lists.ts';
import type { Page } from '../../page.ts';

export const localAccountPage =
  (step: LocalAccountView['step']): Page =>
  ({ localAccount: draft, purpose }) => {
    const choices = step === 'question' ? questionsLeft(draft.answered) : [];
    return {
      id: 'local-account',
      step,
      question: step === 'question' ? draft.question : 0,
      choices,
      selected: step === 'question' ? (draft.selected ?? choices[0] ?? null) : null,
      problem: draft.problem,
      canGoBack: step !== 'name' || purpose !== null,
    };
  };

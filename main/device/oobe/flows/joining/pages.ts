/** What became of the join, and the organisation's terms of use. */
import { formatHResult } from '../../../../protocols/hresult/hresult.ts';
import type { Page } from '../../page.ts';

export const joinProblem: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: failure?.sentence ?? { key: 'problem.try-again' },
  code: failure ? formatHResult(failure.code) : null,
  controls: ['try-again'],
});

export const termsOfUse =
  (busy: boolean): Page =>
  ({ terms, branding }) => ({
    id: 'terms-of-use',
    organisation: branding?.organisation ?? null,
    terms: terms.map(({ title, bodyText, acceptanceStatement }) => ({
      title,
      text: bodyText,
      statement: acceptanceStatement === '' ? null : acceptanceStatement,
    })),
    busy,
  });

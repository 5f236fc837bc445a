/** The two digits that the user types into a phone; it answers to the service, so nothing is pressed here. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { Wordmark } from './wordmark.tsx';
import './sign-in.css';

export function NumberMatch({ view }: { readonly view: SignInView }) {
  const { words, say } = useStage();
  const { branding } = view;
  return (
    <Page
      view={view}
      kind="sign-in"
      mark={branding === null ? null : <Wordmark branding={branding} />}
      subtitle={view.userName}
      canGoBack
      links={view.busy ? [] : [{ control: 'other-way' }]}
    >
      <div className="number-match" role="status">
        <p>{words('sign-in.number-match')}</p>
        <p className="number-match-number">{view.number}</p>
        {view.problem === null ? null : <p className="field-problem">{say(view.problem)}</p>}
      </div>
    </Page>
  );
}

/** Ways to prove who one is besides what the page before asks for: another request to the phone, a security key. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import type { Action } from '../../controls/button.tsx';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { useLinks } from './fields.tsx';
import { Wordmark } from './wordmark.tsx';
import './sign-in.css';

export function OtherWays({ view }: { readonly view: SignInView }) {
  const { words, say } = useStage();
  const { branding, step, problem } = view;
  const ways: Partial<Record<SignInView['step'], Action>> = {
    'verify-identity': { control: 'try-again', label: words('sign-in.approve-request') },
    options: { control: 'next', label: words('sign-in.use-security-key') },
  };
  const way = ways[step];
  return (
    <Page
      view={view}
      kind="sign-in"
      mark={branding === null ? null : <Wordmark branding={branding} />}
      subtitle={step === 'verify-identity' ? view.userName : null}
      canGoBack
      links={useLinks(view)}
      buttons={way ? [way] : []}
      focusesButton
    >
      <div className="number-match" role="status">
        {step === 'security-key' ? <p>{words('sign-in.touch-key')}</p> : null}
        {problem === null ? null : <p className="field-problem">{say(problem)}</p>}
      </div>
    </Page>
  );
}

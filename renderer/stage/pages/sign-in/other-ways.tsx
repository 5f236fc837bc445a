/** Ways to prove who one is besides the request that has no answer: another request. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { Wordmark } from './wordmark.tsx';
import './sign-in.css';

export function OtherWays({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const { branding } = view;
  return (
    <Page
      view={view}
      kind="sign-in"
      mark={
        branding === null ? null : <Wordmark organisation={branding.organisation} colour={branding.colour} />
      }
      subtitle={view.userName}
      canGoBack
      buttons={[{ control: 'try-again', label: words('sign-in.approve-request') }]}
      focusesButton
    />
  );
}

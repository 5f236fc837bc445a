/** What a link beneath the form opens: in a rehearsal a page of its own words, for no terms of Microsoft's stand here. */
import type { SignInView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';

export function Document({ view }: { readonly view: SignInView }) {
  const { words } = useStage();
  const { reading = 'terms', branding } = view;
  return (
    <Page
      view={view}
      kind="sign-in"
      buttons={[{ control: 'close', label: words('control.back') }]}
      focusesButton
    >
      <div className="sign-in-document">
        <p>{words(`sign-in.${reading}-text`)}</p>
        {branding === null ? null : <p>{words('sign-in.document-owner', branding.organisation)}</p>}
      </div>
    </Page>
  );
}

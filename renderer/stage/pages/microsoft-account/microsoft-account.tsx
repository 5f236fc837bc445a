/**
 * "Unlock your Microsoft experience": the page in front of a personal account's sign-in
 * (facts/set-up-pages#purpose-and-personal-account).
 */
import type { MicrosoftAccountView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './microsoft-account.css';

const benefits = ['files', 'settings', 'store', 'security'] as const;

export function MicrosoftAccount({ view }: { readonly view: MicrosoftAccountView }) {
  const { words } = useStage();
  return (
    <Page
      view={view}
      subtitle={words('microsoft-account.text')}
      canGoBack
      buttons={[{ control: 'sign-in' }]}
      focusesButton
    >
      <ul className="account-benefits">
        {benefits.map((benefit) => (
          <li key={benefit}>{words(`microsoft-account.${benefit}`)}</li>
        ))}
      </ul>
    </Page>
  );
}

/** "Unlock your Microsoft experience": the page in front of a personal account's sign-in (autopilot-facts 1.6). */
import { AccountArt } from '../../art/setup.tsx';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './microsoft-account.css';

const benefits = ['files', 'settings', 'store', 'security'] as const;

export function MicrosoftAccount() {
  const { words, title } = useStage();
  return (
    <Page
      title={title('microsoft-account')}
      subtitle={words('microsoft-account.text')}
      art={<AccountArt />}
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

/** A network that wants a sign-in of its own: its page in a frame, as Windows shows it. */
import type { CaptivePortalView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './captive-portal.css';

export function CaptivePortal({ view }: { readonly view: CaptivePortalView }) {
  const { words } = useStage();
  return (
    <Page
      view={view}
      kind="captive-portal"
      subtitle={words('captive-portal.subtitle')}
      canGoBack
      buttons={[{ control: 'connect' }]}
      focusesButton
    >
      <section className="portal" aria-label={words('captive-portal.frame')}>
        <p className="portal-bar">{words('captive-portal.address')}</p>
        <div className="portal-page">
          <h2>{view.network}</h2>
          <p>{words('captive-portal.terms')}</p>
        </div>
      </section>
    </Page>
  );
}

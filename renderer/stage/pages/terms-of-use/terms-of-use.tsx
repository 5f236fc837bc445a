/** The organisation's terms of use, as device management hands them out before it enrols a device for somebody. */
import type { TermsOfUseView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import '../license/license.css';
import './terms-of-use.css';

export function TermsOfUse({ view }: { readonly view: TermsOfUseView }) {
  const { words } = useStage();
  return (
    <Page
      view={view}
      kind="terms-of-use"
      subtitle={words('terms-of-use.subtitle')}
      mark={view.organisation === null ? null : <p className="terms-organisation">{view.organisation}</p>}
      links={[{ control: 'decline', disabled: view.busy }]}
      buttons={[{ control: 'accept', disabled: view.busy }]}
      focusesButton
    >
      <div className="license-frames" aria-busy={view.busy}>
        {view.terms.map((terms) => (
          <Terms key={terms.title} terms={terms} />
        ))}
      </div>
    </Page>
  );
}

/** The organisation's own words, so their direction is their own. Scrolled by the keyboard too: a tab stop. */
function Terms({ terms }: { readonly terms: TermsOfUseView['terms'][number] }) {
  return (
    <section className="license-frame" dir="auto">
      <h2>{terms.title}</h2>
      <div className="license-text" tabIndex={0} role="group" aria-label={terms.title}>
        {terms.text.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {terms.statement === null ? null : <p className="terms-statement">{terms.statement}</p>}
      </div>
    </section>
  );
}

/**
 * Licence terms, a frame for each party (facts/set-up-pages#licence-terms). The terms themselves are nobody's
 * to copy.
 */
import type { LicenseView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import './license.css';

const paragraphs = ['scope', 'use', 'end'] as const;

export function License({ view }: { readonly view: LicenseView }) {
  return (
    <Page
      view={view}
      kind="license"
      canGoBack={view.canGoBack}
      buttons={[{ control: 'accept' }]}
      focusesButton
    >
      <div className="license-frames">
        {view.frames.map((frame) => (
          <Frame key={frame} frame={frame} />
        ))}
      </div>
    </Page>
  );
}

/** Scrolled by the keyboard too, so it is a tab stop. */
function Frame({ frame }: { readonly frame: LicenseView['frames'][number] }) {
  const { words } = useStage();
  const name = words(`license.${frame}`);
  return (
    <section className="license-frame">
      <h2>{name}</h2>
      <div className="license-text" tabIndex={0} role="group" aria-label={name}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{words(`license.text.${paragraph}`)}</p>
        ))}
      </div>
    </section>
  );
}

/** The end of the technician flow: success with Reseal, failure with its sentence (facts/pre-provisioning-pages#result-page). */
import type { Control } from '../../../../shared/stage/input.ts';
import type { ResultView } from '../../../../shared/stage/view.ts';
import { Badge } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { LinkButton } from '../../controls/button.tsx';
import { QrCode } from '../../controls/qr-code.tsx';
import { Page } from '../../shells/page.tsx';
import { Row, Summary } from '../landing/summary.tsx';
import '../landing/landing.css';
import './result.css';

const buttons: ReadonlySet<Control> = new Set(['reseal', 'retry', 'reset']);

export function Result({ view }: { readonly view: ResultView }) {
  const windows10 = useWindows10();
  const links = view.controls.filter((control) => !buttons.has(control));
  return (
    <Page
      view={view}
      kind="result"
      // Windows 11 has its link in the text.
      {...(windows10 ? { links: links.map((control) => ({ control })) } : { subtitle: <Lead view={view} /> })}
      buttons={view.controls.filter((control) => buttons.has(control)).map((control) => ({ control }))}
      focusesButton
    >
      {windows10 ? <Windows10 view={view} /> : <Windows11 view={view} />}
    </Page>
  );
}

/** Windows 11: what went wrong, and what to do now. */
function Lead({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  return (
    <>
      <Sentence view={view} />
      <p role={view.outcome === 'success' ? 'status' : undefined}>
        {words(`result.${view.outcome}-subtitle`)}
      </p>
    </>
  );
}

function Windows11({ view }: { readonly view: ResultView }) {
  return (
    <div className="landing-scroll">
      <Rows view={view} />
      <Code view={view} />
      {view.controls.includes('view-diagnostics') ? <MoreDetails /> : null}
    </div>
  );
}

/** The code of both outcomes; a PC without a profile has none. */
function Code({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  if (view.qr === null) return null;
  return (
    <div className="result-code">
      <p>{words('result.qr-message')}</p>
      <QrCode content={view.qr} label={words('result.qr')} />
    </div>
  );
}

/** "For more details, view diagnostics". */
function MoreDetails() {
  const { words } = useStage();
  return (
    <p className="result-more">
      {words('result.more-details')}{' '}
      <LinkButton action={{ control: 'view-diagnostics', label: words('result.view-diagnostics-link') }} />
    </p>
  );
}

function Windows10({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  const more = view.controls.includes('view-diagnostics') ? '.with-diagnostics' : '';
  return (
    <>
      <div className="landing-columns">
        {view.qr === null ? null : <QrCode content={view.qr} label={words('result.qr')} />}
        <Rows view={view} />
      </div>
      {view.outcome === 'success' ? (
        <p className="landing-scan" role="status">
          {words('result.print')}
        </p>
      ) : (
        <div className="landing-scan">
          <Sentence view={view} />
          <p>{words(`result.failure-subtitle${more}`)}</p>
        </div>
      )}
    </>
  );
}

/** What went wrong, with a badge that says it without colour. */
function Sentence({ view: { error } }: { readonly view: ResultView }) {
  const { say } = useStage();
  return error === null ? null : (
    <p className="result-sentence" role="alert">
      <Badge state="failed" />
      <span>{say(error.sentence)}</span>
    </p>
  );
}

function Rows({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  return (
    <Summary device={view}>
      <Row
        label={words('result.elapsed')}
        value={
          view.elapsed === null
            ? words('result.elapsed-unknown')
            : words('result.elapsed-value', view.elapsed.hours, view.elapsed.minutes)
        }
      />
    </Summary>
  );
}

/**
 * The end of the technician flow: success with Reseal, failure with its sentence and code
 * (facts/pre-provisioning-pages#result-page).
 */
import type { Control } from '../../../../shared/stage/input.ts';
import type { ResultView } from '../../../../shared/stage/view.ts';
import { Badge } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { QrCode } from '../../controls/qr-code.tsx';
import { Page } from '../../shells/page.tsx';
import { itemName } from '../item-name.ts';
import { Row, Summary } from '../landing/summary.tsx';
import '../landing/landing.css';
import './result.css';

const buttons: ReadonlySet<Control> = new Set(['reseal', 'retry', 'reset']);

export function Result({ view }: { readonly view: ResultView }) {
  const windows10 = useWindows10();
  return (
    <Page
      view={view}
      kind="result"
      {...(windows10 ? {} : { subtitle: <Lead view={view} /> })}
      links={view.controls.filter((control) => !buttons.has(control)).map((control) => ({ control }))}
      buttons={view.controls.filter((control) => buttons.has(control)).map((control) => ({ control }))}
      focusesButton
    >
      {windows10 ? <Windows10 view={view} /> : <Windows11 view={view} />}
    </Page>
  );
}

/** Windows 11: what this means, after a badge that says it without colour. */
function Lead({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  return (
    <p className="result-lead" role={view.outcome === 'success' ? 'status' : undefined}>
      {words(`result.${view.outcome}-subtitle`)}
    </p>
  );
}

function Windows11({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  const showsQr = view.outcome === 'failure' && view.qr !== null;
  return (
    <div className="landing-scroll">
      <Verdict view={view} />
      <Rows view={view} />
      {showsQr && view.qr !== null ? <QrCode content={view.qr} label={words('result.qr')} /> : null}
    </div>
  );
}

function Windows10({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
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
        <Verdict view={view} />
      )}
    </>
  );
}

/** The word for the outcome, and after a failure its sentence, with the code unless the sentence has it. */
function Verdict({ view }: { readonly view: ResultView }) {
  const { words } = useStage();
  const sentence = useSentence(view.error);
  const code = view.error?.code ?? null;
  const succeeded = view.outcome === 'success';
  return (
    <div className="result-verdict" data-outcome={view.outcome} role={succeeded ? undefined : 'alert'}>
      <Badge state={succeeded ? 'succeeded' : 'failed'} />
      <div>
        <p className="result-word">{words(`result.${view.outcome}`)}</p>
        {sentence === null ? null : <p className="result-sentence">{sentence}</p>}
        {code === null || sentence?.includes(code) === true ? null : (
          <p className="result-code">{words('result.code', code)}</p>
        )}
      </div>
    </div>
  );
}

/** The error's sentence. A failed ESP item is named as its line on the ESP, without the brackets. */
function useSentence(error: ResultView['error']): string | null {
  const { words, say } = useStage();
  if (error === null) return null;
  if (error.sentence.key !== 'result.error.esp-item') return say(error.sentence);
  const [item = ''] = error.sentence.args ?? [];
  return item === ''
    ? words('result.error.esp-unknown')
    : words('result.error.esp-item', itemName(words, `${item}`));
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

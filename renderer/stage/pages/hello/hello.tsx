/** Windows Hello: the offer of face recognition, and the PIN that an organisation requires. */
import { useState } from 'react';
import type { Control } from '../../../../shared/stage/input.ts';
import type { HelloView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import type { Stage } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import { Dots, Ring } from '../../controls/spinner.tsx';
import './hello.css';

/** Controls that stand as links; the others are buttons. */
const asLinks: ReadonlySet<Control> = new Set(['skip', 'cancel', 'no']);

/** What a control is called on this step. */
function label(words: Stage['words'], step: HelloView['step'], control: Control): { label?: string } {
  if (control === 'skip') return { label: words('control.skip-for-now') };
  if ((step === 'face' || step === 'fingerprint') && control === 'yes') return { label: words('hello.yes') };
  if (step === 'required' && control === 'next') return { label: words('hello.set-up-pin') };
  if ((step === 'pin' || step === 'all-set') && control === 'next') return { label: words('hello.ok') };
  return {};
}

function Learning() {
  const windows10 = useWindows10();
  return (
    <div className="hello-learning" role="status">
      {windows10 ? <Dots /> : <Ring />}
    </div>
  );
}

export function Hello({ view }: { readonly view: HelloView }) {
  const { words, say } = useStage();
  const { step, controls } = view;
  const action = (control: Control) => ({ control, ...label(words, step, control) });
  const problem = view.problem === null ? undefined : say(view.problem);
  const filled = controls.filter((control) => !asLinks.has(control) && control !== 'back');
  // "Back" is the arrow, unless the page has nothing else to press.
  const hasArrow = controls.includes('back') && filled.length > 0;
  const buttons: readonly Control[] = filled.length === 0 && controls.includes('back') ? ['back'] : filled;
  return (
    <Page
      view={view}
      kind="hello"
      subtitle={words(`hello.${step}.text`)}
      canGoBack={hasArrow}
      links={controls.filter((control) => asLinks.has(control)).map(action)}
      buttons={buttons.map(action)}
      focusesButton={step !== 'pin'}
    >
      {step === 'learning-face' || step === 'learning-fingerprint' ? <Learning /> : null}
      {step === 'pin' ? (
        <NewPin view={view} problem={problem} />
      ) : problem === undefined ? null : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </Page>
  );
}

/** Two fields, and beneath them the box for letters and what the rules of the PIN are. */
function NewPin({ view, problem }: { readonly view: HelloView; readonly problem: string | undefined }) {
  const { words, say } = useStage();
  const [isTold, setTold] = useState(false);
  const { requirements = [], lettersAndSymbols } = view;
  return (
    <div className="hello-fields">
      <TextField
        name="pin"
        label={words('hello.new-pin')}
        hidesLabel
        placeholder={words('hello.new-pin')}
        problem={problem}
      />
      <TextField
        // A refused PIN is typed anew, and so is its repetition.
        key={problem ?? ''}
        name="pin-confirm"
        label={words('hello.confirm-pin')}
        hidesLabel
        placeholder={words('hello.confirm-pin')}
      />
      {lettersAndSymbols === true ? (
        <label className="hello-letters">
          <input type="checkbox" name="letters-and-symbols" value="yes" />
          {words('hello.letters-and-symbols')}
        </label>
      ) : null}
      <button type="button" className="link" aria-expanded={isTold} onClick={() => setTold(!isTold)}>
        {words('hello.pin-requirements')}
      </button>
      {requirements.length === 0 ? null : (
        <ul className="hello-requirements" hidden={!isTold}>
          {requirements.map((one) => (
            <li key={one.key}>{say(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

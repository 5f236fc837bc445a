/** A text field. It keeps its own text; the page's form hands it over when a button is pressed. */
import { useEffect, useId, useRef, useState } from 'react';
import { CrossIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import './text-field.css';

export function TextField(props: {
  readonly name: 'user-name' | 'password' | 'network-password';
  readonly label: string;
  /** The placeholder tells it to those who see. */
  readonly hidesLabel?: boolean;
  readonly placeholder?: string;
  readonly initial?: string;
  readonly readOnly?: boolean;
  /** Why the text was refused. */
  readonly problem?: string | undefined;
  readonly busy?: boolean;
  /** Takes the focus when it appears in a page that was there before. */
  readonly focused?: boolean;
}) {
  const id = useId();
  const { words } = useStage();
  const input = useRef<HTMLInputElement>(null);
  const [filled, setFilled] = useState((props.initial ?? '') !== '');
  const secret = props.name !== 'user-name';

  const { focused } = props;
  useEffect(() => {
    if (focused === true) input.current?.focus();
  }, [focused]);

  function clear(): void {
    if (input.current === null) return;
    input.current.value = '';
    input.current.focus();
    setFilled(false);
  }

  return (
    <div className="text-field">
      <label htmlFor={id} className={props.hidesLabel === true ? 'visually-hidden' : undefined}>
        {props.label}
      </label>
      {props.problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`} role="alert">
          {props.problem}
        </p>
      )}
      <div className="field-box">
        <input
          ref={input}
          id={id}
          name={props.name}
          type={secret ? 'password' : 'email'}
          inputMode={secret ? 'text' : 'email'}
          defaultValue={props.initial}
          placeholder={props.placeholder}
          readOnly={props.readOnly === true || props.busy === true}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          data-initial-focus
          aria-invalid={props.problem === undefined ? undefined : true}
          aria-describedby={props.problem === undefined ? undefined : `${id}-problem`}
          onInput={(event) => setFilled(event.currentTarget.value !== '')}
        />
        {filled && props.readOnly !== true ? (
          <button type="button" className="field-clear" aria-label={words('sign-in.clear')} onClick={clear}>
            <CrossIcon />
          </button>
        ) : null}
      </div>
    </div>
  );
}

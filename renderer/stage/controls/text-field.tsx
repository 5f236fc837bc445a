/** A text field. It keeps its own text; the page's form hands it over when a button is pressed. */
import { useEffect, useId, useRef, useState } from 'react';
import { CrossIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import type { secretFields } from '../../../shared/stage/input.ts';
import './text-field.css';

/** How the text of a field is shown and typed; an answer is secret, yet Windows shows it. */
const kinds = {
  'user-name': 'email',
  'device-name': 'text',
  'account-name': 'text',
  'challenge-phrase': 'text',
  'network-name': 'text',
  answer: 'text',
  hint: 'text',
  'oem-name': 'text',
  'oem-email': 'email',
  'oem-phone': 'text',
} as const;

type FieldName = keyof typeof kinds | (typeof secretFields)[number];

function kindOf(name: FieldName): 'email' | 'text' | 'password' {
  return name in kinds ? kinds[name as keyof typeof kinds] : 'password';
}

export function TextField(props: {
  readonly name: FieldName;
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
  /** Id of what else tells about the field. */
  readonly describedBy?: string;
  readonly onText?: (text: string) => void;
}) {
  const id = useId();
  const { words, pending } = useStage();
  const input = useRef<HTMLInputElement>(null);
  const [filled, setFilled] = useState((props.initial ?? '') !== '');
  const kind = kindOf(props.name);
  const secret = kind === 'password';

  const { focused } = props;
  useEffect(() => {
    if (focused === true) input.current?.focus();
  }, [focused]);

  // Each time it is refused, an empty one too: a password is typed anew, at once; a name is marked to be mended.
  const refused = props.problem !== undefined && !pending;
  const [wasRefused, setWasRefused] = useState(false);
  if (refused !== wasRefused) {
    setWasRefused(refused);
    if (refused && secret) setFilled(false);
  }
  useEffect(() => {
    if (!refused || input.current === null) return;
    if (secret) input.current.value = '';
    input.current.focus();
    input.current.select();
  }, [refused, secret]);

  function told(text: string): void {
    setFilled(text !== '');
    props.onText?.(text);
  }

  function clear(): void {
    if (input.current === null) return;
    input.current.value = '';
    input.current.focus();
    told('');
  }

  const described = [
    ...(props.problem === undefined ? [] : [`${id}-problem`]),
    ...(props.describedBy === undefined ? [] : [props.describedBy]),
  ];
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
          type={kind}
          inputMode={kind === 'email' ? 'email' : 'text'}
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
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
          onInput={(event) => told(event.currentTarget.value)}
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

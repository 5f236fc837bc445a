/** Buttons and links of a page. Each presses one control; the page's form carries the text fields along. */
import type { Control } from '../../../shared/stage/input.ts';
import { useStage } from '../context.tsx';

export interface Action {
  readonly control: Control;
  /** Words other than the control's own. */
  readonly label?: string;
  readonly disabled?: boolean;
  /** It is at work: it keeps the focus, and a press does nothing. */
  readonly waits?: boolean;
  /** What a press does instead: something on the page itself, which the device hears nothing of. */
  readonly act?: () => void;
}

/** A filled button; the page's first one is what Enter presses. */
export function PrimaryButton(props: {
  readonly action: Action;
  readonly submits?: boolean;
  readonly initialFocus?: boolean;
}) {
  const { action } = props;
  const { words, press, pending } = useStage();
  return (
    <button
      type={props.submits === true ? 'submit' : 'button'}
      className="primary"
      disabled={action.disabled === true}
      aria-busy={pending || undefined}
      data-initial-focus={props.initialFocus || undefined}
      onClick={props.submits === true ? undefined : () => (action.act ?? (() => press(action.control)))()}
    >
      {action.label ?? words(`control.${action.control}`)}
    </button>
  );
}

/** A button beside the filled one. */
export function SecondaryButton({ action }: { readonly action: Action }) {
  const { words, press } = useStage();
  return (
    <button
      type="button"
      className="secondary"
      disabled={action.disabled === true}
      onClick={() => press(action.control)}
    >
      {action.label ?? words(`control.${action.control}`)}
    </button>
  );
}

/** A button that looks like a link, as Windows' secondary actions do. */
export function LinkButton({ action }: { readonly action: Action }) {
  const { words, press } = useStage();
  return (
    <button
      type="button"
      className="link"
      disabled={action.disabled === true}
      aria-disabled={action.waits === true || undefined}
      onClick={() => {
        if (action.waits !== true) press(action.control);
      }}
    >
      {action.label ?? words(`control.${action.control}`)}
    </button>
  );
}

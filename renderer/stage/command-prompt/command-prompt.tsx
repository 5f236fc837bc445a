/** The command prompt of Shift+F10, over whatever page there is. The device runs the lines; this shows them. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import { CrossIcon, MaximiseIcon, MinimiseIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import { recall } from './recall.ts';
import './command-prompt.css';

export function CommandPrompt({ view, send }: { readonly view: CommandPromptView; readonly send: Send }) {
  const { words } = useStage();
  const input = useRef<HTMLInputElement>(null);
  const output = useRef<HTMLDivElement>(null);
  const [typed] = useState(recall);
  const [isLarge, setLarge] = useState(false);

  // Whatever had the focus gets it back when the window closes.
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    output.current?.scrollTo({ top: output.current.scrollHeight });
  }, [view.lines]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // The page below has keys of its own.
    event.stopPropagation();
    const field = event.currentTarget;
    if (event.key === 'Enter') {
      typed.add(field.value);
      void send({ type: 'type-line', text: field.value });
      field.value = '';
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      field.value = event.key === 'ArrowUp' ? typed.older() : typed.newer();
    } else if (event.key === 'Escape') field.value = '';
  }

  return (
    <section
      className="command-prompt"
      role="dialog"
      aria-label={view.title}
      data-large={isLarge || undefined}
      onClick={() => {
        // Clicking into the black gives the line the focus, unless text is being marked.
        if (getSelection()?.isCollapsed !== false) input.current?.focus();
      }}
    >
      <header className="command-title">
        <span className="command-sign" aria-hidden="true">
          C:\
        </span>
        <span className="command-name">{view.title}</span>
        <span className="command-button" aria-hidden="true">
          <MinimiseIcon />
        </span>
        <button
          type="button"
          className="command-button"
          aria-label={words('command-prompt.maximise')}
          aria-pressed={isLarge}
          onClick={() => setLarge(!isLarge)}
        >
          <MaximiseIcon />
        </button>
        <button
          type="button"
          className="command-button"
          aria-label={words('control.close')}
          onClick={() => void send({ type: 'type-line', text: 'exit' })}
        >
          <CrossIcon />
        </button>
      </header>
      <div className="command-output" ref={output} tabIndex={-1}>
        <div role="log">
          {view.lines.map((line, place) => (
            // Lines are only ever added at the end.
            <p key={place}>{line === '' ? '\u00a0' : line}</p>
          ))}
        </div>
        <p className="command-line">
          <span>{view.prompt}</span>
          <input
            ref={input}
            type="text"
            maxLength={512}
            aria-label={words('command-prompt.line')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onKeyDown={onKeyDown}
          />
        </p>
      </div>
    </section>
  );
}

/** The command prompt of Shift+F10, over whatever page there is. The device runs the lines; this shows them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import type { Standing } from '../window/window.tsx';
import { Window } from '../window/window.tsx';
import { recall } from './recall.ts';
import './command-prompt.css';

export function CommandPrompt({
  view,
  send,
  ...standing
}: Partial<Standing> & { readonly view: CommandPromptView; readonly send: Send }) {
  const { words } = useStage();
  const input = useRef<HTMLInputElement>(null);
  const output = useRef<HTMLDivElement>(null);
  const [typed] = useState(recall);
  const focusContent = useCallback(() => input.current?.focus(), []);

  useEffect(() => {
    output.current?.scrollTo({ top: output.current.scrollHeight });
  }, [view.lines]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.altKey) return;
    const field = event.currentTarget;
    if (event.key === 'Enter') {
      typed.add(field.value);
      void send({ type: 'type-line', text: field.value });
      field.value = '';
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      field.value = event.key === 'ArrowUp' ? typed.older() : typed.newer();
    } else if (event.key === 'Escape') field.value = '';
    // Where text is marked it is copied, as in a console window.
    else if (event.ctrlKey && event.code === 'KeyC' && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      void send({ type: 'interrupt' });
      field.value = '';
    }
  }

  return (
    <Window
      {...standing}
      className="command-prompt"
      title={view.title}
      icon={<span className="command-sign" />}
      close={() => void send({ type: 'close-prompt' })}
      focusContent={focusContent}
    >
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
    </Window>
  );
}

/** Notepad with a file of the PC, to be read: a search, lines and columns. Nothing that is typed is kept. */
import { useRef, useState } from 'react';
import { useStage } from '../../context.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { nameOf } from '../explorer/path.ts';
import { useLook } from '../use-look.ts';
import { FindBar } from '../find-bar.tsx';
import { onFindKeys } from '../find-keys.ts';
import { findNext, placeIn } from './find.ts';
import './notepad.css';

const keys = {
  notepad: 'desktop.notepad',
  untitled: 'notepad.untitled',
  find: 'notepad.find',
  next: 'notepad.find-next',
  notFound: 'notepad.not-found',
  place: 'notepad.place',
  cut: 'notepad.cut',
  refresh: 'control.refresh',
  gone: 'explorer.not-found',
} as const;

/** `of` is the path of the file; '' for an empty page. */
export function Notepad({ of, ...standing }: Standing & { readonly of: string }) {
  const { words } = useStage();
  const said = useWords(keys);
  const page = useRef<HTMLTextAreaElement>(null);
  const asked = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState({ line: 1, column: 1 });
  const [missing, setMissing] = useState('');
  const { seen, again } = useLook<'file'>({ at: 'file', path: of === '' ? '?' : of });
  const text = (seen?.text ?? '').replaceAll('\r\n', '\n');
  const name = of === '' ? said.untitled : nameOf(of);

  function find(): void {
    const wanted = asked.current?.value ?? '';
    const field = page.current;
    if (wanted === '') asked.current?.focus();
    if (field === null || wanted === '') return;
    const at = findNext(field.value, wanted, field.selectionEnd);
    setMissing(at < 0 ? wanted : '');
    if (at < 0) return;
    // A selection scrolls into view only where the focus is.
    field.focus();
    field.setSelectionRange(at, at + wanted.length);
    field.scrollTop =
      (placeIn(field.value, at).line - 4) * Number.parseFloat(getComputedStyle(field).lineHeight);
    setPlace(placeIn(field.value, at));
  }

  return (
    <AppWindow
      {...standing}
      className="notepad"
      onKeyDown={(event) => onFindKeys(event, asked, find)}
      title={`${name} - ${said.notepad}`}
      icon={<Tile kind="notepad" />}
    >
      <FindBar field={asked} find={said.find} next={said.next} findNext={find}>
        {of === '' ? null : (
          <button type="button" className="app-button" onClick={again}>
            {said.refresh}
          </button>
        )}
      </FindBar>
      {of !== '' && seen === null ? (
        <p className="app-quiet app-scroll" role="alert">
          {words(keys.gone, of)}
        </p>
      ) : (
        <textarea
          ref={page}
          className="notepad-page"
          data-first=""
          dir={of === '' ? undefined : 'ltr'}
          aria-label={name}
          readOnly={of !== ''}
          spellCheck={false}
          wrap="off"
          {...(of === '' ? { defaultValue: '' } : { value: text })}
          onSelect={(event) =>
            setPlace(placeIn(event.currentTarget.value, event.currentTarget.selectionStart))
          }
        />
      )}
      <p className="app-foot" role="status">
        <span>{words(keys.place, place.line, place.column)}</span>
        {seen?.isWhole === false ? <span>{said.cut}</span> : null}
        {missing === '' ? null : <span>{words(keys.notFound, missing)}</span>}
      </p>
    </AppWindow>
  );
}

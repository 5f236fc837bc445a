/** The sheet of all keys, by `?`. */
import { useRef, useState } from 'react';
import { words } from '../words.ts';
import type { KeyUse } from './keys.ts';
import { useKeys, useKeyUses } from './use-keys.tsx';
import './key-sheet.css';

export function KeySheet() {
  const keys = useKeys();
  const dialog = useRef<HTMLDialogElement>(null);
  const [shown, setShown] = useState<readonly KeyUse[]>([]);

  function show(): void {
    setShown(keys.uses());
    dialog.current?.showModal();
  }

  useKeyUses([{ key: '?', does: 'keys.sheet', act: show }]);
  return (
    <>
      <button type="button" aria-keyshortcuts="?" onClick={show}>
        {words('keys.heading')}
      </button>
      <dialog ref={dialog} className="key-sheet" aria-label={words('keys.heading')}>
        <h2>{words('keys.heading')}</h2>
        <dl>
          {shown.map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd>{key.replace('Control+', 'Ctrl+').toUpperCase().replace('ARROW', '')}</kbd>
              </dt>
              <dd>{words(does)}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{words('keys.stage')}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={keys.areOn}
            onChange={({ currentTarget }) => keys.turn(currentTarget.checked)}
          />
          {words('keys.on')}
        </label>
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          {words('keys.close')}
        </button>
      </dialog>
    </>
  );
}

/** Registry Editor over the PC's registry, to be read: the tree, the values of a key, an address, and Find. */
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { RegistryFound } from '../../../../shared/stage/look.ts';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useStage } from '../../context.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { FindBar } from '../find-bar.tsx';
import { onFindKeys } from '../find-keys.ts';
import { useLook } from '../use-look.ts';
import { KeyTree } from './key-tree.tsx';
import { ValueList } from './value-list.tsx';
import { aroundOf, keyOfAddress } from './address.ts';
import { keys } from './words.ts';
import './registry-editor.css';

export function RegistryEditor(standing: Standing) {
  const said = useWords(keys);
  const { look } = useStage();
  const [at, setAt] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['']));
  const [turn, setTurn] = useState(0);
  const [isOver, setOver] = useState(false);
  const find = useRef<HTMLInputElement>(null);
  const { seen, again } = useLook<'registry'>({ at: 'registry', key: at });

  function goTo(key: string, name: string | null = null): void {
    setOpen(new Set([...open, ...aroundOf(key)]));
    setAt(key);
    setValue(name);
  }

  async function findNext(): Promise<void> {
    const text = find.current?.value ?? '';
    if (text === '') {
      find.current?.focus();
      return;
    }
    const found = (await look({ at: 'registry-search', text, from: at, value })) as RegistryFound | null;
    setOver(found === null);
    if (found) goTo(found.key, found.value);
  }

  async function goToAddress(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('address') ?? '');
    const there = await look({ at: 'registry', key: keyOfAddress(typed, said.computer) });
    if (there?.at === 'registry') goTo(there.key);
  }

  const address = at === '' ? said.computer : `${said.computer}\\${at}`;
  return (
    <AppWindow
      {...standing}
      className="registry-editor"
      onKeyDown={(event) => onFindKeys(event, find, () => void findNext())}
      title={said.editor}
      icon={<Tile kind="registry-editor" />}
    >
      <div className="registry-page">
        <form className="app-bar" onSubmit={(event) => void goToAddress(event)}>
          <input
            key={address}
            className="app-field app-bar-wide"
            dir="ltr"
            name="address"
            aria-label={said.address}
            autoComplete="off"
            spellCheck={false}
            maxLength={1_024}
            defaultValue={address}
          />
          <button
            type="button"
            className="app-button"
            onClick={() => {
              setTurn(turn + 1);
              again();
            }}
          >
            {said.refresh}
          </button>
        </form>
        <FindBar field={find} find={said.find} next={said.next} findNext={() => void findNext()} />
        <div className="registry-columns">
          <KeyTree
            key={turn}
            said={said}
            chosen={at}
            open={open}
            choose={(key) => {
              if (key === at) return;
              setAt(key);
              setValue(null);
            }}
            setOpen={setOpen}
          />
          <ValueList said={said} seen={seen?.key === at ? seen : null} chosen={value} choose={setValue} />
        </div>
      </div>
      <p className="app-foot" role="status">
        <bdi>{address}</bdi>
        {isOver ? <span>{said.finished}</span> : null}
      </p>
    </AppWindow>
  );
}

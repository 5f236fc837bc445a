/** File Explorer over the PC's drive: folders open, text files open in Notepad, shortcuts open their program. */
import { useState } from 'react';
import type { FormEvent, MouseEvent } from 'react';
import { ownOf } from '../../../../shared/own.ts';
import type { FileEntry, FolderSeen } from '../../../../shared/stage/look.ts';
import { BackIcon, ChevronUpIcon, ResetIcon } from '../../art/icons.tsx';
import { DriveTile, FileTile, FolderTile } from '../../art/app-icons.tsx';
import { useStage } from '../../context.tsx';
import { useWords } from '../../use-words.ts';
import { Tile } from '../../pages/desktop/tile.tsx';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { onRowKeys } from '../row-keys.ts';
import { useOpen } from '../shell.tsx';
import { useLook } from '../use-look.ts';
import { endingOf, folderOf, inside, nameOf, recycleBin, tidied } from './path.ts';
import './explorer.css';

const keys = {
  explorer: 'desktop.explorer',
  bin: 'desktop.recycle-bin',
  drive: 'explorer.drive',
  pc: 'explorer.this-pc',
  address: 'explorer.address',
  up: 'explorer.up',
  back: 'control.back',
  refresh: 'control.refresh',
  name: 'explorer.name',
  modified: 'explorer.modified',
  type: 'explorer.type',
  size: 'explorer.size',
  version: 'explorer.version',
  folder: 'explorer.folder',
  file: 'explorer.file',
  empty: 'explorer.empty',
  notFound: 'explorer.not-found',
  items: 'explorer.items',
} as const;

type Words = Readonly<Record<keyof typeof keys, string>>;

/** What Explorer opens with. */
const thisPc = 'shell:MyComputerFolder';

const drive = 'C:';

export function Explorer({ of, ...standing }: Standing & { readonly of: string }) {
  const said = useWords(keys);
  const [trail, setTrail] = useState<readonly string[]>([of === '' ? thisPc : tidied(of)]);
  const at = trail.at(-1) ?? thisPc;
  const go = (path: string) => setTrail([...trail, path]);
  const { seen, again } = useLook<'folder'>({ at: 'folder', path: at });
  const [chosen, setChosen] = useState<string | null>(null);
  const names: Readonly<Record<string, string>> = { [recycleBin]: said.bin, [thisPc]: said.pc };
  const shown = ownOf(names, at) ?? (at === drive ? said.drive : nameOf(at));
  const up = at === thisPc || at === recycleBin ? null : (folderOf(at) ?? thisPc);
  return (
    <AppWindow
      {...standing}
      className="explorer"
      title={shown}
      icon={<Tile kind={at === recycleBin ? 'bin' : 'explorer'} />}
    >
      <form
        className="app-bar"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get('address');
          if (typeof typed === 'string' && tidied(typed) !== '') go(tidied(typed));
        }}
      >
        <button
          type="button"
          className="app-icon-button explorer-back"
          aria-label={said.back}
          disabled={trail.length < 2}
          onClick={() => setTrail(trail.slice(0, -1))}
        >
          <BackIcon />
        </button>
        <button
          type="button"
          className="app-icon-button"
          aria-label={said.up}
          disabled={up === null}
          onClick={() => up !== null && go(up)}
        >
          <ChevronUpIcon />
        </button>
        <button type="button" className="app-icon-button" aria-label={said.refresh} onClick={again}>
          <ResetIcon />
        </button>
        <input
          key={at}
          className="app-field app-bar-wide"
          dir="ltr"
          name="address"
          aria-label={said.address}
          autoComplete="off"
          spellCheck={false}
          maxLength={512}
          defaultValue={ownOf(names, at) ?? (at === drive ? 'C:\\' : at)}
        />
      </form>
      <Folder
        key={at}
        at={at}
        title={shown}
        seen={seen}
        said={said}
        chosen={chosen}
        choose={setChosen}
        go={go}
      />
      <p className="app-foot" role="status">
        {seen ? seen.folders.length + seen.files.length : at === thisPc ? 1 : 0} {said.items}
      </p>
    </AppWindow>
  );
}

function Folder(props: {
  readonly at: string;
  readonly title: string;
  readonly seen: FolderSeen | null | undefined;
  readonly said: Words;
  readonly chosen: string | null;
  readonly choose: (name: string) => void;
  readonly go: (path: string) => void;
}) {
  const { words, language } = useStage();
  const open = useOpen();
  const { at, seen, said, go } = props;
  const folders = at === thisPc ? [drive] : (seen?.folders ?? []);
  const files = seen?.files ?? [];
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });
  const kilobytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte' });

  if (at === recycleBin) return <p className="app-quiet app-scroll">{said.empty}</p>;
  if (at !== thisPc && seen === null)
    return (
      <p className="app-quiet app-scroll" role="alert">
        {words(keys.notFound, at)}
      </p>
    );
  /** A shortcut opens its program, a text Notepad; for anything else the PC has no program. */
  const openFile = ({ name, isText }: FileEntry): void => {
    if (endingOf(name) === 'LNK') open('app', name.slice(0, -4));
    else if (name.toLowerCase() === 'notepad.exe') open('notepad');
    else if (name.toLowerCase() === 'msedge.exe') open('edge');
    else if (isText) open('notepad', inside(at, name));
  };
  const row = (name: string, run: () => void) => ({
    'data-row': '',
    'data-first': name === (folders[0] ?? files[0]?.name) ? '' : undefined,
    type: 'button' as const,
    className: 'app-row',
    onFocus: () => props.choose(name),
    // Enter presses at once; the pointer chooses first and opens with the second click.
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) run();
    },
    onDoubleClick: run,
  });
  return (
    <div className="app-scroll">
      <table className="app-table" aria-label={props.title} onKeyDown={onRowKeys}>
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.modified}</th>
            <th scope="col">{said.type}</th>
            <th scope="col">{said.size}</th>
            <th scope="col">{said.version}</th>
          </tr>
        </thead>
        <tbody>
          {folders.map((name) => (
            <tr key={`\\${name}`} data-chosen={props.chosen === name || undefined}>
              <td>
                <button {...row(name, () => go(at === thisPc ? name : inside(at, name)))}>
                  {at === thisPc ? <DriveTile /> : <FolderTile />}
                  {at === thisPc ? said.drive : name}
                </button>
              </td>
              <td />
              <td>{said.folder}</td>
              <td />
              <td />
            </tr>
          ))}
          {files.map((file) => (
            <tr key={file.name} data-chosen={props.chosen === file.name || undefined}>
              <td>
                <button {...row(file.name, () => openFile(file))}>
                  <FileTile />
                  {file.name}
                </button>
              </td>
              <td>{time.format(new Date(file.modified))}</td>
              <td>{words(keys.file, endingOf(file.name)).trim()}</td>
              <td>{kilobytes.format(Math.ceil(file.size / 1_024))}</td>
              <td>
                <bdi>{file.version}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

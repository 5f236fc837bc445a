/** The icons on the desktop: the Recycle Bin, Edge, and the shortcuts that installers left. */
import type { MouseEvent } from 'react';
import { recycleBin } from '../../apps/explorer/path.ts';
import { onRowKeys } from '../../apps/row-keys.ts';
import type { Open } from '../../apps/shell.tsx';
import { useWords } from '../../use-words.ts';
import type { StartItem } from './start-items.ts';
import { Tile } from './tile.tsx';

const keys = { icons: 'desktop.icons', bin: 'desktop.recycle-bin' } as const;

export function Icons({ items, open }: { readonly items: readonly StartItem[]; readonly open: Open }) {
  const said = useWords(keys);
  const bin = {
    id: 'bin',
    name: said.bin,
    program: 'explorer',
    of: recycleBin,
    kind: 'bin',
    tint: 0,
  } as const;
  const shown = [bin, ...items.filter(({ id }) => id === 'edge' || id.startsWith('app-'))];
  return (
    <ul className="desktop-icons" aria-label={said.icons} onKeyDown={onRowKeys}>
      {shown.map((item) => {
        const run = () => open(item.program, item.of);
        return (
          <li key={item.id}>
            <button
              type="button"
              data-row=""
              onClick={(event: MouseEvent) => {
                if (event.detail === 0) run();
              }}
              onDoubleClick={run}
            >
              <Tile
                {...(item.kind === undefined ? {} : { kind: item.kind })}
                name={item.name}
                tint={item.tint}
              />
              <bdi>{item.name}</bdi>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

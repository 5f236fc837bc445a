/** The tree of keys. Each branch looks at the PC when it is opened, so that a large registry costs what is in sight. */
import { useEffect, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { ChevronRightIcon } from '../../art/icons.tsx';
import { DriveTile, FolderTile } from '../../art/app-icons.tsx';
import { onRowKeys } from '../row-keys.ts';
import { useLook } from '../use-look.ts';
import type { RegistryWords } from './words.ts';

interface Tree {
  readonly chosen: string;
  readonly open: ReadonlySet<string>;
  readonly choose: (key: string) => void;
  readonly setOpen: (open: ReadonlySet<string>) => void;
}

export function KeyTree({ said, ...tree }: Tree & { readonly said: RegistryWords }) {
  return (
    <div
      className="registry-tree app-scroll"
      role="tree"
      aria-label={said.keys}
      dir="ltr"
      onKeyDown={onRowKeys}
    >
      <Branch path="" name={said.computer} level={1} hasKeys tree={tree} />
    </div>
  );
}

function Branch(props: {
  readonly path: string;
  readonly name: string;
  readonly level: number;
  readonly hasKeys: boolean;
  readonly tree: Tree;
}) {
  const { path, name, level, hasKeys, tree } = props;
  const row = useRef<HTMLButtonElement>(null);
  const isChosen = tree.chosen === path;
  const isOpen = hasKeys && tree.open.has(path);
  // What was found or gone to comes into sight.
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);

  function turn(opens: boolean): void {
    const others = [...tree.open].filter((one) => one !== path);
    tree.setOpen(new Set(opens ? [...others, path] : others));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey) return;
    if (event.key === 'ArrowRight' && hasKeys && !isOpen) turn(true);
    else if (event.key === 'ArrowLeft' && isOpen) turn(false);
    else if (event.key === 'ArrowLeft' && path !== '') focusAround(event.currentTarget);
    else if (event.key !== 'ArrowRight') return;
    event.preventDefault();
  }

  return (
    <>
      <button
        ref={row}
        type="button"
        role="treeitem"
        className="registry-key"
        data-row=""
        data-first={isChosen ? '' : undefined}
        aria-expanded={hasKeys ? isOpen : undefined}
        aria-selected={isChosen}
        tabIndex={isChosen ? 0 : -1}
        style={{ '--level': level } as CSSProperties}
        onFocus={() => tree.choose(path)}
        onClick={(event) => {
          tree.choose(path);
          const onSign = event.target instanceof Element && event.target.closest('.registry-sign') !== null;
          if (hasKeys && onSign) turn(!isOpen);
        }}
        onDoubleClick={() => hasKeys && turn(!isOpen)}
        onKeyDown={onKeyDown}
      >
        <span className="registry-sign" data-open={isOpen || undefined}>
          {hasKeys ? <ChevronRightIcon /> : null}
        </span>
        {path === '' ? <DriveTile /> : <FolderTile />}
        {name}
      </button>
      {isOpen ? <Branches path={path} name={name} level={level + 1} tree={tree} /> : null}
    </>
  );
}

function Branches(props: {
  readonly path: string;
  /** Of the key that they are below. */
  readonly name: string;
  readonly level: number;
  readonly tree: Tree;
}) {
  const { path, level, tree } = props;
  const { seen } = useLook<'registry'>({ at: 'registry', key: path });
  return (
    <div className="registry-branch" role="group" aria-label={props.name}>
      {(seen?.keys ?? []).map(({ name, hasKeys }) => (
        <Branch
          key={name}
          path={path === '' ? name : `${path}\\${name}`}
          name={name}
          level={level}
          hasKeys={hasKeys}
          tree={tree}
        />
      ))}
    </div>
  );
}

/** The row of the key that this one is in: a branch follows its own row. */
function focusAround(row: Element): void {
  const around = row.parentElement?.previousElementSibling;
  if (around instanceof HTMLElement) around.focus();
}

/** The icon of an app: its letter on a colour, for no app's logo is ours to draw; or one of Windows' own things. */
import type { ReactNode } from 'react';
import {
  EventsTile,
  FolderTile,
  GlobeTile,
  LogTile,
  NotepadTile,
  PortalTile,
  RegistryTile,
  TasksTile,
} from '../../art/app-icons.tsx';
import { GearIcon, RecycleBinIcon } from '../../art/icons.tsx';

/** Colours of the app tiles, by name of their token. */
const tints = 6;

const kinds = {
  bin: <RecycleBinIcon />,
  settings: <GearIcon />,
  explorer: <FolderTile />,
  edge: <GlobeTile />,
  notepad: <NotepadTile />,
  'event-viewer': <EventsTile />,
  'registry-editor': <RegistryTile />,
  'log-viewer': <LogTile />,
  'task-manager': <TasksTile />,
  'company-portal': <PortalTile />,
} as const satisfies Readonly<Record<string, ReactNode>>;
export type TileKind = keyof typeof kinds;

export function Tile(props: { readonly kind?: TileKind; readonly name?: string; readonly tint?: number }) {
  const { kind, name = '', tint = 0 } = props;
  return (
    // The letter is drawn by the style sheet: it is no word of whatever the tile stands in.
    <span
      className="app-tile"
      data-kind={kind}
      data-letter={name.charAt(0)}
      data-tint={tint % tints}
      aria-hidden="true"
    >
      {kind === undefined ? null : kinds[kind]}
    </span>
  );
}

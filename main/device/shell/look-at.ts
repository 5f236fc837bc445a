/** What a window shows of the PC's stores at this moment. Nothing on the PC notices. */
import type {
  EventEntry,
  EventsSeen,
  FileSeen,
  FolderSeen,
  Look,
  ProcessesSeen,
  Seen,
} from '../../../shared/stage/look.ts';
import { longestText, mostEvents } from '../../../shared/stage/look.ts';
import { iso } from '../../world/time.ts';
import type { LoggedEvent } from '../windows/event-log.ts';
import type { StoredFile } from '../windows/file-system.ts';
import { expandPath } from '../windows/file-system.ts';
import type { Machine } from '../windows/machine.ts';
import type { OnScreen } from './processes.ts';
import { processesOf } from './processes.ts';
import { findInRegistry, registryKey } from './registry-browser.ts';

type Stores = Pick<Machine, 'files' | 'eventLog' | 'registry'>;

/** Null where there is no such folder or file, or the file is no text. */
export function lookAt(machine: Machine, look: Look, screen: OnScreen): Seen | null {
  switch (look.at) {
    case 'folder':
      return folder(machine, look.path);
    case 'file':
      return file(machine, look.path, look.from ?? 0);
    case 'events':
      return events(machine, look.channel);
    case 'processes':
      return processes(machine, screen);
    case 'registry':
      return registryKey(machine.registry, look.key);
    case 'registry-search':
      return findInRegistry(machine.registry, look);
  }
}

const nameOf = ({ path }: StoredFile): string => path.slice(path.lastIndexOf('\\') + 1);

/** Windows' own files have a size and no content here: only what was written as text can be read. */
const isText = ({ text, encoding }: StoredFile): boolean => text !== undefined && encoding === undefined;

/** In the order of Explorer: by name, capitals like small letters. */
const byName = <Named extends { readonly name: string }>(a: Named, b: Named): number =>
  a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;

function folder({ files }: Stores, path: string): FolderSeen | null {
  const at = expandPath(path);
  const folders = files.folders(at);
  const found = files.list(at).map((stored) => ({
    name: nameOf(stored),
    size: stored.size,
    version: stored.version ?? null,
    modified: iso(stored.modified),
    isText: isText(stored),
  }));
  if (folders.length + found.length === 0) return null;
  return { at: 'folder', path: at, folders, files: found.toSorted(byName) };
}

function file({ files }: Stores, path: string, from: number): FileSeen | null {
  const stored = files.file(path);
  const text = stored === undefined ? undefined : files.readText(path);
  if (stored === undefined || text === undefined) return null;
  return {
    at: 'file',
    path: stored.path,
    text: text.slice(from, from + longestText),
    isWhole: text.length - from <= longestText,
    length: text.length,
  };
}

function events({ eventLog }: Stores, wanted: string | null): EventsSeen {
  const counts = new Map<string, number>();
  for (const { channel } of eventLog.events()) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  const channels = [...counts].map(([name, count]) => ({ name, count })).toSorted(byName);
  const channel = wanted !== null && counts.has(wanted) ? wanted : (channels[0]?.name ?? null);
  const all = channel === null ? [] : eventLog.events(channel);
  const newest = all.slice(-mostEvents).map(entryOf).reverse();
  return { at: 'events', channels, channel, events: newest, count: all.length };
}

function processes(machine: Machine, screen: OnScreen): ProcessesSeen {
  const all = processesOf(machine, screen);
  return {
    at: 'processes',
    processes: all
      .map(({ id, image, kilobytes, kind }) => ({ id, image, kilobytes, canEnd: kind !== 'windows' }))
      .toSorted((a, b) => byName({ name: a.image }, { name: b.image })),
    services: machine.services
      .state()
      .map(({ name, displayName }) => ({
        name,
        displayName,
        id: all.find(({ services }) => services.includes(name))?.id ?? null,
      }))
      .toSorted(byName),
  };
}

/** Event Viewer leaves off what the names of Windows' own providers begin with. */
const entryOf = ({ recordId, level, id, definition, computer, time, text }: LoggedEvent): EventEntry => ({
  record: recordId,
  level,
  id,
  source: definition.provider.name.replace(/^Microsoft-Windows-/, ''),
  computer,
  time: iso(time),
  text,
});

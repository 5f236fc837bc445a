/**
 * What a window of the PC asks to be shown of it: a folder, a file, the events of a channel. Looking changes nothing,
 * and what was seen is that moment's, as in Windows, whose windows have a Refresh.
 */
export type Look =
  /** A folder by its path, such as C:\Windows. */
  | { readonly at: 'folder'; readonly path: string }
  | { readonly at: 'file'; readonly path: string }
  /** A channel of the event log; null: the first one that has events. */
  | { readonly at: 'events'; readonly channel: string | null };

export interface FolderSeen {
  readonly at: 'folder';
  /** In the spelling of the disk. */
  readonly path: string;
  readonly folders: readonly string[];
  readonly files: readonly FileEntry[];
}

export interface FileEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When it was written last: by the PC's clock, ISO 8601. */
  readonly modified: string;
  /** File version of a program. */
  readonly version: string | null;
  readonly isText: boolean;
}

export interface FileSeen {
  readonly at: 'file';
  readonly path: string;
  /** Its beginning where it is longer than `longestText`. */
  readonly text: string;
  readonly isWhole: boolean;
}

export interface EventsSeen {
  readonly at: 'events';
  readonly channels: readonly { readonly name: string; readonly count: number }[];
  readonly channel: string | null;
  /** The newest first; at most `mostEvents` of them. */
  readonly events: readonly EventEntry[];
  /** How many the channel holds. */
  readonly count: number;
}

export interface EventEntry {
  /** Counts the events of the channel; no two share one. */
  readonly record: number;
  readonly level: 'Information' | 'Warning' | 'Error';
  readonly id: number;
  /** Provider that wrote it. */
  readonly source: string;
  readonly computer: string;
  /** By the PC's clock, ISO 8601. */
  readonly time: string;
  readonly text: string;
}

export type Seen = FolderSeen | FileSeen | EventsSeen;

/** Characters of a file that a window gets. */
export const longestText = 1_000_000;
/** Events of a channel that a window gets. */
export const mostEvents = 2_000;

/**
 * What a window of the PC asks to be shown of it: a folder, a file, the events of a channel. Looking changes nothing,
 * and what was seen is that moment's, as in Windows, whose windows have a Refresh.
 */
export type Look =
  /** A folder by its path, such as C:\Windows. */
  | { readonly at: 'folder'; readonly path: string }
  /** A text, from one of its characters on: from the first where it is left out. */
  | { readonly at: 'file'; readonly path: string; readonly from?: number }
  /** A channel of the event log; null: the first one that has events. */
  | { readonly at: 'events'; readonly channel: string | null }
  /** A key of the registry by its address, which may lead further than the keys do; '' for the hives. */
  | { readonly at: 'registry'; readonly key: string }
  | RegistrySearch
  /** Processes and services. */
  | { readonly at: 'processes' };

/** Where a text stands next in the registry. */
export interface RegistrySearch {
  readonly at: 'registry-search';
  readonly text: string;
  /** The key to begin behind, and the value of it; null: the key itself. */
  readonly from: string;
  readonly value: string | null;
}

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
  /** `longestText` of it at most. */
  readonly text: string;
  /** Nothing follows. */
  readonly isWhole: boolean;
  /** Characters of the whole file. */
  readonly length: number;
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

export interface RegistrySeen {
  readonly at: 'registry';
  /** The last key of the address that is there, with the long name of its hive. */
  readonly key: string;
  /** In the order of their names; at most `mostKeys`, as of the values. */
  readonly keys: readonly { readonly name: string; readonly hasKeys: boolean }[];
  readonly values: readonly RegistryValueSeen[];
}

export interface RegistryValueSeen {
  /** '' is the key's default value. */
  readonly name: string;
  readonly type: string;
  /** As Registry Editor writes it; its beginning where it is longer than `longestData`. */
  readonly data: string;
}

export interface RegistryFound {
  readonly at: 'registry-search';
  readonly key: string;
  /** Null where the key's own name holds the text. */
  readonly value: string | null;
}

export interface ProcessesSeen {
  readonly at: 'processes';
  readonly processes: readonly ProcessSeen[];
  readonly services: readonly ServiceSeen[];
}

export interface ProcessSeen {
  readonly id: number;
  /** 'msiexec.exe' */
  readonly image: string;
  readonly kilobytes: number;
  /** Windows lets nobody end its own. */
  readonly canEnd: boolean;
}

export interface ServiceSeen {
  readonly name: string;
  readonly displayName: string;
  /** Of its process; null while it does not run. */
  readonly id: number | null;
}

export type Seen = ProcessesSeen | FolderSeen | FileSeen | EventsSeen | RegistrySeen | RegistryFound;

/** Characters of a file that a window gets. */
export const longestText = 1_000_000;
/** Events of a channel that a window gets. */
export const mostEvents = 2_000;
/** Keys below one key, and values of it, that a window gets. */
export const mostKeys = 2_000;
/** Characters of a value's data. */
export const longestData = 4_000;

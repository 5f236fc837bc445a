/**
 * The contract between a window and the session, the same over Electron's IPC and over a WebSocket. The stage
 * window gets the narrow face (what a person at the PC can do), the console the wide one.
 */
import type { ConsoleView } from './session/console-view.ts';
import type { SessionInput } from './session/input.ts';
import type { StageInput } from './stage/input.ts';
import type { StageView } from './stage/view.ts';

export const surfaces = ['stage', 'console'] as const;
export type Surface = (typeof surfaces)[number];

/** An archive of logs that the PC has exported: its place among them, and what it is called. */
export interface ExportedArchive {
  readonly index: number;
  readonly name: string;
}

/** Answer to a submitted input: 'refused' says why in words for the person who sent it. */
export type Submitted =
  /** `exported`: the PC wrote an archive with it, which the host gives to the person. */
  | { readonly accepted: true; readonly exported?: ExportedArchive }
  | { readonly accepted: false; readonly reason: string };

/** Where the browser host serves an archive, below its origin: the place is followed by the archive's index. */
export const archivePath = '/exports/';

/** Where a window of the browser host asks to be let in again after the host was started anew. */
export const resumePath = '/resume';

/** A failure of Reseal itself, for a person: what, and what can be done. */
export interface HostNotice {
  readonly kind: 'information' | 'failure';
  readonly text: string;
}

export interface WindowApi<View, Input> {
  readonly host: 'electron' | 'browser';
  /** The newest view; pushes follow through `onView`. */
  view(): Promise<View>;
  submit(input: Input): Promise<Submitted>;
  onView(listener: (view: View) => void): () => void;
  onNotice(listener: (notice: HostNotice) => void): () => void;
}

export type StageApi = WindowApi<StageView, StageInput>;

export interface ConsoleApi extends WindowApi<ConsoleView, SessionInput> {
  /** Ends this rehearsal (its journal stays) and begins the named scenario. */
  begin(scenario: string): Promise<Submitted>;
  /** Saves the network trace as HAR, or the report as JSON, where the host keeps downloads; the place, or null if cancelled. */
  save(what: 'har' | 'report' | 'journal'): Promise<string | null>;
}

/** Names of the messages, one list for every host. */
export const channels = {
  stage: { view: 'stage:view', submit: 'stage:submit', changed: 'stage:changed' },
  console: {
    view: 'console:view',
    submit: 'console:submit',
    changed: 'console:changed',
    begin: 'console:begin',
    save: 'console:save',
  },
  notice: 'host:notice',
  /** The browser host's key for `resumePath`, which a window keeps in its memory alone. */
  resume: 'host:resume',
} as const;

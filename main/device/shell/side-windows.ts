/**
 * What lies over the page and leaves it as it is: the command prompt (Shift+F10), the diagnostics page
 * (Ctrl+Shift+D), and the archives that were exported.
 */
import type { CommandPromptView, DiagnosticsView } from '../../../shared/stage/view.ts';
import type { ArchiveName } from '../oobe/set-up-pc.ts';
import type { CommandFacts, PromptOrder } from './command-prompt.ts';
import { CommandPrompt } from './command-prompt.ts';
import type { LogExport } from './log-export.ts';

export interface SideWindowFacts extends CommandFacts {
  diagnostics(): DiagnosticsView;
  exportLogs(name: string): LogExport;
}

export class SideWindows {
  readonly exports: LogExport[] = [];
  readonly #facts: () => SideWindowFacts;
  readonly #changed: () => void;
  #prompt: CommandPrompt | undefined;
  #diagnostics: 'closed' | 'open' | 'exported' = 'closed';
  #archive: ArchiveName = 'MDMDiagReport.zip';

  /** `changed`: a command has ended by itself. */
  constructor(facts: () => SideWindowFacts, changed: () => void) {
    this.#facts = facts;
    this.#changed = changed;
  }

  commandPrompt(): CommandPromptView | undefined {
    return this.#prompt?.view();
  }

  /** The diagnostics page where it is open. */
  page(): DiagnosticsView | undefined {
    if (this.#diagnostics === 'closed') return undefined;
    const page = this.#facts().diagnostics();
    return this.#diagnostics === 'exported' ? { ...page, note: { key: 'diagnostics.exported' } } : page;
  }

  openPrompt(): void {
    this.#prompt ??= new CommandPrompt(this.#facts, this.#changed);
  }

  /** Runs a line in the prompt; what it asks of the PC's power is answered. */
  enter(line: string): Exclude<PromptOrder, 'close'> | undefined {
    const order = this.#prompt?.enter(line);
    if (order !== 'close') return order;
    this.#prompt = undefined;
    return undefined;
  }

  /** `archive` is what an export is called then. */
  openDiagnostics(archive: ArchiveName): void {
    this.#diagnostics = 'open';
    this.#archive = archive;
  }

  /** 'close' or 'export-logs' on the diagnostics page. */
  press(control: string): void {
    if (control === 'close') this.#diagnostics = 'closed';
    if (control !== 'export-logs') return;
    this.collectLogs(this.#archive);
    this.#diagnostics = 'exported';
  }

  collectLogs(name: ArchiveName): void {
    this.exports.push(this.#facts().exportLogs(name));
  }

  /** What an export would hold at this moment. */
  logs(): LogExport {
    return this.#facts().exportLogs('MDMDiagReport.zip');
  }

  /** The PC has lost power or restarts. */
  close(): void {
    this.#prompt = undefined;
    this.#diagnostics = 'closed';
  }

  state(): unknown {
    return {
      prompt: this.#prompt?.view() ?? null,
      diagnostics: this.#diagnostics,
      archive: this.#archive,
      exports: this.exports.map(({ name }) => name),
    };
  }
}

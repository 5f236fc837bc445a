/**
 * What lies over the page and leaves it as it is: the command prompt (Shift+F10), the diagnostics page
 * (Ctrl+Shift+D), and the archives that were exported.
 */
import type {
  CommandPromptView,
  DiagnosticsView,
  StartedName,
  StartedProgram,
} from '../../../shared/stage/view.ts';
import { sleep, start } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import { exportTime } from '../oobe/export-time.ts';
import type { ArchiveName } from '../oobe/set-up-pc.ts';
import type { CommandFacts } from './command-prompt.ts';
import { CommandPrompt } from './command-prompt.ts';
import type { LogExport } from './log-export.ts';
import { contentOf } from './log-export.ts';
import type { Collection } from './mdm-diagnostics-tool.ts';
import type { OnScreen } from './processes.ts';
import type { PowerOrder } from './pending-shutdown.ts';
import { StartedPrograms } from './started-programs.ts';
import { PendingShutdown } from './pending-shutdown.ts';

/** How long making the report takes: no source tells. */
const reportTime = seconds(2);

export interface SideWindowFacts extends Omit<CommandFacts, 'shutdowns' | 'screen'> {
  /** Somebody has ordered it, and its time has come. */
  power(order: PowerOrder): void;
  diagnostics(step: DiagnosticsView['step']): DiagnosticsView;
  exportLogs(name: string): LogExport;
}

export class SideWindows {
  readonly exports: LogExport[] = [];
  readonly #facts: () => SideWindowFacts;
  readonly #changed: () => void;
  readonly #shutdowns: PendingShutdown;
  readonly #programs = new StartedPrograms();
  #prompt: CommandPrompt | undefined;
  #diagnostics: 'closed' | DiagnosticsView['step'] = 'closed';
  #stop: () => void = () => undefined;
  #archive: ArchiveName = 'MDMDiagReport.zip';

  /** `changed`: a command has ended by itself. */
  constructor(facts: () => SideWindowFacts, changed: () => void) {
    this.#facts = facts;
    this.#changed = changed;
    this.#shutdowns = new PendingShutdown(
      () => facts().machine,
      (order) => facts().power(order),
    );
  }

  /** Something stands over the page that can look at the PC. */
  get standsOpen(): boolean {
    return this.#prompt !== undefined || this.#programs.list.length > 0;
  }

  get screen(): OnScreen {
    return {
      promptIsOpen: this.#prompt !== undefined,
      started: this.#programs.list,
      close: this.#programs.close,
      closePrompt: () => {
        this.#prompt = undefined;
      },
    };
  }

  /** Windows that were started at the prompt. */
  started(): readonly StartedProgram[] {
    return this.#programs.list;
  }

  startProgram(program: StartedName, of: string): void {
    this.#programs.start({ kind: 'window', program, of });
  }

  closeProgram(id: number): void {
    this.#programs.close(id);
  }

  commandPrompt(): CommandPromptView | undefined {
    return this.#prompt?.view();
  }

  /** The diagnostics page where it is open. */
  page(): DiagnosticsView | undefined {
    if (this.#diagnostics === 'closed') return undefined;
    return this.#facts().diagnostics(this.#diagnostics);
  }

  openPrompt(): void {
    this.#prompt ??= new CommandPrompt({
      facts: () => ({ ...this.#facts(), shutdowns: this.#shutdowns, screen: this.screen }),
      changed: this.#changed,
      obey: (order) => {
        if (order === 'close') this.#prompt = undefined;
        else if (order.kind === 'window') this.#programs.start(order);
        else this.#collect(order);
      },
    });
  }

  /** A line is typed at the prompt. */
  enter(line: string): void {
    this.#prompt?.enter(line);
  }

  /** With whatever runs in it. */
  closePrompt(): void {
    this.#prompt?.end();
    this.#prompt = undefined;
  }

  /** Ctrl+C at the prompt. */
  interrupt(): void {
    this.#prompt?.interrupt();
  }

  /** `archive` is what an export is called then. */
  openDiagnostics(archive: ArchiveName): void {
    this.#archive = archive;
    this.#passes('generating', reportTime, 'report');
  }

  /** 'close' or 'export-logs' on the diagnostics page. */
  press(control: string): void {
    if (control === 'close') this.#closeDiagnostics();
    if (control !== 'export-logs') return;
    this.collectLogs(this.#archive);
    this.#passes('exporting', exportTime, 'exported');
  }

  #closeDiagnostics(): void {
    this.#stop();
    this.#diagnostics = 'closed';
  }

  /** The page shows one step, and after a while the next. */
  #passes(step: DiagnosticsView['step'], time: SimDuration, next: DiagnosticsView['step']): void {
    const { world, group } = this.#facts().machine;
    this.#stop();
    this.#diagnostics = step;
    this.#stop = start(world.clock, group, sleep(time), () => {
      this.#diagnostics = next;
      this.#changed();
    });
  }

  /** With a folder, the reports of the archive are put there too, for whoever opens them on the PC. */
  collectLogs(name: ArchiveName, folder?: string): void {
    const archive = this.#facts().exportLogs(name);
    this.exports.push(archive);
    if (folder !== undefined) this.#putReports(archive, folder);
  }

  /** What the tool makes at the prompt: the archive is given to the person too, as a stick would. */
  #collect(collection: Collection): void {
    if (collection.kind === 'reports') {
      this.#putReports(this.logs(), collection.folder);
      return;
    }
    const { path } = collection;
    const archive = this.#facts().exportLogs(path.slice(path.lastIndexOf('\\') + 1));
    this.exports.push(archive);
    // How far it is compressed, the PC does not know: the size is that of the files in it.
    const size = archive.files.reduce((sum, file) => sum + contentOf(file).length, 0);
    this.#facts().machine.files.write(path, { size });
  }

  #putReports(archive: LogExport, folder: string): void {
    const { files } = this.#facts().machine;
    for (const report of archive.files)
      if (/^MDMDiag.*\.(html|xml)$/.test(report.name))
        files.writeText(`${folder}\\${report.name}`, report.text);
  }

  /** What an export would hold at this moment. */
  logs(): LogExport {
    return this.#facts().exportLogs('MDMDiagReport.zip');
  }

  /** The PC has lost power or restarts. */
  close(): void {
    this.#prompt = undefined;
    this.#programs.closeAll();
    this.#shutdowns.forget();
    this.#closeDiagnostics();
  }

  state(): unknown {
    return {
      prompt: this.#prompt?.state() ?? null,
      ...this.#programs.state(),
      shutdown: this.#shutdowns.state(),
      diagnostics: this.#diagnostics,
      archive: this.#archive,
      exports: this.exports.map(({ name }) => name),
    };
  }
}

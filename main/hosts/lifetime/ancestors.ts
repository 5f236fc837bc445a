/** Who started this process, and who started that: a server is not to outlive them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** Processes of one terminal, or of one `setsid`, have the same. */
  readonly session: string;
  readonly command: string;
}

export type LookUp = (pid: number) => ProcessEntry | undefined;

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'zsh', 'fish', 'ksh', 'ash', 'busybox']);

/**
 * This process, its parent and so on, up to the last that is bound to live as long as we do. Not beyond:
 * - another session (`setsid`, a container's or system's first process): somebody has set us loose on purpose;
 * - a shell, which may end and leave its job running as shells do, unless it is the one that npm puts between
 *   itself and a script: npm ends as a program does. Where npm has gone already: 'orphaned'.
 * `npmScript` is what npm says that it runs (`npm_lifecycle_script`).
 */
export function launchersOf(
  pid: number,
  lookUp: LookUp,
  npmScript: string | undefined,
): readonly number[] | 'orphaned' {
  const own = lookUp(pid);
  const launchers = [pid];
  let child = own;
  for (;;) {
    const entry = child && lookUp(child.parent);
    const loose = entry === undefined || entry.pid <= 1 || entry.session !== own?.session;
    if (loose) return child !== undefined && isShell(child) ? 'orphaned' : launchers;
    if (isShell(entry) && !(npmScript !== undefined && entry.command.includes(npmScript))) return launchers;
    launchers.push(entry.pid);
    child = entry;
  }
}

function isShell({ command }: ProcessEntry): boolean {
  const [program = ''] = command.split(/[\0 ]/, 1);
  return shells.has(path.basename(program).replace(/^-/, ''));
}

/** `/proc` on Linux (proc(5): fields 4 and 6 of `stat`), `ps` on macOS; undefined where neither knows. */
export function lookUpProcess(pid: number): ProcessEntry | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, parent = '', , session = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { pid, parent: Number(parent), session, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
    }
    if (process.platform !== 'darwin') return undefined;
    const { stdout } = spawnSync('ps', ['-o', 'ppid=,sess=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    const found = /^\s*(\d+)\s+(\S+)\s+(.*)$/m.exec(stdout ?? '');
    if (found === null) return undefined;
    const [, parent, session = '', command = ''] = found;
    return { pid, parent: Number(parent), session, command };
  } catch {
    return undefined;
  }
}

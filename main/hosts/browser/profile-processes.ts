/** The processes of a browser that runs on a profile of ours; its name is on the command line of each. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Ends them, at once. Those that another user owns are none of ours and stay. */
export function endBrowsersOn(profile: string): void {
  const asked = `--user-data-dir=${profile}`;
  if (process.platform === 'win32') return endOnWindows(asked);
  for (const { pid, command } of process.platform === 'linux' ? ofProc() : ofPs())
    if (pid !== process.pid && command.split(/[\0 ]/).includes(asked))
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself, or is not ours.
      }
}

interface Running {
  readonly pid: number;
  readonly command: string;
}

function ofProc(): readonly Running[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
}

function ofPs(): readonly Running[] {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\d+)\s+(.*)$/gm)].map(([, pid, command = '']) => ({
    pid: Number(pid),
    command,
  }));
}

function endOnWindows(asked: string): void {
  const like = `*${asked.replaceAll("'", "''").replaceAll('[', '`[')}*`;
  const script = `Get-CimInstance Win32_Process | Where-Object { $_.ProcessId -ne $PID -and $_.CommandLine -like '${like}' } | ForEach-Object { Stop-Process -Id $_.ProcessId -Force }`;
  spawnSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], { stdio: 'ignore' });
}

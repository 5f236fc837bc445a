/**
 * Ends this process when one of those that started it has gone without a word: `kill -9` of npm, or of the older
 * Node that had fetched this one, reaches nobody else.
 */
import { Worker } from 'node:worker_threads';
import { launchersOf, lookUpProcess } from './ancestors.ts';

/** Milliseconds between two looks, and from the request to end until the end. */
const timing = { look: 400, patience: 5_000 } as const;

/**
 * Runs in a thread of its own, for a run may keep the main one busy for long. A process whose parent has ended
 * gets another parent at once: where /proc tells parents, each link of the chain is looked at.
 */
const watcher = `
  const { readFileSync } = require('node:fs');
  const { workerData: { launchers, look, patience } } = require('node:worker_threads');
  const parentOf = (pid) => {
    const stat = readFileSync('/proc/' + pid + '/stat', 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  };
  const runs = (pid) => {
    try { process.kill(pid, 0); return true; } catch (error) { return error.code === 'EPERM'; }
  };
  const holds = (launcher, place) => {
    if (place === 0) return true;
    if (process.platform !== 'linux') return runs(launcher);
    try { return parentOf(launchers[place - 1]) === launcher; } catch { return false; }
  };
  const looking = setInterval(() => {
    if (process.ppid === launchers[1] && launchers.every(holds)) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patience);
  }, look);
`;

/** Set for an app that is to end with the command that started it; started from a desktop it has nobody to end with. */
export const launchedByCommand = 'RESEAL_LAUNCHED_BY_COMMAND';

/** A server that is to stay after its starter is started with `setsid`, or with RESEAL_DETACHED=1. */
export function endWithStarter(): void {
  const detached = process.env['RESEAL_DETACHED'];
  if (detached !== undefined && detached !== '') return;
  const launchers = ownLaunchers();
  if (launchers === 'orphaned') process.kill(process.pid, 'SIGTERM');
  else if (launchers.length > 1)
    new Worker(watcher, { eval: true, workerData: { launchers, ...timing }, name: 'starter' }).unref();
}

/** Windows tells nobody's parent but our own. */
function ownLaunchers(): readonly number[] | 'orphaned' {
  if (process.platform === 'win32') return [process.pid, process.ppid];
  return launchersOf(process.pid, lookUpProcess, process.env['npm_lifecycle_script']);
}

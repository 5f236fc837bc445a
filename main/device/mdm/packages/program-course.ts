/**
 * The course of a program whose behaviour differs from one attempt to the next: which attempt it is, whether the PC
 * was restarted since, and whether what it installs is there by now. The keys are ours.
 */
import { decodeInstallerPackage, encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Conditions, ScriptConduct } from '../../../protocols/ime/ime.messages.ts';
import { between, instant, minutes } from '../../../world/time.ts';
import { flowOf } from '../../autopilot/flow.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Registry } from '../../windows/registry.ts';
import { ownHive } from '../../windows/registry.ts';

const courses = `${ownHive}\\Programs`;
const keyOf = (program: string): string => `${courses}\\${program}`;

/** How the program behaves at this moment. */
export interface Conduct {
  readonly runSeconds: number;
  readonly exitCode: number;
  readonly hangs?: boolean;
  readonly restarts?: boolean;
  /** What it installs is there once it has succeeded. */
  readonly detected: boolean;
}

const holds =
  (machine: Machine, key: string) =>
  ({ attempt, part, afterRestart, afterMinutes }: Conditions): boolean => {
    const { registry, world } = machine;
    const first = instant(registry.number(key, 'FirstAttempt') ?? world.clock.now);
    return (
      (attempt === undefined || attempt === registry.number(key, 'Attempts')) &&
      (part === undefined || part === flowOf(registry)) &&
      (afterRestart === undefined || afterRestart === (registry.number(key, 'Restarted') === 1)) &&
      (afterMinutes === undefined || between(first, world.clock.now) >= minutes(afterMinutes))
    );
  };

/** What always holds, with the episodes of this moment over it. */
const present = <R extends object>(
  machine: Machine,
  key: string,
  usual: R,
  episodes: readonly (Conditions & Partial<R>)[],
): R => Object.assign({}, usual, ...episodes.filter(holds(machine, key))) as R;

/** An episode that says when the app is found says that it is not before. */
function conductOf(machine: Machine, key: string, content: InstallerPackage): Conduct {
  const { episodes = [], runSeconds, exitCode, hangs = false, restarts = false } = content;
  const usual: Conduct & Pick<NonNullable<InstallerPackage['episodes']>[number], 'writes'> = {
    runSeconds,
    exitCode,
    hangs,
    restarts,
    detected: content.detected ?? !episodes.some(({ detected }) => detected === true),
  };
  const now = present(machine, key, usual, episodes);
  return { ...now, detected: now.detected && now.writes !== 'nothing' };
}

/** Notes that a program with episodes is begun. */
function noteAttempt({ registry, world }: Machine, key: string): void {
  const attempts = registry.number(key, 'Attempts') ?? 0;
  registry.setNumber(key, 'Attempts', attempts + 1);
  if (attempts === 0) registry.set(key, 'FirstAttempt', { type: 'REG_QWORD', data: world.clock.now });
}

/** Begins an attempt; a program without episodes behaves as ever, and leaves no trace here. */
function begun<C>(machine: Machine, program: string, hasEpisodes: boolean, conduct: (key: string) => C): C {
  const key = keyOf(program);
  if (!hasEpisodes) return conduct(key);
  noteAttempt(machine, key);
  const now = conduct(key);
  machine.registry.setNumber(key, 'Restarted', 0);
  return now;
}

export const beginAttempt = (machine: Machine, program: string, content: InstallerPackage): Conduct =>
  begun(machine, program, content.episodes !== undefined, (key) => conductOf(machine, key, content));

/** The same of a script: how it behaves this time. */
export const beginScript = (
  machine: Machine,
  script: string,
  { episodes, ...usual }: ScriptConduct,
): Omit<ScriptConduct, 'episodes'> =>
  begun(machine, script, episodes !== undefined, (key) => present(machine, key, usual, episodes ?? []));

/** Keeps what a program installs that has succeeded, for the moment when it is found, or found no longer. */
export function keepCourse(
  { registry }: Machine,
  program: string,
  run: { readonly name: string; readonly content: InstallerPackage; readonly size: number },
  found: boolean,
): void {
  if (run.content.episodes === undefined) return;
  const key = keyOf(program);
  registry.setText(key, 'Name', run.name);
  registry.setText(key, 'Package', encodeInstallerPackage(run.content));
  registry.set(key, 'Size', { type: 'REG_QWORD', data: run.size });
  registry.setNumber(key, 'Found', found ? 1 : 0);
}

export function forgetCourse({ registry }: Machine, program: string): void {
  registry.delete(keyOf(program), 'Package');
}

/** After each power-on. */
export function noteRestart(registry: Registry): void {
  for (const program of registry.keys(courses)) registry.setNumber(keyOf(program), 'Restarted', 1);
}

/** A course that has come to another state: `found` says whether what was installed is there now. */
export interface Turn {
  readonly run: { readonly name: string; readonly content: InstallerPackage; readonly size: number };
  readonly found: boolean;
}

/** What of a program has changed since it ran; undefined where nothing has. */
export function turnOf(machine: Machine, program: string): Turn | undefined {
  const { registry } = machine;
  const key = keyOf(program);
  const text = registry.text(key, 'Package');
  if (text === undefined) return undefined;
  const content = decodeInstallerPackage(text);
  const found = conductOf(machine, key, content).detected;
  if (found === (registry.number(key, 'Found') === 1)) return undefined;
  registry.setNumber(key, 'Found', found ? 1 : 0);
  const run = {
    name: registry.text(key, 'Name') ?? program,
    content,
    size: registry.number(key, 'Size') ?? 0,
  };
  return { run, found };
}

/** Whether a program with a course is found at present; undefined for one without. */
export const foundByCourse = ({ registry }: Machine, program: string): boolean | undefined =>
  registry.text(keyOf(program), 'Package') === undefined
    ? undefined
    : registry.number(keyOf(program), 'Found') === 1;

/**
 * The course of a program whose behaviour differs from one attempt to the next: which attempt it is, whether the PC
 * was restarted since, and whether what it installs is there by now. The keys are ours.
 */
import { decodeInstallerPackage, encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { between, instant, minutes } from '../../../world/time.ts';
import { flowOf } from '../../autopilot/flow.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Registry } from '../../windows/registry.ts';

const courses = 'HKLM\\SOFTWARE\\Reseal (simulated)\\Programs';
const keyOf = (program: string): string => `${courses}\\${program}`;

type Episode = NonNullable<InstallerPackage['episodes']>[number];

/** How the program behaves at this moment. */
export interface Conduct {
  readonly runSeconds: number;
  readonly exitCode: number;
  /** What it installs is there once it has succeeded. */
  readonly detected: boolean;
}

const holds =
  (machine: Machine, key: string) =>
  ({ attempt, part, afterRestart, afterMinutes }: Episode): boolean => {
    const { registry, world } = machine;
    const first = instant(registry.number(key, 'FirstAttempt') ?? world.clock.now);
    return (
      (attempt === undefined || attempt === registry.number(key, 'Attempts')) &&
      (part === undefined || part === flowOf(registry)) &&
      (afterRestart === undefined || afterRestart === (registry.number(key, 'Restarted') === 1)) &&
      (afterMinutes === undefined || between(first, world.clock.now) >= minutes(afterMinutes))
    );
  };

/** An episode that says when the app is found says that it is not before. */
function conductOf(machine: Machine, key: string, content: InstallerPackage): Conduct {
  const { episodes = [], runSeconds, exitCode } = content;
  const usual: Conduct & Pick<Episode, 'writes'> = {
    runSeconds,
    exitCode,
    detected: content.detected ?? !episodes.some(({ detected }) => detected === true),
  };
  const present = Object.assign({}, usual, ...episodes.filter(holds(machine, key))) as typeof usual;
  return { ...present, detected: present.detected && present.writes !== 'nothing' };
}

/** Begins an attempt; a program without episodes behaves as ever, and leaves no trace here. */
export function beginAttempt(machine: Machine, program: string, content: InstallerPackage): Conduct {
  const key = keyOf(program);
  if (content.episodes === undefined) return conductOf(machine, key, content);
  const { registry, world } = machine;
  const attempts = registry.number(key, 'Attempts') ?? 0;
  registry.setNumber(key, 'Attempts', attempts + 1);
  if (attempts === 0) registry.set(key, 'FirstAttempt', { type: 'REG_QWORD', data: world.clock.now });
  const conduct = conductOf(machine, key, content);
  registry.setNumber(key, 'Restarted', 0);
  return conduct;
}

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

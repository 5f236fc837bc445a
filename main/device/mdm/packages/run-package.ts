/**
 * Running an installer: it takes its time, leaves what it installs and ends with an exit code. One that
 * fails leaves nothing behind. Whoever uses the Windows Installer finds it busy while another product has it.
 */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import type { Machine } from '../../windows/machine.ts';
import { endedFromOutside } from '../../windows/programs.ts';
import type { ManagementState } from '../management-state.ts';
import { beginAttempt, type Conduct, forgetCourse, keepCourse, turnOf } from './program-course.ts';
import { programRuns, restartByProgram } from './program-time.ts';
import { freeMegabytes, installedMegabytes, uninstallKeys } from './disk-space.ts';

/** Uninstall entry of a product, which detection by product code reads. */
export const productKey = (productCode: string): string => `${uninstallKeys}\\${productCode}`;

/** Where the app's shortcut is for everybody on the PC. */
const desktopFolder = 'C:\\Users\\Public\\Desktop';

export interface PackageRun {
  readonly name: string;
  readonly content: InstallerPackage;
  /** Bytes of the download. */
  readonly size: number;
  /** The command that starts it, where there is one: its first word is the program. */
  readonly command?: string;
  /** Whether the exit code means that it has done what it should. */
  readonly succeeds: (exitCode: number) => boolean;
}

type InstallerEnd = Pick<Conduct, 'exitCode' | 'detected'>;

const usesWindowsInstaller = ({ kind, windowsInstaller, writes }: InstallerPackage): boolean =>
  kind === 'msi' || windowsInstaller === true || writes.products.length > 0;

const imageNames: Readonly<Record<InstallerPackage['kind'], string>> = {
  win32: 'setup.exe',
  msi: 'msiexec.exe',
  office: 'OfficeClickToRun.exe',
  winget: 'WindowsPackageManagerServer.exe',
  appx: 'svchost.exe',
};

/** Name of the program that the command starts: 'setup.exe' of `"files\setup.exe" /S`, an interpreter's of a script. */
function imageOf({ command = '', content }: Pick<PackageRun, 'command' | 'content'>): string {
  const first = /^\s*(?:"([^"]+)"|(\S+))/.exec(command);
  const file = (first?.[1] ?? first?.[2] ?? '').replace(/^.*[\\/]/, '');
  if (/\.(cmd|bat)$/i.test(file)) return 'cmd.exe';
  if (/\.msi$/i.test(file)) return 'msiexec.exe';
  if (file === '') return imageNames[content.kind];
  return /\.\w+$/.test(file) ? file : `${file}.exe`;
}

/** Runs the installer; the answer is its exit code. */
export function* runPackage(machine: Machine, state: ManagementState, run: PackageRun): Process<number> {
  const { content } = run;
  return yield* withInstaller(machine, state, run, function* () {
    const { runSeconds, hangs, restarts, ...end } = beginAttempt(machine, programOf(run), content);
    // It finds what it has installed: nothing is left to restart for.
    if (restarts && end.detected && isInstalled(machine, run)) return end.exitCode;
    yield* programRuns(seconds(runSeconds), hangs);
    const exitCode = leaveBehind(machine, run, end);
    if (restarts) yield* restartByProgram(machine, state, { id: programOf(run), name: run.name });
    return exitCode;
  });
}

/** What an installer that has come to its end has done; its exit code. */
function leaveBehind(machine: Machine, run: PackageRun, { exitCode, detected }: InstallerEnd): number {
  if (!run.succeeds(exitCode)) return exitCode;
  if (freeMegabytes(machine) < installedMegabytes(run.content, run.size)) return Win32.ERROR_DISK_FULL;
  if (detected) write(machine, run);
  keepCourse(machine, programOf(run), run, detected);
  return exitCode;
}

/** Runs the uninstall command; the answer is its exit code. */
export function* removePackage(machine: Machine, state: ManagementState, run: PackageRun): Process<number> {
  const { content } = run;
  const { runSeconds, exitCode } = content.uninstall ?? { runSeconds: content.runSeconds / 2, exitCode: 0 };
  return yield* withInstaller(machine, state, run, function* () {
    yield* sleep(seconds(runSeconds));
    if (run.succeeds(exitCode)) {
      remove(machine, run);
      forgetCourse(machine, programOf(run));
    }
    return exitCode;
  });
}

function* withInstaller(
  { happenings, programs }: Machine,
  state: ManagementState,
  run: PackageRun,
  work: () => Process<number>,
): Process<number> {
  const { name, content } = run;
  const release = usesWindowsInstaller(content) ? state.installer.take(name) : () => undefined;
  if (!release) return Win32.ERROR_INSTALL_ALREADY_RUNNING;
  const program = programOf(run);
  let exitCode: number | null = null;
  happenings.emit({ kind: 'program begun', program });
  try {
    const ended = yield* programs.run(imageOf(run), work());
    exitCode = ended === 'ended' ? endedFromOutside : ended.value;
    return exitCode;
  } finally {
    release();
    happenings.emit({ kind: 'program ended', program, exitCode });
  }
}

/** What a program has brought about since it ran is done: files that a restart was needed for, and the like. */
export function catchUp(machine: Machine, program: string): void {
  const turn = turnOf(machine, program);
  if (turn) (turn.found ? write : remove)(machine, turn.run);
}

type Installed = Pick<PackageRun, 'name' | 'content' | 'size'>;

const programOf = ({ name, content }: Pick<PackageRun, 'name' | 'content'>): string => content.app ?? name;

function write({ registry, files }: Machine, { name, content, size }: Installed): void {
  for (const { key, name: value, value: data } of content.writes.registry)
    if (typeof data === 'number') registry.setNumber(key, value, data);
    else registry.setText(key, value, data);
  for (const { path, size: bytes = 0, version } of content.writes.files)
    files.write(path, version === undefined ? { size: bytes } : { size: bytes, version });
  for (const product of content.writes.products) {
    const key = productKey(product.productCode);
    registry.setText(key, 'DisplayName', product.name);
    registry.setText(key, 'DisplayVersion', product.version);
    registry.setNumber(key, 'WindowsInstaller', 1);
  }
  // Kilobytes, as "Installed apps" shows them: what the disk has less.
  const key = entryOf(name, content);
  if (registry.text(key, 'DisplayName') === undefined) registry.setText(key, 'DisplayName', name);
  registry.setNumber(key, 'EstimatedSize', Math.round(installedMegabytes(content, size) * 1_024));
  if (content.startMenu !== undefined)
    files.write(`${desktopFolder}\\${content.startMenu}.lnk`, { size: 2_048 });
}

function remove({ registry, files }: Machine, { name, content }: Installed): void {
  for (const { key, name: value } of content.writes.registry) {
    registry.delete(key, value);
    if (registry.values(key).length === 0 && registry.keys(key).length === 0) registry.deleteKey(key);
  }
  for (const { path } of content.writes.files) files.delete(path);
  for (const { productCode } of content.writes.products) registry.deleteKey(productKey(productCode));
  registry.deleteKey(entryOf(name, content));
  if (content.startMenu !== undefined) files.delete(`${desktopFolder}\\${content.startMenu}.lnk`);
}

const isInstalled = ({ registry }: Machine, { name, content }: Installed): boolean =>
  registry.exists(entryOf(name, content));

/** The app's entry under "Installed apps": its product's, else one by its name. */
const entryOf = (name: string, { writes }: InstallerPackage): string =>
  productKey(writes.products[0]?.productCode ?? name);

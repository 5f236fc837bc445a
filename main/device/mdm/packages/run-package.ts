/**
 * Running an installer: it takes its time, leaves what it installs and ends with an exit code. One that
 * fails leaves nothing behind. Whoever uses the Windows Installer finds it busy while another product has it.
 */
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import type { Machine } from '../../machine.ts';
import type { ManagementState } from '../management-state.ts';
import { ERROR_INSTALL_ALREADY_RUNNING } from '../windows-installer.ts';

/** Uninstall entry of a product, which detection by product code reads. */
export const productKey = (productCode: string): string =>
  `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${productCode}`;

/** Where the app's shortcut is for everybody on the PC. */
const desktopFolder = 'C:\\Users\\Public\\Desktop';

export interface PackageRun {
  readonly name: string;
  readonly content: InstallerPackage;
  /** Whether the exit code means that the app was installed. */
  readonly installed: (exitCode: number) => boolean;
}

const usesWindowsInstaller = ({ kind, writes }: InstallerPackage): boolean =>
  kind === 'msi' || writes.products.length > 0;

/** Runs the package; the answer is its exit code. */
export function* runPackage(machine: Machine, state: ManagementState, run: PackageRun): Process<number> {
  const release = usesWindowsInstaller(run.content) ? state.installer.take(run.name) : () => undefined;
  if (!release) return ERROR_INSTALL_ALREADY_RUNNING;
  try {
    yield* sleep(seconds(run.content.runSeconds));
    if (run.installed(run.content.exitCode)) write(machine, run.content);
    return run.content.exitCode;
  } finally {
    release();
  }
}

function write({ registry, files }: Machine, content: InstallerPackage): void {
  for (const { key, name, value } of content.writes.registry)
    if (typeof value === 'number') registry.setNumber(key, name, value);
    else registry.setText(key, name, value);
  for (const { path, size = 0, version } of content.writes.files)
    files.write(path, version === undefined ? { size } : { size, version });
  for (const { productCode, version, name } of content.writes.products) {
    const key = productKey(productCode);
    registry.setText(key, 'DisplayName', name);
    registry.setText(key, 'DisplayVersion', version);
    registry.setNumber(key, 'WindowsInstaller', 1);
  }
  if (content.startMenu !== undefined)
    files.write(`${desktopFolder}\\${content.startMenu}.lnk`, { size: 2_048 });
}

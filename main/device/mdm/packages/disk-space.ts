/**
 * Room on the system disk: what Windows itself takes, what installers have left and the files that are known
 * by size. It shrinks with each app (facts/apps#codes-of-the-agent: 0x80070070 is ERROR_DISK_FULL).
 */
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Machine } from '../../windows/machine.ts';

const megabyte = 1_048_576;
/** Windows with its recovery, page and hibernation files on a new PC (our estimate). */
const windowsMegabytes = 34_000;
/** What an app takes for each byte of its download, where its package does not tell (our estimate). */
const unpacked = 1.6;

export const uninstallKeys = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

/** Megabytes that nothing takes on the first disk. */
export function freeMegabytes({ hardware, files, registry }: Machine): number {
  const disk = (hardware.disks[0]?.sizeGigabytes ?? 0) * 1_000_000_000;
  const known = files.state().reduce((sum, { size }) => sum + size, 0);
  const programs = registry
    .keys(uninstallKeys)
    .reduce((sum, name) => sum + (registry.number(`${uninstallKeys}\\${name}`, 'EstimatedSize') ?? 0), 0);
  const others = hardware.otherMegabytes ?? 0;
  return Math.floor(disk / megabyte - windowsMegabytes - others - known / megabyte - programs / 1_024);
}

/** Megabytes that an app takes once it is installed; `size` is its download in bytes. */
export const installedMegabytes = (content: InstallerPackage, size: number): number =>
  content.installedMegabytes ?? (size * unpacked) / megabyte;

/** Whether a download of `bytes` finds room. */
export const hasRoomFor = (machine: Machine, bytes: number): boolean =>
  freeMegabytes(machine) >= bytes / megabyte;

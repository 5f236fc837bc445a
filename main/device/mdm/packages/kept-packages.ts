/** What the MDM channel has installed, for the day when the server takes it away again. The keys are ours. */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import { decodeInstallerPackage, encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Registry } from '../../windows/registry.ts';
import { ownHive } from '../../windows/registry.ts';
import type { CspContext } from '../csp/csp.ts';
import { removePackage, type PackageRun } from './run-package.ts';

const installedKey = `${ownHive}\\Packages`;
const keyOf = (name: string): string => `${installedKey}\\${name}`;
/** Set from the order to its end, so that a power-off does not save the app. */
const ordered = 'RemovalOrdered';
/** Until a removal asks again for the Windows Installer (our estimate). */
const busyInterval = seconds(30);

/** Keeps the package under its name: the product code, or the family name of a packaged app. */
export function keepPackage(registry: Registry, { name, content, size }: PackageRun): void {
  registry.setText(keyOf(name), 'Package', encodeInstallerPackage(content));
  registry.set(keyOf(name), 'Size', { type: 'REG_QWORD', data: size });
  registry.delete(keyOf(name), ordered);
}

const isOrdered = (registry: Registry, name: string): boolean => registry.number(keyOf(name), ordered) === 1;

/** Uninstalls in the background what was kept under the name; nothing where nothing was. */
export function removeKept(context: CspContext, name: string): void {
  const { registry } = context.machine;
  if (registry.text(keyOf(name), 'Package') === undefined) return;
  registry.setNumber(keyOf(name), ordered, 1);
  context.background(removal(context, name));
}

/** Takes up the removals that a power-off cut short. */
export function resumeRemovals(context: CspContext): void {
  const { registry } = context.machine;
  for (const name of registry.keys(installedKey))
    if (isOrdered(registry, name)) context.background(removal(context, name));
}

function* removal({ machine, state }: CspContext, name: string): Process<void> {
  const { registry } = machine;
  const content = decodeInstallerPackage(registry.text(keyOf(name), 'Package') ?? '');
  const size = registry.number(keyOf(name), 'Size') ?? 0;
  const run: PackageRun = { name, content, size, succeeds: (exitCode) => exitCode === 0 };
  const leave = yield* (content.kind === 'appx' ? state.modernApps : state.msiJobs).enter();
  try {
    // Installed anew while this waited: the later order holds.
    if (!isOrdered(registry, name)) return;
    while ((yield* removePackage(machine, state, run)) === Win32.ERROR_INSTALL_ALREADY_RUNNING)
      yield* sleep(busyInterval);
    registry.deleteKey(keyOf(name));
  } finally {
    leave();
  }
}

/** What the MDM channel has installed, for the day when the server takes it away again. The key is ours. */
import type { Process } from '../../../world/process.ts';
import { decodeInstallerPackage, encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import type { Registry } from '../../windows/registry.ts';
import type { CspContext } from '../csp/csp.ts';
import { removePackage, type PackageRun } from './run-package.ts';

const keyOf = (name: string): string =>
  `HKLM\\SOFTWARE\\Microsoft\\EnterpriseDesktopAppManagement\\Installed\\${name}`;

export function keepPackage(registry: Registry, { name, content, size }: PackageRun): void {
  registry.setText(keyOf(name), 'Package', encodeInstallerPackage(content));
  registry.set(keyOf(name), 'Size', { type: 'REG_QWORD', data: size });
}

/** Uninstalls in the background what was kept under the name; nothing where nothing was. */
export function removeKept({ machine, state, background }: CspContext, name: string): void {
  const { registry } = machine;
  const text = registry.text(keyOf(name), 'Package');
  if (text === undefined) return;
  const run: PackageRun = {
    name,
    content: decodeInstallerPackage(text),
    size: registry.number(keyOf(name), 'Size') ?? 0,
    succeeds: (exitCode) => exitCode === 0,
  };
  registry.deleteKey(keyOf(name));
  background(
    (function* (): Process<void> {
      yield* removePackage(machine, state, run);
    })(),
  );
}

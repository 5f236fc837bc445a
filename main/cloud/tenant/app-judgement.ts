/** What of a tenant's apps gets into each other's way (facts/apps#one-installation-at-a-time). */
import { textOf } from './graph-object.ts';
import type { App } from './tenant.ts';

/**
 * Whether the installer hands an MSI to the Windows Installer, whatever detects the app: a line-of-business MSI, or a
 * Win32 app that is made of one, calls one, or is found by its product.
 */
export const isMsi = ({ kind, source }: Pick<App, 'kind' | 'source'>): boolean =>
  kind === 'msi' ||
  (kind === 'win32' &&
    (Boolean(source['msiInformation']) ||
      /\bmsiexec(\.exe)?\b|\.msi\b/i.test(
        `${textOf(source, 'installCommandLine')} ${textOf(source, 'setupFilePath')}`,
      )));

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

/** Required apps that can reach a device before its user: Win32 and line-of-business ones do not belong on one device. */
export interface MixedApps {
  readonly win32: readonly string[];
  readonly lineOfBusiness: readonly string[];
  /** Of both, those that contend for the Windows Installer. */
  readonly contending: readonly string[];
}

/** Null where only one of the two kinds is required. */
export function mixedApps(apps: readonly App[]): MixedApps | null {
  const required = apps.filter(({ assignments }) =>
    assignments.some(({ intent, target }) => intent === 'required' && target.kind !== 'exclusion-group'),
  );
  const named = (kinds: readonly App['kind'][]): readonly App[] =>
    required.filter(({ kind }) => kinds.includes(kind));
  const [win32, lineOfBusiness] = [named(['win32']), named(['msi', 'appx'])];
  if (win32.length === 0 || lineOfBusiness.length === 0) return null;
  const names = (list: readonly App[]): readonly string[] => list.map(({ displayName }) => displayName);
  const contending = names([...win32, ...lineOfBusiness].filter(isMsi));
  return { win32: names(win32), lineOfBusiness: names(lineOfBusiness), contending };
}

/** What the management tree tells of a Windows release. */
import type { Release } from '../../../../shared/release.ts';
import { releaseFacts } from '../../windows/release-facts.ts';

export interface WindowsVersion {
  /** 'major.minor.build.revision'. */
  readonly version: string;
  readonly edition: string;
  /** OperatingSystemSKU: 48 is Pro. */
  readonly sku: number;
}

const names: Readonly<Record<Release, string>> = {
  'windows-11-24h2': 'Windows 11 Pro',
  'windows-10-22h2': 'Windows 10 Pro',
};

export const windowsVersionOf = (release: Release): WindowsVersion => ({
  version: releaseFacts[release].build,
  edition: names[release],
  sku: 48,
});

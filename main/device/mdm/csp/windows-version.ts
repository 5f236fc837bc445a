/** What the management tree tells of a Windows release and its edition. */
import { builds, skus, type Edition, type Release } from '../../../../shared/release.ts';
import type { Machine } from '../../windows/machine.ts';

export interface WindowsVersion {
  /** 'major.minor.build.revision'. */
  readonly version: string;
  readonly edition: string;
  /** OperatingSystemSKU. */
  readonly sku: number;
}

const names: Readonly<Record<Release, string>> = {
  'windows-11-24h2': 'Windows 11',
  'windows-10-22h2': 'Windows 10',
};

const editionNames: Readonly<Record<Edition, string>> = {
  enterprise: 'Enterprise',
  pro: 'Pro',
  home: 'Home',
  education: 'Education',
};

export function windowsVersionOf({ release, edition }: Pick<Machine, 'release' | 'edition'>): WindowsVersion {
  return {
    version: builds[release],
    edition: `${names[release]} ${editionNames[edition]}`,
    sku: skus[edition],
  };
}

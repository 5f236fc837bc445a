/** What the management tree tells of a Windows release and its edition. */
import type { Edition, Release } from '../../../../shared/release.ts';
import type { Machine } from '../../windows/machine.ts';
import { releaseFacts } from '../../windows/release-facts.ts';

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

const editionFacts: Readonly<Record<Edition, { readonly name: string; readonly sku: number }>> = {
  enterprise: { name: 'Enterprise', sku: 4 },
  pro: { name: 'Pro', sku: 48 },
  home: { name: 'Home', sku: 101 },
  education: { name: 'Education', sku: 121 },
};

export function windowsVersionOf({ release, edition }: Pick<Machine, 'release' | 'edition'>): WindowsVersion {
  const { name, sku } = editionFacts[edition];
  return { version: releaseFacts[release].build, edition: `${names[release]} ${name}`, sku };
}

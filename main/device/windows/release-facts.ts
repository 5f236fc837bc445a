/** What a release of Windows calls itself. */
import type { Release } from '../../../shared/release.ts';

export interface ReleaseFacts {
  /** 'major.minor.build.revision'. */
  readonly build: string;
}

export const releaseFacts: Readonly<Record<Release, ReleaseFacts>> = {
  'windows-11-24h2': { build: '10.0.26100.4349' },
  'windows-10-22h2': { build: '10.0.19045.5965' },
};

/** Whether quality updates are installed at the end of the user's set-up (facts/set-up-order#quality-updates). */
import type { Release } from '../../../shared/release.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';

/**
 * "Install Windows quality updates" of the Enrollment Status Page's profile. No source names the node that
 * carries it; this one is ours.
 */
const wantedNode = './Device/Vendor/MSFT/Policy/Config/Update/InstallQualityUpdatesInOobe';

export const qualityUpdatesAreWanted = (release: Release, tree: ManagementTree): boolean =>
  release === 'windows-11-24h2' && ['1', 'true'].includes(tree.read(wantedNode)?.toLowerCase() ?? '');

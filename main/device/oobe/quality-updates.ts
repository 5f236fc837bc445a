/** Whether quality updates are installed at the end of the user's set-up (facts/set-up-order#quality-updates). */
import { qualityUpdatesUri } from '../../protocols/management-tree/nodes.ts';
import type { Release } from '../../../shared/release.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';

export const qualityUpdatesAreWanted = (release: Release, tree: ManagementTree): boolean =>
  release === 'windows-11-24h2' && ['1', 'true'].includes(tree.read(qualityUpdatesUri)?.toLowerCase() ?? '');

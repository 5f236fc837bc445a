/**
 * What the page says and offers after a failure (facts/enrollment-status-page#words,
 * facts/enrollment-status-page#buttons-after-a-failure).
 */
import type { Control } from '../../../shared/stage/input.ts';
import type { Release } from '../../../shared/release.ts';
import type { StageText } from '../../../shared/stage/view.ts';
import { BlockInStatusPage } from '../../protocols/management-tree/first-sync-status.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';
import type { ProgressBoard } from './progress-board.ts';
import { statusTexts } from './status-texts.ts';
import type { CategoryId } from './subcategories.ts';
import { categoryOf } from './subcategories.ts';
import { firstSyncUri, isTrue } from './tracker.ts';

/** The line that failed and its category; what would have followed says that a step before it failed. */
export function showFailure(
  board: ProgressBoard,
  categories: readonly CategoryId[],
  category: CategoryId,
  facts: StepFailureFacts,
): void {
  const failed = statusTexts.failed(board.wording, facts.code);
  for (const { id } of categoryOf(category).subcategories) {
    const { state } = board.subcategory(category, id);
    if (id === facts.item) board.setSubcategory(category, id, 'failed', failed);
    else if (state !== 'succeeded' && state !== 'notRequired')
      board.setSubcategory(category, id, 'notStarted', statusTexts.previousFailed);
  }
  board.setCategory(category, 'failed', failed);
  for (const later of categories.slice(categories.indexOf(category) + 1)) {
    for (const { id } of categoryOf(later).subcategories)
      board.setSubcategory(later, id, 'notStarted', statusTexts.previousFailed);
    board.setCategory(later, 'notStarted', statusTexts.previousFailed);
  }
}

const buttons: readonly { readonly bit: number; readonly control: Control }[] = [
  { bit: BlockInStatusPage.reset, control: 'reset' },
  { bit: BlockInStatusPage.tryAgain, control: 'try-again' },
  { bit: BlockInStatusPage.continueAnyway, control: 'continue-anyway' },
];

/** The organisation's own text, else Intune's once Intune has spoken, else the page's. */
export function failureTextOf(tree: ManagementTree, late: boolean): StageText {
  const custom = tree.read(firstSyncUri('Device', 'CustomErrorText')) ?? '';
  if (custom !== '') return { key: 'esp.failure.custom', args: [custom] };
  if (late) return { key: 'esp.failure.timeout' };
  const managed = tree.has(firstSyncUri('Device', 'BlockInStatusPage'));
  return { key: managed ? 'esp.failure.intune' : 'esp.failure.default' };
}

/** The page's profile lets logs be collected after a failure. */
export const logsAreAllowed = (tree: ManagementTree): boolean =>
  isTrue(tree, firstSyncUri('Device', 'AllowCollectLogsButton'));

/**
 * Whether the result page links to the diagnostics: on Windows 11 where the profile allows it, which may not have come
 * yet; on Windows 10 always, for there no key opens them.
 */
export const canCollectLogs = (release: Release, tree: ManagementTree): boolean =>
  release === 'windows-10-22h2' || logsAreAllowed(tree);

/**
 * Without blocking, "Continue anyway" comes once the device is prepared. Where going on would need an
 * administrator, in a hybrid join's account setup, "Sign out" takes its place.
 */
export function controlsOf(
  { tree, release }: { readonly tree: ManagementTree; readonly release: Release },
  prepared: boolean,
  signsOut: boolean,
): readonly Control[] {
  const flags = Number(tree.read(firstSyncUri('Device', 'BlockInStatusPage')) ?? 0);
  const goOn: Control = signsOut ? 'sign-out' : 'continue-anyway';
  const allowed = buttons
    .filter(({ bit }) => (flags & bit) !== 0)
    .map(({ control }) => (control === 'continue-anyway' ? goOn : control));
  const unblocked: readonly Control[] = flags === 0 && prepared ? [goOn] : [];
  const logs: Control = release === 'windows-11-24h2' ? 'view-diagnostics' : 'collect-logs';
  return [...allowed, ...unblocked, ...(logsAreAllowed(tree) ? [logs] : [])];
}

/** What the page says and offers after a failure (autopilot-facts 4.1, 4.6). */
import type { Control } from '../../../shared/stage/input.ts';
import type { StageText } from '../../../shared/stage/view.ts';
import type { CspTree } from '../mdm/csp/csp-tree.ts';
import { firstSyncUri, isTrue } from './tracker.ts';

/** Bits of BlockInStatusPage. */
const buttons: readonly { readonly bit: number; readonly control: Control }[] = [
  { bit: 1, control: 'reset' },
  { bit: 2, control: 'try-again' },
  { bit: 4, control: 'continue-anyway' },
];

/** The organisation's own text, else Intune's once Intune has spoken, else the page's. */
export function failureTextOf(tree: CspTree, late: boolean): StageText {
  const custom = tree.read(firstSyncUri('Device', 'CustomErrorText')) ?? '';
  if (custom !== '') return { key: 'esp.failure.custom', args: [custom] };
  if (late) return { key: 'esp.failure.timeout' };
  const managed = tree.has(firstSyncUri('Device', 'BlockInStatusPage'));
  return { key: managed ? 'esp.failure.intune' : 'esp.failure.default' };
}

/** Without blocking, "Continue anyway" comes once the device is prepared. */
export function controlsOf(tree: CspTree, prepared: boolean): readonly Control[] {
  const flags = Number(tree.read(firstSyncUri('Device', 'BlockInStatusPage')) ?? 0);
  const allowed = buttons.filter(({ bit }) => (flags & bit) !== 0).map(({ control }) => control);
  const unblocked: readonly Control[] = flags === 0 && prepared ? ['continue-anyway'] : [];
  const logs: readonly Control[] = isTrue(tree, firstSyncUri('Device', 'AllowCollectLogsButton'))
    ? ['collect-logs']
    : [];
  return [...allowed, ...unblocked, ...logs];
}

/** Device setup and account setup: waits until the tracked items are done, one has failed, or time is up. */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { milliseconds } from '../../world/time.ts';
import { recordOfTracking } from '../ime/app-records.ts';
import { failureWords } from '../ime/failure-words.ts';
import type { Machine } from '../windows/machine.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { Scope } from '../mdm/csp/loc-uri.ts';
import type { Management } from '../mdm/management.ts';
import { appReboots } from '../mdm/reboot-required.ts';
import { StepFailure } from '../windows/step-failure.ts';
import type { ProgressBoard } from './progress-board.ts';
import type { CategoryId } from './subcategories.ts';
import { statusTexts } from './status-texts.ts';
import type { Tracked, TrackedItem } from './tracker.ts';
import { doneOf, isComplete, serverHasFinished, totalOf, track } from './tracker.ts';
import type { TrackingHistory } from './tracking-history.ts';

/**
 * The page looks at the nodes this long after one has changed
 * (facts/enrollment-status-page#what-each-line-does: 0.5 to 1 s).
 */
const pollInterval = milliseconds(500);
export interface SetupScope {
  readonly category: CategoryId;
  readonly scope: Scope;
  /** What is left of the limit. */
  readonly limit: SimDuration;
}

/** 'restart': an app asks for a hard reboot. Throws StepFailure with step 'esp'. */
export function* waitForSetup(
  management: Management,
  board: ProgressBoard,
  history: TrackingHistory,
  { category, scope, limit }: SetupScope,
): Process<'done' | 'restart'> {
  const { tree, machine } = management;
  const look = (): readonly Tracked[] => {
    const all = showTracked(tree, board, category, scope);
    if (all.every(({ known }) => known))
      history.note(all, scope === 'User' ? management.state.user?.sid : undefined);
    return all;
  };
  const wait = function* (): Process<'done' | 'restart'> {
    for (;;) {
      const all = look();
      failIfMergeFailed(management, category);
      for (const tracked of all) failIfFailed(machine, category, tracked);
      if (appReboots(tree, '3').length > 0) return 'restart';
      if (all.every(isComplete) && serverHasFinished(tree, scope)) return 'done';
      yield* tree.changes.next();
      yield* sleep(pollInterval);
    }
  };
  const outcome = yield* within(limit, wait());
  if (outcome !== 'late') return outcome.value;
  const all = look();
  const late = all.find((tracked) => !isComplete(tracked)) ?? all.at(-1);
  throw failure({
    category,
    item: late?.subcategory ?? null,
    code: fromWin32(Win32.ERROR_TIMEOUT),
    cause: timeoutCause(management, scope, late),
    node: pendingIn(late),
    late: true,
  });
}

/** Counts, and shows a line for each subcategory. */
export function showTracked(
  tree: ManagementTree,
  board: ProgressBoard,
  category: CategoryId,
  scope: Scope,
): readonly Tracked[] {
  const all = track(tree, scope);
  for (const tracked of all) show(board, category, tracked);
  return all;
}

/** What a category ended with. */
interface End {
  readonly category: CategoryId;
  readonly item: string | null;
  readonly code: HResult;
  readonly cause: string;
  readonly node: TrackedItem | undefined;
  readonly late?: true;
}

/** Apps of account setup have a code of their own, whatever theirs is (facts/error-codes#where-sources-disagree). */
function failure({ category, item, code, cause, node, late }: End): StepFailure {
  const ofAccount = category === 'AccountSetupCategory' && item === 'AppsSubcategory';
  return new StepFailure({
    step: 'esp',
    code: ofAccount ? HResults.accountAppsFailed : code,
    item,
    cause: ofAccount && !late ? `${cause} (${formatHResult(code)})` : cause,
    ...(node === undefined ? {} : { node: node.uri }),
    ...(late ? { late } : {}),
  });
}

/** Shows a line: "Identifying", a count, or that nothing is to be done. */
function show(board: ProgressBoard, category: CategoryId, tracked: Tracked): void {
  const [done, total] = [doneOf(tracked), totalOf(tracked)];
  const set = (
    state: 'inProgress' | 'succeeded' | 'notRequired',
    status: typeof statusTexts.identifying,
  ): void => board.setSubcategory(category, tracked.subcategory, state, status);
  if (!tracked.known) set('inProgress', statusTexts.identifying);
  else if (total === 0) set('notRequired', statusTexts.noSetupNeeded);
  else set(done === total ? 'succeeded' : 'inProgress', statusTexts.count(tracked.kind, done, total));
}

/** Policies that could not be merged end device setup. */
function failIfMergeFailed({ state: { mergeFailure } }: Management, category: CategoryId): void {
  if (mergeFailure)
    throw failure({ ...mergeFailure, category, item: 'SecurityPoliciesSubcategory', node: undefined });
}

/** One item in error ends the page: it does not wait for the rest. */
function failIfFailed(machine: Machine, category: CategoryId, tracked: Tracked): void {
  const failed = tracked.items.find(({ state }) => state === 'failed');
  if (!failed) return;
  const cause = failedCause(machine, failed);
  throw failure({ category, item: tracked.subcategory, code: failed.code, cause, node: failed });
}

function failedCause(machine: Machine, { uri }: TrackedItem): string {
  const app = recordOfTracking(machine.registry, uri.split('/').at(-1) ?? '');
  return app ? `the app "${app.name}" ${failureWords(app)}` : `${uri} reports an error`;
}

const pendingIn = (late: Tracked | undefined): TrackedItem | undefined =>
  late?.items.find(({ state }) => state === 'pending');

function timeoutCause({ tree }: Management, scope: Scope, late: Tracked | undefined): string {
  if (late && !late.known) return `the list of items behind ${late.subcategory} never came`;
  const pending = pendingIn(late);
  if (pending) return `${pending.uri} was not done within the time limit`;
  return serverHasFinished(tree, scope)
    ? 'the time limit was over'
    : 'the MDM server did not finish provisioning within the time limit';
}

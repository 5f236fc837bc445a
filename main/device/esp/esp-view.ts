/** The picture of the page. */
import type { Control } from '../../../shared/stage/input.ts';
import type { EspCategoryView, EspItemView, EspView, StageText } from '../../../shared/stage/view.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { SimTime } from '../../world/time.ts';
import { between, iso, minutes, seconds } from '../../world/time.ts';
import type { ProgressBoard } from './progress-board.ts';
import type { Category, CategoryId } from './subcategories.ts';
import { categories } from './subcategories.ts';
import { statusTexts } from './status-texts.ts';

/** How often the text under the title changes (facts/enrollment-status-page#words; the interval is ours). */
export const waitTextInterval = seconds(20);
const waitTexts = ['getting-ready', 'thanks', 'do-not-turn-off'] as const;
/** After this "Working on it..." becomes "Still working on it..." (the interval is ours). */
const patience = minutes(1);

export interface PageFailure {
  readonly text: StageText;
  readonly code: HResult;
  readonly controls: readonly Control[];
}

export interface PageFacts {
  readonly now: SimTime;
  readonly startedAt: SimTime;
  readonly working: boolean;
  readonly failure: PageFailure | null;
  /** Everything of this run is done. */
  readonly done: boolean;
  /** Windows 10: texts that take turns, "Still working on it...", what comes after the sign-in. */
  readonly talksMore: boolean;
  /** Account setup belongs to a later sign-in. */
  readonly accountLater: boolean;
}

/** What the run looks like at `facts.now`. */
export function viewOf(board: ProgressBoard, facts: PageFacts): EspView {
  const { failure } = facts;
  return {
    id: 'esp',
    categories: categories.map((category) => categoryView(board, category, facts)),
    wait: facts.working && facts.talksMore ? waitText(facts) : null,
    failure: failure && { text: failure.text, code: formatHResult(failure.code) },
    controls: failure?.controls ?? [],
    ...(facts.done ? { allSet: true as const } : {}),
  };
}

function waitText({ now, startedAt }: PageFacts): StageText {
  const turn = Math.floor(between(startedAt, now) / waitTextInterval) % waitTexts.length;
  return { key: `esp.wait.${waitTexts[turn] ?? waitTexts[0]}` };
}

function categoryView(board: ProgressBoard, category: Category, facts: PageFacts): EspCategoryView {
  const { state, status } = board.category(category.id);
  const later = category.id === 'AccountSetupCategory' && facts.accountLater && state === 'notStarted';
  return {
    id: category.id,
    label: { key: category.label },
    state,
    status:
      later && facts.failure === null && facts.talksMore
        ? statusTexts.afterSignIn
        : patient(board, facts, category.id, '', status),
    items: category.subcategories
      .filter(({ visible }) => visible)
      .map(({ id }): EspItemView => {
        const item = board.subcategory(category.id, id);
        const text = patient(board, facts, category.id, id, item.status);
        const { started, finished } = board.times(category.id, id);
        return {
          id,
          label: { key: `esp.item.${id}` },
          state: item.state,
          status: text,
          ...(started === undefined ? {} : { started: iso(started) }),
          ...(finished === undefined ? {} : { finished: iso(finished) }),
        };
      }),
  };
}

function patient(
  board: ProgressBoard,
  { now, talksMore }: PageFacts,
  category: CategoryId,
  name: string,
  status: StageText,
): StageText {
  const since = board.since(category, name);
  const long = since !== undefined && between(since, now) >= patience;
  return status.key === statusTexts.working.key && long && talksMore ? statusTexts.stillWorking : status;
}

/**
 * The page's progress as Windows keeps it: AutopilotSettings, one JSON text a category
 * (facts/status-page-nodes#stored-progress). It outlives a restart, so that the page goes on where it was.
 */
import { settingsKey } from '../autopilot/flow.ts';
import type { EspState, StageText } from '../../../shared/stage/view.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';
import type { CategoryId } from './subcategories.ts';
import { categories, categoryOf } from './subcategories.ts';
import { englishOf, statusTexts, textOfEnglish } from './status-texts.ts';
import { ownOf } from '../../../shared/own.ts';

export interface Progress {
  readonly state: EspState;
  readonly status: StageText;
}

/** A category and its subcategories by id. */
export interface CategoryProgress extends Progress {
  readonly subcategories: ReadonlyMap<string, Progress>;
}

const states: readonly EspState[] = ['notStarted', 'inProgress', 'succeeded', 'failed', 'notRequired'];
const valueName = (id: CategoryId): string => `${id}.Status`;

/** Text of a line that was read back: what has ended says what it said, an error above all. */
function textOf(state: EspState, said: unknown, waiting: StageText): StageText {
  const known = typeof said === 'string' && state !== 'inProgress' ? textOfEnglish(said) : undefined;
  if (known) return known;
  if (state === 'succeeded') return statusTexts.complete;
  return state === 'notRequired' ? statusTexts.noSetupNeeded : waiting;
}

export function saveCategory(registry: Registry, id: CategoryId, progress: CategoryProgress): void {
  const subcategories = [...progress.subcategories].map(([name, { state, status }]) => [
    `${id}.${name}`,
    { subcategoryState: state, subcategoryStatusText: englishOf(status) },
  ]);
  const value = {
    categoryState: progress.state,
    categoryStatusText: englishOf(progress.status),
    ...(Object.fromEntries(subcategories) as object),
  };
  registry.setText(settingsKey, valueName(id), JSON.stringify(value));
}

interface KeptLine {
  readonly subcategoryState?: unknown;
  readonly subcategoryStatusText?: unknown;
}

/** What was kept of a category; everything 'notStarted' where nothing was. `waiting` is that state's text. */
export function loadCategory(registry: Registry, id: CategoryId, waiting: StageText): CategoryProgress {
  const text = registry.text(settingsKey, valueName(id));
  const kept = (text === undefined ? {} : JSON.parse(text)) as Record<string, unknown>;
  const read = (value: unknown, said: unknown): Progress => {
    const state = states.find((one) => one === value) ?? 'notStarted';
    return { state, status: textOf(state, said, waiting) };
  };
  const subcategories = categoryOf(id).subcategories.map(({ id: name }): [string, Progress] => {
    const one = ownOf(kept, `${id}.${name}`) as KeptLine | undefined;
    return [name, read(one?.subcategoryState, one?.subcategoryStatusText)];
  });
  return {
    ...read(kept['categoryState'], kept['categoryStatusText']),
    subcategories: new Map(subcategories),
  };
}

/** Forgets how far the page was, in some categories or in all. */
export function clearProgress(
  registry: Registry,
  ids: readonly CategoryId[] = categories.map(({ id }) => id),
): void {
  for (const id of ids) registry.delete(settingsKey, valueName(id));
}

/** What has a limit of its own: the run from this category on, or the wait for the policy providers. */
export type Limited = CategoryId | 'EspProviderInstallationSubcategory';

/** When it began whose limit counts; kept over restarts. */
const startsKey = `${ownHive}\\StatusPage`;

export const rememberStart = (registry: Registry, id: Limited, at: number): void =>
  registry.set(startsKey, id, { type: 'REG_QWORD', data: at });
export const startOf = (registry: Registry, id: Limited): number | undefined =>
  registry.number(startsKey, id);
export const forgetStart = (registry: Registry, id: Limited): boolean => registry.delete(startsKey, id);

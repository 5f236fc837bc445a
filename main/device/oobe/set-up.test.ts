import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Row } from './define-flow.ts';
import { setUpRows } from './set-up.ts';
import type { SetUpState } from './set-up.ts';

const rows: readonly (readonly [string, Row])[] = Object.entries(setUpRows);

/** Everything that a row's turns lead to. */
function targetsOf({ always, on = {}, after = {} }: Row): readonly string[] {
  const turns = [always, ...Object.values(on), ...Object.values(after)].flat();
  return turns.flatMap((turn) => {
    const target = typeof turn === 'string' ? turn : turn?.target;
    return target === undefined ? [] : [target];
  });
}

/** Where turns lead: states named alone, and the targets of turns with a guard or actions. */
type Target<Turns> = Turns extends string
  ? Turns
  : Turns extends readonly (infer Each)[]
    ? Target<Each>
    : Turns extends { readonly target: infer State }
      ? State
      : never;

type TargetsOf<R> =
  | (R extends { readonly always: infer Turns } ? Target<Turns> : never)
  | (R extends { readonly on: infer On } ? Target<On[keyof On]> : never)
  | (R extends { readonly after: infer After } ? Target<After[keyof After]> : never);

type SetUpTarget = TargetsOf<(typeof setUpRows)[SetUpState]>;

const flows = import.meta.glob<Readonly<Record<string, unknown>>>('./flows/*/chart.ts', { eager: true });
const isRow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('page' in value || 'always' in value);

/** The states of every table of rows that a flow exports. */
const states = Object.values(flows)
  .flatMap((flow) => Object.values(flow))
  .filter((table): table is Readonly<Record<string, Row>> => Object.values(Object(table)).every(isRow))
  .flatMap((table) => Object.keys(table));

describe('the set-up', () => {
  it('leads nowhere but to states that it has', () => {
    // A misspelt target does not compile here; the rows that functions make are held below.
    expectTypeOf<SetUpTarget>().toExtend<SetUpState>();
    const unknown = rows.flatMap(([state, row]) =>
      targetsOf(row)
        .filter((target) => !(target in setUpRows))
        .map((target) => `${state} -> ${target}`),
    );
    expect(unknown).toEqual([]);
  });

  it('has each state in one flow only', () => {
    expect(states.toSorted()).toEqual(Object.keys(setUpRows).toSorted());
  });

  it('leaves no state that nothing leads to', () => {
    const machine = readFileSync(path.join(import.meta.dirname, 'oobe.machine.ts'), 'utf8');
    const reached = new Set(rows.flatMap(([, row]) => targetsOf(row)));
    const lost = rows.filter(([state]) => !reached.has(state) && !machine.includes(`${state}'`));
    expect(lost.map(([state]) => state)).toEqual([]);
  });
});

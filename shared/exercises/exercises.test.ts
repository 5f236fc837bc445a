import { describe, expect, it } from 'vitest';
import { faultCatalogue } from '../faults/index.ts';
import published from '../../resources/exercises/schema/exercise.schema.json' with { type: 'json' };
import { exerciseFileSchema } from './exercise-file-schema.ts';
import { parseExercise } from './exercise.schema.ts';
import { remedies } from './remedies.ts';

const least = {
  id: 'least',
  title: 'Ticket 1',
  trueTitle: 'Nothing is wrong',
  story: 'A laptop.',
  task: 'Seal it.',
  objectives: ['See it.'],
  level: 'beginner',
  minutes: 10,
  scenario: 'entra-wired',
  checks: [{ kind: 'resealed', points: 10 }],
  solution: [{ at: 'off', do: [{ type: 'power-button' }] }],
};
const faultsOf = (change: object) => parseExercise({ ...least, ...change }, 'least.json', new Map());

describe('an exercise', () => {
  it('needs little', () => {
    expect(faultsOf({})).toMatchObject({ ends: 'resealed', passAt: 70, hints: [], faults: [] });
  });

  it.each([
    ['a fault that is none', { faults: ['sunspots'] }, 'faults.0', 'there is no fault "sunspots"'],
    ['a check that is none', { checks: [{ kind: 'luck', points: 1 }] }, 'checks.0.kind', ''],
    ['a check without points', { checks: [{ kind: 'resealed' }] }, 'checks.0.points', ''],
    ['a page that never comes', { start: 'attic' }, 'start', 'there is no page "attic"'],
    ['a word too many', { color: 'red' }, 'color', ''],
    ['hints that pay', { hints: [{ text: 'x', price: -1 }] }, 'hints.0.price', ''],
  ])('with %s is told where', (_what, change, at, words) => {
    expect(faultsOf(change)).toEqual([{ at, what: expect.stringContaining(words) }]);
  });

  it('is told all that is wrong with it', () => {
    expect(faultsOf({ level: 'guru', minutes: 0, title: '' })).toHaveLength(3);
  });
});

describe('remedies', () => {
  it('set every fault of the catalogue right', () => {
    const mended = new Set<string>(remedies.flatMap(({ mends }) => mends));
    expect(faultCatalogue.map(({ id }) => id).filter((id) => !mended.has(id))).toEqual([]);
  });
});

describe('the published JSON Schema', () => {
  it('is that of this version: reseal exercise schema', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(exerciseFileSchema())));
  });

  it('tells bounds and descriptions', () => {
    const { objectives, id } = exerciseFileSchema()['properties'] as Record<string, unknown>;
    expect(objectives).toMatchObject({ type: 'array', minItems: 1, maxItems: 10 });
    expect(id).toMatchObject({ pattern: '^[a-z0-9-]+$', description: expect.any(String) });
  });
});

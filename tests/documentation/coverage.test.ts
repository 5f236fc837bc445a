/** The maps of the rules and of the article name files, rows and scenarios that exist. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../main/hosts/sources.ts';

const root = path.join(import.meta.dirname, '../..');

/** Each map, and how many statements it has at least. */
const maps = [
  ['docs/rule-coverage.md', 90],
  ['docs/article.md', 40],
] as const;

interface Reference {
  readonly kind: 'file' | 'scenario';
  readonly name: string;
  readonly row: string | null;
}

const referencesIn = (text: string): Reference[] =>
  text.split(';').flatMap((part): Reference[] => {
    const [, word, name] = /^\s*(scenario )?`([^`]+)`/.exec(part) ?? [];
    if (name === undefined) return [];
    const row = part.split('→')[1]?.trim() ?? null;
    return [{ kind: word === undefined ? 'file' : 'scenario', name, row }];
  });

/** Rows of all tables of a map: rule and what holds it. Heads and their rulers are left out. */
function rulesOf(map: string) {
  return readFileSync(path.join(root, map), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Rule|Cause|Statement|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, rule = '', heldBy = '']) => ({ rule, heldBy, references: referencesIn(heldBy) }));
}

const scenarios = new Set(shippedScenarios().map(({ id }) => id));

function missing({ kind, name, row }: Reference): string[] {
  if (kind === 'scenario') return scenarios.has(name) ? [] : [`scenario ${name}`];
  const file = path.join(root, name);
  if (!existsSync(file)) return [name];
  return row === null || readFileSync(file, 'utf8').includes(row) ? [] : [`${name} → ${row}`];
}

describe.each(maps)('%s', (map, least) => {
  const rules = rulesOf(map);

  it('has a row for every statement, and says of each what holds it', () => {
    expect(rules.length).toBeGreaterThan(least);
    const open = rules.filter(
      ({ heldBy, references }) => references.length === 0 && !heldBy.startsWith('not held: '),
    );
    expect(open.map(({ rule }) => rule)).toEqual([]);
  });

  it.each(rules)('$rule', ({ references }) => {
    expect(references.flatMap(missing)).toEqual([]);
  });
});

it('a row that is not there is missed', () => {
  const [reference] = referencesIn('`tests/tenants/tables/intent-conflicts.json` → A row that nobody wrote');
  expect(missing(reference!)).toHaveLength(1);
  expect(missing({ kind: 'scenario', name: 'no-such-scenario', row: null })).toHaveLength(1);
});

import { describe, expect, it } from 'vitest';
import { behavioursOf, strangers } from './behaviours.ts';

const ledger = { id: 'A1', displayName: 'Ledger 4' };

describe('behaviour of apps and scripts', () => {
  const behaviours = behavioursOf(
    { apps: { a1: { exitCode: 1603 } }, scripts: { 'name the pc': { exitCode: 1 } } },
    {
      appBehaviours: new Map([['ledger 4', { runSeconds: 200, exitCode: 0 }]]),
      scriptBehaviours: new Map([['s1', { runSeconds: 3 }]]),
    },
  );

  it("comes from the scenario before the tenant's side file, by id or by name", () => {
    expect(behaviours.app(ledger)).toEqual({ runSeconds: 200, exitCode: 1603 });
    expect(behaviours.script({ id: 'S1', displayName: 'Name the PC' })).toEqual({
      runSeconds: 3,
      exitCode: 1,
    });
  });

  it('is empty where nobody tells', () => {
    expect(behaviours.app({ id: 'b', displayName: 'B' })).toEqual({});
  });

  it('of what the tenant does not have is told', () => {
    const scenario = { apps: { 'ledger 4': {}, 'Ledger 5': {} }, scripts: { 'name the pc': {} } };
    expect(strangers(scenario, { apps: [ledger as never], policies: [] })).toEqual([
      'The scenario says how the app "Ledger 5" behaves, but the tenant has none of that name.',
      'The scenario says how the script "name the pc" behaves, but the tenant has none of that name.',
    ]);
  });
});

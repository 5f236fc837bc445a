import { describe, expect, it } from 'vitest';
import type { Audience } from '../directory/targeting.ts';
import type { Assignment } from '../tenant/assignment.ts';
import { explain } from './explain.ts';

const to = (groupId: string, kind: 'group' | 'exclusion-group' = 'group'): Assignment => ({
  id: groupId,
  target: { kind, groupId, filter: null },
});
const not = (groupId: string): Assignment => to(groupId, 'exclusion-group');
const audience: Audience = {
  deviceGroups: new Set(['laptops', 'kiosks']),
  userGroups: new Set(['finance']),
  userLicensed: true,
  filters: new Map(),
  filterSubject: {},
  filterProperties: new Set(),
};

describe('why something does not reach', () => {
  it.each([
    [
      'an exclusion that takes from what would reach',
      [to('laptops'), not('kiosks')],
      'excluded by group kiosks',
    ],
    ['no exclusion of the other kind', [to('tablets'), not('finance')], 'in none of its groups: tablets'],
    [
      'no exclusion where nothing would reach',
      [to('tablets'), not('kiosks')],
      'in none of its groups: tablets',
    ],
  ])('%s', (_what, assignments, by) => {
    expect(explain(assignments, audience, (id) => id)).toEqual({ device: false, user: false, by });
  });

  it('and an exclusion of the other kind keeps nobody away', () => {
    expect(explain([to('laptops'), not('finance')], audience, (id) => id)).toMatchObject({ device: true });
  });

  it('is not known where the export cuts the assignments off', () => {
    expect(explain([], audience, (id) => id, true).by).toMatch(/^not known/);
  });
});

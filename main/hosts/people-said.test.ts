/** Who is named for a rehearsal is in it, or the rehearsal does not begin. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadInputError } from '../../shared/failures.ts';
import { usualDevice } from '../session/preflight/kind-sources.ts';
import { peopleOf } from '../cloud/kinds/people.ts';
import { usedOf } from '../cloud/kinds/used.ts';
import { loadTenant } from '../cloud/tenant/load-tenant.ts';
import { kindsOf } from '../cloud/kinds/kinds-of.ts';
import { memoryJournal } from '../session/memory-journal.ts';
import { openSession } from '../session/open-session.ts';
import { tenantOf } from '../session/tenant-of.ts';
import { findScenario, sourcesOf } from './sources.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-said-'));
  const target = (kind: string, more = {}) => ({
    target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, ...more },
  });
  const write = (name: string, object: object) =>
    writeFileSync(path.join(folder, name), JSON.stringify(object));
  write('p.json', {
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    id: 'p',
    displayName: 'Laptops',
    preprovisioningAllowed: true,
    assignments: [target('allDevices')],
  });
  write('g.json', {
    '@odata.type': '#microsoft.graph.group',
    id: 'g',
    displayName: 'Harbour staff',
    membershipRule: '(user.department -eq "Harbour")',
    groupTypes: ['DynamicMembership'],
  });
  write('pilots.json', {
    '@odata.type': '#microsoft.graph.group',
    id: 'pilots',
    displayName: 'Pilots',
    groupTypes: [],
  });
  write('b.json', {
    '@odata.type': '#microsoft.graph.win32LobApp',
    id: 'b',
    displayName: 'Wind Tables',
    assignments: [{ intent: 'required', ...target('group', { groupId: 'pilots' }) }],
  });
  write('a.json', {
    '@odata.type': '#microsoft.graph.win32LobApp',
    id: 'a',
    displayName: 'Tide Tables',
    assignments: [{ intent: 'required', ...target('group', { groupId: 'g' }) }],
  });
  write('own.json', { id: 'own', title: 'T', description: 'D', user: 'ghost@quay.example', walk: [] });
});
afterAll(() => rmSync(folder, { recursive: true }));

function tenantWith(settings: readonly string[], scenario = 'entra-wired') {
  const found = findScenario(scenario, settings);
  return tenantOf(found, sourcesOf(found, folder).tenant);
}
function refusalOf(begin: () => unknown): string {
  try {
    begin();
    return 'begun';
  } catch (error) {
    return error instanceof BadInputError ? error.line() : 'another error';
  }
}

const made = 'practice.harbour@tenant.example';

describe('a person who is named', () => {
  it.each([
    ['user=ghost@quay.example', 'user'],
    ['registration.assignedUser=ghost@quay.example', 'registration.assignedUser'],
  ])('and whom nobody knows is refused: %s', (setting, place) => {
    const line = refusalOf(() => tenantWith([setting]));
    const [where, rest = ''] = line.split(
      ': The tenant has no person "ghost@quay.example". Name one of its people: ',
    );
    expect(where).toBe(place);
    expect(rest.split(', ')).toEqual(expect.arrayContaining(['practice.user@tenant.example', made]));
  });

  it('in a scenario of one’s own is refused as well', () => {
    expect(() => tenantWith([], path.join(folder, 'own.json'))).toThrow(/no person "ghost/);
  });

  it.each(['user', 'registration.assignedUser'])(
    'and whom only rules tell apart is in the tenant: %s',
    (key) => {
      const tenant = tenantWith([`${key}=${made.toUpperCase()}`]);
      expect(tenant.users.filter(({ userPrincipalName }) => userPrincipalName === made)).toHaveLength(1);
      expect(tenant.practice.user).toBe(key === 'user' ? made : 'practice.user@tenant.example');
      expect(tenant.check.assumptions).toContainEqual(
        expect.objectContaining({ value: expect.stringContaining(made) }),
      );
    },
  );

  it('and is taken to be in a group without a rule is in it', () => {
    const { users, groups } = tenantWith([`user=${made}`, 'assume.members.Pilots=user']);
    const id = users.find(({ userPrincipalName }) => userPrincipalName === made)?.id;
    expect(groups.find(({ displayName }) => displayName === 'Pilots')?.members).toEqual([id]);
  });

  it('leaves no journal behind where the rehearsal does not begin', () => {
    const scenario = findScenario('entra-wired', ['user=ghost@quay.example']);
    const storage = memoryJournal();
    expect(() => openSession(sourcesOf(scenario, folder), storage, null)).toThrow(BadInputError);
    expect(storage.read()).toBe('');
  });

  it('has a name that no other made person has, in whatever script the values are', () => {
    const rules = ['営業', '開発'].map((department, index) => ({
      id: `g${index}`,
      displayName: department,
      groupTypes: ['DynamicMembership'],
      membershipRule: `(user.department -eq "${department}")`,
    }));
    const target = (groupId: string) => ({
      intent: 'required',
      target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
    });
    const objects = [
      ...rules,
      {
        '@odata.type': '#microsoft.graph.win32LobApp',
        id: 'x',
        displayName: 'X',
        assignments: [target('g0'), target('g1')],
      },
    ];
    const tenant = loadTenant([{ path: 't.json', text: JSON.stringify(objects) }], { groupTag: '' });
    const { people } = peopleOf(tenant, usedOf(tenant));
    const names = people.map(({ user }) => user.userPrincipalName);
    expect(names.filter((name) => name.startsWith('practice.other'))).toEqual([
      'practice.other@tenant.example',
      'practice.other-2@tenant.example',
    ]);
  });

  it('by a shipped scenario stands aside for the tenant’s own', () => {
    expect(tenantWith([]).practice.user).toBe('practice.user@tenant.example');
  });

  it('is one of each kind that a preflight finds: all of them can be taken over', () => {
    const tenant = tenantWith([]);
    const scenario = findScenario('entra-wired');
    const { kinds } = kindsOf(tenant, { usual: usualDevice(scenario, sourcesOf(scenario, null).hardware) });
    const names = new Set(kinds.map(({ user }) => user.userPrincipalName));
    expect(names).toContain(made);
    for (const name of names) expect(tenantWith([`user=${name}`]).practice.user).toBe(name);
  });
});

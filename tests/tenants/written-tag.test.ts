/** A group tag that a person wrote holds in whatever tenant; that of a shipped scenario is fitted to it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal } from '../testing/lab.ts';

let folder = '';
const tenant = () => path.join(folder, 'tenant');
const scenarioFile = () => path.join(folder, 'own.json');

/** The practice tenant, but nobody has the profile that its laptops would get. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reseal-tag-'));
  cpSync('resources/tenants/alder-finch', tenant(), { recursive: true });
  const file = path.join(tenant(), 'autopilot/pre-provisioned-laptops.json');
  const profile = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...profile, assignments: [] }));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function rehearsed(registration: object, settings: readonly string[] = []) {
  const own = { id: 'own', title: 'Own', description: 'x', walk: ['technician'], registration };
  writeFileSync(scenarioFile(), JSON.stringify(own));
  return played(scenarioFile(), settings);
}

function played(named: string, settings: readonly string[] = []) {
  const scenario = findScenario(named, settings);
  const { session } = openSession(sourcesOf(scenario, tenant()), memoryJournal(), 'test journal');
  playWalk({ session, scenario, stop: () => session.stage().screen.id === 'result' });
  const report = session.report();
  return {
    tag: session.console().device.groupTag,
    profile: report.device.profile,
    events: report.events.map(({ id }) => id),
    assumed: report.assumptions.find(({ what }) => what === 'Group tag of the PC')?.value,
  };
}

describe('the tag of the PC', () => {
  it('that a scenario of one’s own says holds, and the PC has no profile', () => {
    const run = rehearsed({ groupTag: 'LAPTOP' });
    expect(run).toMatchObject({ tag: 'LAPTOP', profile: null, assumed: undefined });
    expect(run.events).toContain(815);
  });

  it('that somebody sets holds', () => {
    expect(played('entra-wired', ['registration.groupTag=LAPTOP'])).toMatchObject({
      tag: 'LAPTOP',
      profile: null,
    });
  });

  it('may still be said otherwise', () => {
    const run = rehearsed({ groupTag: 'LAPTOP' }, ['assume.groupTag=HYBRID']);
    expect(run).toMatchObject({ tag: 'HYBRID', assumed: 'HYBRID' });
  });

  it.each([
    ['a scenario of one’s own that says none', () => rehearsed({})],
    ['a shipped scenario', () => played('entra-wired')],
  ])('of %s is one that leads to a profile', (_whose, run) => {
    expect(run()).toMatchObject({ tag: 'HYBRID', assumed: 'HYBRID' });
  });

  it('of a shipped scenario stays where a rule of the tenant names it', () => {
    const scenario = findScenario('entra-wired');
    const shipped = { ...scenario, registration: { groupTag: 'DESK', assignedUser: '' } };
    const { session } = openSession(sourcesOf(shipped, tenant()), memoryJournal(), 'test journal');
    expect(session.console().device.groupTag).toBe('DESK');
  });
});

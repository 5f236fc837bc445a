/** What an administrator’s preparation, a failure and the end of a flow leave behind, as the report tells it. */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { minutes } from '../../main/world/time.ts';
import { adding } from '../testing/own-policy.ts';
import { memoryJournal, open, play, shelved, type TenantFiles } from '../testing/lab.ts';

describe('a write of an administrator that cannot work', () => {
  const write = {
    method: 'PATCH' as const,
    path: 'deviceManagement/deviceConfigurations/no-such-id',
    body: {},
  };
  const refused = { method: 'PATCH', path: write.path, status: 404 };

  it('of before is told when the rehearsal begins, and in the report', () => {
    const { session, notices } = open('entra-wired', memoryJournal(), (scenario) => ({
      ...scenario,
      before: [write],
    }));
    expect(notices).toContainEqual(expect.stringMatching(/in before: PATCH .*no-such-id was not done.* 404/));
    expect(session.report().refusedWrites).toMatchObject([refused]);
  });

  it('of the walk is in the report', () => {
    const { session, person } = open('entra-wired');
    expect(person.does({ type: 'admin', write })).toMatchObject({ accepted: false });
    expect(session.report().refusedWrites).toMatchObject([refused]);
  });
});

describe('who made a write', () => {
  const tag = (groupTag: string) => ({
    method: 'POST' as const,
    path: "deviceManagement/windowsAutopilotDeviceIdentities(groupTag='LAPTOP')/updateDeviceProperties",
    body: { groupTag },
  });

  it('is in the report, in the truth and on the timeline, also of a recording', () => {
    const journal = memoryJournal();
    const { session, person } = open('entra-wired', journal);
    person.does({ type: 'admin', by: 'door', write: tag('LAPTOP') });
    person.does({
      type: 'admin',
      by: 'instructor',
      write: { ...tag(''), path: 'devices/nobody', method: 'DELETE' },
    });
    // As recordings have it that are from when nobody was named.
    person.does({ type: 'admin', write: tag('SALES') });
    const { writes, faults } = session.report();
    expect(writes).toMatchObject([
      { by: 'door', status: 200, reason: null, words: 'The group tag was set to “LAPTOP”' },
      { by: 'instructor', status: 404, reason: expect.stringContaining('does not exist') },
      { by: 'instructor', status: 200 },
    ]);
    expect(faults.flatMap(({ kind, by }) => (kind === 'administrator' ? [by] : []))).toEqual([
      'door',
      'instructor',
    ]);
    const replayed = open('entra-wired', journal).session;
    expect(replayed.report().writes).toEqual(writes);
    expect(replayed.timeline().tries[0]?.deeds).toContainEqual({
      at: expect.any(Number),
      kind: 'write',
      label: 'The group tag was set to “LAPTOP” (a client of Graph)',
    });
  });

  it('is the scenario where its walk names nobody', () => {
    const { session } = play('enrolment-reused-device');
    expect(session.report().writes.map(({ by }) => by)).toEqual(['scenario']);
  });
});

describe('Reset after a failure', () => {
  const again = (id: string, blockedFrom: 'enrolment' | 'success' = 'enrolment') => {
    const lab = open(id, memoryJournal(), (scenario) => ({
      ...scenario,
      services: { ...scenario.services, blockedFrom },
    }));
    playWalk(lab);
    const { error } = lab.session.report();
    lab.person.presses('reset');
    lab.person.waitsFor('region');
    return { ...lab, error };
  };

  it('behind the enrolment wants the record gone first, and says so; else 0x80180014', () => {
    const { session, person, scenario, error } = again('app-fails');
    expect(error?.next).toMatch(/delete its record .* or unblock .* before Reset/);
    playWalk({ session, scenario, stop: () => session.stage().screen.id === 'result' });
    person.waitsFor('result');
    expect(session.report().error).toMatchObject({
      code: '0x80180014',
      next: expect.stringContaining('unblock'),
    });
  });

  it('behind the enrolment does not, where the first success counts', () => {
    const { session, person, scenario, error } = again('app-fails', 'success');
    expect(error?.next).toBeNull();
    playWalk({ session, scenario, stop: () => session.stage().screen.id === 'result' });
    person.waitsFor('result');
    expect(session.report().error?.code).not.toBe('0x80180014');
  });

  it('before the enrolment wants nothing', () => {
    const { error } = play('tpm-vendor-url-blocked').session.report();
    expect(error?.next).toBeNull();
  });
});

it('compliance is lost with the user’s flow and comes back a while after it', () => {
  const { session } = play('compliance-reset');
  const { compliance, screens } = session.report();
  const states = compliance?.changes.map(({ state, isCompliant }) => [state, isCompliant]);
  expect(states).toEqual([
    ['compliant', true],
    ['unknown', false],
    ['compliant', true],
  ]);
  const desktop = screens.find(({ id }) => id === 'desktop')?.at ?? '';
  expect(Date.parse(compliance?.changes.at(-1)?.at ?? '') - Date.parse(desktop)).toBeGreaterThan(15 * 60_000);
});

it('the 90 minutes count from the end of the technician’s part, however long it took', () => {
  const slow = { 'Microsoft 365 Apps for enterprise': { runSeconds: 2_700 } };
  const lab = open('entra-wired', memoryJournal(), (scenario) =>
    shelved({ ...scenario, apps: { ...scenario.apps, ...slow } }, minutes(30)),
  );
  playWalk(lab);
  const { screens } = lab.session.report();
  const at = (id: string) => Date.parse(screens.findLast((screen) => screen.id === id)?.at ?? '');
  expect(at('result-success') - Date.parse(screens[0]?.at ?? '')).toBeGreaterThan(40 * 60_000);
  expect(Date.parse(screens.at(-1)?.at ?? '') - at('result-success')).toBeGreaterThan(60 * 60_000);
});

describe('with the status page off', () => {
  const pageOff = (files: TenantFiles) => {
    for (const [path, file] of Object.entries(files))
      if (path.startsWith('enrollment-status-page/'))
        files[path] = { ...file, showInstallationProgress: false };
    adding()(files);
  };

  it('what was not finished at Reseal is finished in the user’s flow, and is not the technician’s', () => {
    const slow = { '7-Zip': { runSeconds: 1_800 } };
    const lab = open(
      'entra-wired',
      memoryJournal(),
      (scenario) => ({ ...scenario, apps: { ...scenario.apps, ...slow } }),
      pageOff,
    );
    playWalk({ ...lab, stop: () => lab.session.outcome() === 'resealed' });
    const states = () =>
      lab.session
        .report()
        .apps.filter(({ name }) => name === '7-Zip')
        .map(({ phase, state }) => [phase, state]);
    expect(states().filter(([, state]) => state === 'installed')).toEqual([]);
    playWalk({ ...lab, scenario: { ...lab.scenario, walk: lab.scenario.walk.slice(1) } });
    lab.person.does({ type: 'jump', milliseconds: 4 * 3_600_000 });
    lab.session.advance(4 * 3_600_000);
    expect(states()).toEqual([
      ['technician', 'pendingInstall'],
      ['user', 'installed'],
    ]);
  });
});

/**
 * What the technician's part leaves unfinished is finished in the user's flow: each part of the agent checks in
 * once, and neither keeps the other from its work.
 */
import { readAgentLog } from '../../main/device/ime/read-agent-log.ts';
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import type { TenantFiles } from '../testing/lab.ts';
import { open } from '../testing/lab.ts';

const hedgerow = 'a1d3f1c4-3000-4000-8000-000000000006';
const hour = 3_600_000;

/** Changes every profile of the Enrollment Status Page. */
const statusPage = (change: object) => (files: TenantFiles) => {
  for (const file of Object.values(files))
    if (/Windows10EnrollmentCompletionPageConfiguration/i.test(`${file['@odata.type']}`))
      Object.assign(file, change);
};

const list = { selectedMobileAppIds: [hedgerow] };
const pages = [
  ['the page is off', { showInstallationProgress: false }, 11],
  ['the list lets no other app in', { ...list, allowNonBlockingAppInstallation: false }, 11],
  // What a dependency is for is there already: the technician's page has waited for it.
  ['the list lets the others in', { ...list, allowNonBlockingAppInstallation: true }, 10],
] as const;

function playedOn(change: object, id = 'entra-wired') {
  const { session, scenario } = open(id, undefined, undefined, statusPage(change));
  const { end } = playWalk({ session, scenario });
  const until = session.now() + 4 * hour;
  let alarms = 0;
  while (session.now() < until && alarms < 1_000) {
    const next = Math.min(session.nextAlarm() ?? until, until);
    session.advance(next - session.now(), 1);
    alarms++;
  }
  const log = session
    .logs()
    .files.filter(({ name }) => /^(?:IntuneManagementExtension|AppWorkload)\.log$/.test(name))
    .flatMap(({ text }) => readAgentLog(text))
    .toSorted((a, b) => a.at - b.at)
    .map(({ message }) => message)
    .join('\n');
  return { end, alarms, log, report: session.report() };
}

describe.each(pages)('where %s', (_how, change, apps) => {
  const { end, alarms, log, report } = playedOn(change);

  /** Names of the apps whose installation has succeeded, in order. */
  const installed = (text: string): readonly string[] =>
    Array.from(
      text.matchAll(/Execution state for app with id: (\S+) .*"NewValue":"Success"/g),
      ([, own]) => report.apps.find(({ id }) => id === own)?.name ?? '',
    );

  it('the desktop comes, and four hours there are few alarms', () => {
    expect(end).toBe('done');
    expect(alarms).toBeLessThan(200);
  });

  it('each part checks in once for the page: device setup for the technician and again for the user', () => {
    expect([...log.matchAll(/checking in, EspPhase: (\w+), reason: ESP/g)].map(([, phase]) => phase)).toEqual(
      ['DeviceSetup', 'DeviceSetup', 'AccountSetup'],
    );
  });

  it('everything is installed in the user’s flow, the user’s own app last', () => {
    const user = report.apps.filter(({ phase }) => phase === 'user');
    expect(user).toHaveLength(apps);
    expect(user.filter(({ state }) => state !== 'installed')).toEqual([]);
    expect(installed(log).at(-1)).toBe('Timecard');
  });

  it('what was not done at Reseal is not told as the technician’s', () => {
    const flows = log.split(/(?=EMS Agent Started)/);
    const byUser = [...(flows.at(-1) ?? '').matchAll(/\[Win32App\] (.+?) \(id = \S+\): is taken up/g)].map(
      ([, name]) => name,
    );
    expect(byUser.length).toBeGreaterThan(6);
    const already = installed(flows.slice(0, -1).join(''));
    const told = report.apps
      .filter(({ phase, state }) => phase === 'technician' && state === 'installed')
      .map(({ name }) => name);
    expect(told.filter((name) => byUser.includes(name) && !already.includes(name))).toEqual([]);
  });
});

describe('on a hybrid PC with the page off, where no page asks for the work account', () => {
  const { end, report } = playedOn({ ...list, showInstallationProgress: false }, 'hybrid-wired');

  it('the logon at the desktop does, once the PC is registered: everything is installed', () => {
    expect(end).toBe('done');
    expect(report.device.entraDeviceId).not.toBeNull();
    const installed = report.apps.filter(({ phase, state }) => phase === 'user' && state === 'installed');
    expect(installed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Finch Tunnel VPN', 'Company Portal', 'Quill PDF', 'Timecard']),
    );
  });
});

/** Installers and scripts that behave otherwise from time to time, that never end, or that restart the PC themselves. */
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../shared/session/scenario.ts';
import { leaks } from '../testing/everything-on-the-pc.ts';
import { open, type TenantFiles } from '../testing/lab.ts';

const scriptName = 'Label the PC';

/** A script for every registered PC. */
const withScript = (files: TenantFiles): void => {
  files['scripts/label.json'] = {
    '@odata.type': '#microsoft.graph.deviceManagementScript',
    id: 'a1d3f1c4-9000-4000-8000-000000000001',
    displayName: scriptName,
    scriptContent: Buffer.from('"label"').toString('base64'),
    runAsAccount: 'system',
    assignments: files['apps/cedar-browser.json']?.assignments ?? [],
  };
};

/** The technician's part until its result page, with behaviours as a scenario's file has them. */
function technician(behaviours: { readonly apps?: object; readonly scripts?: object }) {
  const { apps, scripts } = readScenario(
    { id: 'own', title: '', description: '', ...behaviours },
    'own.json',
  );
  const opened = open('entra-wired', undefined, (scenario) => ({ ...scenario, apps, scripts }), withScript);
  const { person, session } = opened;
  person.goesToTheLandingPage();
  person.presses('provision');
  const { outcome } = person.waitsFor('result');
  const report = session.report();
  return { ...opened, outcome, report, minutes: minutesOf(report.elapsed) };
}
const minutesOf = (elapsed: string | null): number => {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?/.exec(elapsed ?? '') ?? [];
  return Number(hours) * 60 + Number(minutes);
};
const scriptIn = ({ report }: ReturnType<typeof technician>) =>
  report.scripts.find(({ name }) => name === scriptName);

describe('a script', () => {
  it('ends by its attempt: refused at the first, done with a check-in behind it', () => {
    const steps = [
      { attempt: 1, exitCode: 1, output: 'no printer' },
      { attempt: 2, output: 'labelled' },
    ];
    const run = technician({ scripts: { [scriptName]: steps } });
    expect([run.outcome, scriptIn(run)?.state]).toEqual(['success', 'fail']);
    run.session.advance(2 * 3_600_000);
    const later = run.session.report().scripts.find(({ name }) => name === scriptName);
    expect(later?.state).toBe('success');
    expect(run.report.faults.map(({ words }) => words)).toContain(
      `the script "${scriptName}" ends with exit code 1 at attempt 1`,
    );
  });

  it('that hangs keeps the apps back for half an hour, and is stopped', () => {
    const run = technician({ scripts: { [scriptName]: { hangs: true } } });
    expect([run.outcome, scriptIn(run)]).toMatchObject(['success', { state: 'fail', errorCode: 0x87d300c9 }]);
    expect(run.minutes).toBeGreaterThanOrEqual(30);
    expect(run.report.faults).toMatchObject([{ words: `the script "${scriptName}" never ends` }]);
    expect(leaks(run.session)).toEqual([]);
  });

  it('that restarts the PC the first time runs again behind it, and the technician’s part goes on', () => {
    const run = technician({ scripts: { [scriptName]: [{ attempt: 1, restarts: true }] } });
    expect([run.outcome, scriptIn(run)?.state]).toEqual(['success', 'success']);
    expect(run.report.restarts).toMatchObject([{ flow: 'technician', askedBy: [scriptName] }]);
    expect(run.report.events).toContainEqual(expect.objectContaining({ channel: 'System', id: 1074 }));
    expect(run.report.faults[0]).toMatchObject({
      words: `the script "${scriptName}" restarts the PC itself at attempt 1`,
      felt: expect.any(String),
    });
    expect(leaks(run.session)).toEqual([]);
  });
});

describe('an installer that restarts the PC itself', () => {
  const cedar = ({ report }: ReturnType<typeof technician>) =>
    report.apps.find(({ name }) => name === 'Cedar Browser');

  it('and is done before, is found behind the restart: nobody has learnt its exit code', () => {
    const run = technician({ apps: { 'Cedar Browser': { restarts: true } } });
    expect([run.outcome, cedar(run)]).toMatchObject(['success', { state: 'installed', exitCode: null }]);
    expect(run.report.restarts).toMatchObject([{ askedBy: ['Cedar Browser'] }]);
  });

  it('and is never found, holds the page until its time is over', () => {
    const run = technician({ apps: { 'Cedar Browser': { restarts: true, detected: false } } });
    expect([run.outcome, run.report.error]).toMatchObject([
      'failure',
      {
        code: '0x800705B4',
        item: 'AppsSubcategory',
        cause: expect.stringContaining('restarts the PC itself'),
      },
    ]);
    expect(run.minutes).toBeGreaterThanOrEqual(59);
    expect(run.report.restarts.length).toBeGreaterThan(3);
    expect(leaks(run.session)).toEqual([]);
  });

  it('as an MSI over the other channel, is found by its product', () => {
    const run = technician({ apps: { 'Lantern Assist': { restarts: true } } });
    expect([run.outcome, run.report.restarts.length]).toEqual(['success', 1]);
  });
});

it('an MSI that restarts the PC again and again is not waited for beyond the limit of the policy providers', () => {
  const { outcome, report } = technician({ apps: { 'Lantern Assist': { restarts: true, detected: false } } });
  expect([outcome, report.error]).toMatchObject([
    'failure',
    { code: '0x800705B4', step: 'provider', cause: expect.stringContaining('restarts the PC itself') },
  ]);
});

it('an installer that hangs is stopped after the app’s maximum run time', () => {
  const { outcome, report } = technician({ apps: { 'Cedar Browser': { hangs: true } } });
  expect([outcome, report.error?.cause]).toEqual(['failure', 'the installer of "Cedar Browser" never ends']);
});

it('a behaviour of a script that nobody knows is refused with its place', () => {
  const scripts = { [scriptName]: [{ attempt: 1, sizeMegabytes: 4 }] };
  expect(() => technician({ scripts })).toThrow(/sizeMegabytes/);
});

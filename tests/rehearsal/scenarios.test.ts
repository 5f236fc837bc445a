/** Every shipped scenario comes to what it says, and to the same state each time. */
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../main/hosts/sources.ts';
import { leaks } from '../testing/everything-on-the-pc.ts';
import { forgetting, missingInOrder, play } from '../testing/lab.ts';

const runs = new Map(
  shippedScenarios().map(({ id }) => {
    const { session, notices } = play(id);
    return [id, { ...session.report(), notices, leaks: leaks(session) }];
  }),
);

describe('the shipped scenarios', () => {
  it.each(shippedScenarios().map(({ id, expect: goal }) => ({ id, ...goal })))(
    '$id ends $outcome $code',
    ({ id, outcome, code }) => {
      const report = runs.get(id)!;
      expect(report.outcome).toBe(outcome);
      expect(report.error?.code).toBe(code);
      expect(report.notices).toEqual([]);
    },
  );

  it.each(shippedScenarios().map(({ id }) => id))('%s: nothing on the PC tells what was set', (id) => {
    expect(runs.get(id)!.leaks).toEqual([]);
  });

  it.each(shippedScenarios().map(({ id }) => id))('%s has the same digest with nothing remembered', (id) => {
    const digest = forgetting(() => play(id).session.report().digest);
    expect(digest).toBe(runs.get(id)!.digest);
  });
});

describe('a golden run', () => {
  const report = runs.get('entra-wired')!;

  it('shows the screens of both flows in the order of the article', () => {
    const shown = report.screens.map(({ id }) => id);
    const order = [
      'off',
      'firmware',
      'boot-starting',
      'region',
      'provisioning-menu',
      'progress-checking-for-updates',
      'landing',
      'boot-restarting',
      'esp',
      'result-success',
      'boot-shutting-down',
      'off',
      'region',
      'keyboard',
      'second-keyboard-offer',
      'sign-in-branded',
      'sign-in-password',
      'esp',
      'boot-signing-in',
      'esp',
      'desktop',
    ];
    expect(missingInOrder(shown, order)).toEqual([]);
  });

  it('attests, installs every app of the technician phase and waits with the user’s for the user', () => {
    expect(report.attestation).toMatchObject({ state: 'succeeded', attempts: 1 });
    const technician = report.apps.filter(({ phase }) => phase === 'technician');
    expect(technician.length).toBeGreaterThanOrEqual(8);
    expect(new Set(technician.map(({ state }) => state))).toEqual(new Set(['installed']));
    expect(report.apps.some(({ phase, name }) => phase === 'user' && name === 'Timecard')).toBe(true);
    expect(technician.some(({ name }) => name === 'Timecard')).toBe(false);
  });

  it('runs device setup again for the user, but not device preparation', () => {
    const states = (items: readonly { state: string }[]) => new Set(items.map(({ state }) => state));
    expect(states(report.esp.user!.deviceSetup)).toEqual(new Set(['succeeded']));
    expect(states(report.esp.user!.accountSetup)).toEqual(new Set(['succeeded', 'notRequired']));
    expect(report.screens.filter(({ id }) => id === 'esp')).toHaveLength(3);
  });

  it('tells the elapsed time of the technician flow', () => {
    expect(report.elapsed).toMatch(/^PT1\dM\d+S$/);
  });
});

describe('failures by cause', () => {
  it.each([
    [
      'tpm-vendor-url-blocked',
      'attestation',
      'TpmAttestationSubcategory',
      /firewall blocks "\*\.microsoftaik\.azure\.net"/,
    ],
    [
      'preprovisioning-not-allowed',
      'mdm-enrolment',
      'MdmEnrollmentSubcategory',
      /does not allow pre-provisioning/,
    ],
    ['app-fails', 'esp', 'AppsSubcategory', /7-Zip.*1603/],
  ])('%s names the step, the failing item and the cause', (id, step, item, cause) => {
    const { error, elapsed, esp } = runs.get(id)!;
    expect(error).toMatchObject({ step, item });
    expect(error!.cause).toMatch(cause);
    expect(elapsed).toMatch(/^PT/);
    const items = Object.values(esp.technician!).flat();
    expect(items.filter(({ state }) => state === 'failed').map((failed) => failed.item)).toEqual([item]);
  });

  it('are told to the instructor, once, with what is to be done', () => {
    const told = (id: string) =>
      play(id)
        .session.console()
        .log.map(({ text }) => text)
        .filter((text) => text.startsWith('0x'));
    expect(told('app-fails')).toEqual([
      expect.stringMatching(/^0x80070643: the installer of "7-Zip" ends with exit code 1603\. [A-Z]/),
    ]);
    expect(told('entra-wired')).toEqual([]);
  });

  it('attestation that never comes takes the limit of seven minutes, and its retries are logged', () => {
    const { events } = runs.get('tpm-vendor-url-blocked')!;
    expect(events.filter(({ id }) => id === 177)).toHaveLength(2);
    const started = runs.get('tpm-vendor-url-blocked')!.screens.find(({ id }) => id === 'esp')!.at;
    const ended = runs.get('tpm-vendor-url-blocked')!.screens.find(({ id }) => id === 'result-failure')!.at;
    expect((Date.parse(ended) - Date.parse(started)) / 1_000).toBe(425);
  });
});

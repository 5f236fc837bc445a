/** How long may lie between the two flows (facts/rules-of-operation). */
import { describe, expect, it } from 'vitest';
import { open, play } from '../testing/lab.ts';

/** Minutes from the first sign-in to the desktop's door, for a user who comes `away` milliseconds after Reseal. */
function accountSetupMinutes(away: number): number {
  const { person, session } = open('entra-wired');
  person.preprovisions(away);
  person.setsUpTheAccount();
  person.waitsFor('boot', ({ phase }) => phase === 'signing-in');
  const from = session.now();
  person.waitsFor('hello');
  return (session.now() - from) / 60_000;
}

describe('a user who comes before the 90 minutes', () => {
  it('waits in account setup until the technician’s token has expired', () => {
    const usual = accountSetupMinutes(2 * 86_400_000);
    expect(usual).toBeLessThan(10);
    expect(accountSetupMinutes(90 * 60_000)).toBe(usual);
    expect(accountSetupMinutes(45 * 60_000)).toBeGreaterThan(usual + 5);
  });

  it('runs into the limit of account setup where the token outlives it', () => {
    const { session } = play('user-too-early');
    const { error, esp } = session.report();
    expect(error).toMatchObject({ code: '0x800705B4', step: 'esp' });
    expect(esp.user!.deviceSetup.every(({ state }) => state === 'succeeded')).toBe(true);
  });

  it('sees "Identifying" meanwhile', () => {
    const { person, session } = open('entra-wired');
    person.preprovisions(60_000);
    person.setsUpTheAccount();
    person.waitsFor('boot', ({ phase }) => phase === 'signing-in');
    person.waitsFor('esp');
    session.advance(15 * 60_000);
    const apps = person
      .waitsFor('esp')
      .categories.find(({ id }) => id === 'AccountSetupCategory')!
      .items.find(({ id }) => id === 'AppsSubcategory')!;
    expect(apps).toMatchObject({ state: 'inProgress', status: { key: 'esp.status.identifying' } });
  });
});

describe('a user who comes after six months', () => {
  it('is helped by a reset and another run of the technician’s flow, once the device’s record is gone', () => {
    const { session, person } = play('user-too-late');
    const { managedDeviceId } = session.console().device;
    person.does({
      type: 'admin',
      write: { method: 'DELETE', path: `deviceManagement/managedDevices/${managedDeviceId}` },
    });
    expect(person.presses('reset')).toEqual({ accepted: true });
    person.waitsFor('region');
    person.pressesTheWindowsKey();
    person.chooses('pre-provision');
    person.presses('next');
    person.waitsFor('landing', ({ loading }) => !loading);
    person.presses('provision');
    expect(person.waitsFor('result').outcome).toBe('success');
  });

  it('finds apps failing, and the agent’s log says why', () => {
    const { session, person } = play('user-too-late');
    expect(session.report()).toMatchObject({ outcome: 'failed', error: { code: '0x800B0101' } });
    expect(person.screen().id).toBe('esp');
    person.does({ type: 'shortcut', shortcut: 'diagnostics' });
    person.waitsFor('diagnostics', ({ step }) => step === 'report');
    person.presses('export-logs');
    const log = session.exports()[0]!.files.find(({ name }) => name === 'AppWorkload.log')!.text;
    expect(log).toMatch(
      /\[Win32App\]\[DetectionActionHandler\].*action status: Failed.*detection state: NotComputed/,
    );
  });
});

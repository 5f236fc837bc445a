/** The landing page: what it tells, and what Refresh brings (facts/pre-provisioning-pages#landing-page). */
import { describe, expect, it } from 'vitest';
import { open } from '../testing/lab.ts';

const user = 'mei.tanaka@alderfinch.example';

function atTheLandingPage(id = 'entra-wired') {
  const lab = open(id);
  const landing = lab.person.goesToTheLandingPage();
  const device = () => lab.session.console().device;
  const refresh = () => {
    lab.person.presses('refresh');
    expect(lab.person.screen()).toMatchObject({ id: 'landing', loading: true, canContinue: false });
    return lab.person.waitsFor('landing', ({ loading }) => !loading);
  };
  const admin = (action: string, body?: unknown) =>
    lab.person.does({
      type: 'admin',
      write: {
        method: 'POST',
        path: `deviceManagement/windowsAutopilotDeviceIdentities/${device().autopilotDeviceId}/${action}`,
        ...(body === undefined ? {} : { body }),
      },
    });
  return { ...lab, landing, device, refresh, admin };
}

describe('the landing page', () => {
  it('tells organisation, profile and user, and holds the 178 bytes of the QR code', () => {
    const { landing, device } = atTheLandingPage();
    expect(landing).toMatchObject({
      organisation: 'alderfinch.onmicrosoft.example',
      profile: 'Pre-provisioned laptops',
      user: null,
      canContinue: true,
    });
    expect(Buffer.from(landing.qr!)).toHaveLength(178);
    expect(JSON.parse(landing.qr!).ZtdId).toBe(device().autopilotDeviceId);
  });

  it('shows a user that was assigned meanwhile after Refresh, and not before', () => {
    const { person, session, refresh, admin } = atTheLandingPage();
    expect(
      admin('assignUserToDevice', { userPrincipalName: user, addressableUserName: 'Mei' }),
    ).toMatchObject({
      accepted: true,
    });
    session.advance(60_000);
    expect(person.screen()).toMatchObject({ user: null });
    expect(refresh().user).toBe(user);
    expect(admin('unassignUserFromDevice')).toMatchObject({ accepted: true });
    session.advance(60_000);
    expect(refresh().user).toBeNull();
  });

  it('shows a changed group tag’s profile only after the service’s lag: a Refresh too early still has the old one', () => {
    const { session, refresh, admin, device } = atTheLandingPage();
    admin('updateDeviceProperties', { groupTag: 'DESK' });
    expect(refresh().profile).toBe('Pre-provisioned laptops');
    session.advance(20 * 60_000);
    expect(device().deploymentProfile).toBe('Desk PCs, set up by users');
    expect(refresh().profile).toBe('Desk PCs, set up by users');
  });

  it('gives the QR code a new Id for each rendering and keeps its ZtdId', () => {
    const { landing, refresh } = atTheLandingPage();
    const before = JSON.parse(landing.qr!);
    const after = JSON.parse(refresh().qr!);
    expect(after.ZtdId).toBe(before.ZtdId);
    expect(after.Id).not.toBe(before.Id);
  });

  it('refuses a write for a device that is not there, in Graph’s words, and changes nothing', () => {
    const { person, device } = atTheLandingPage();
    const before = device();
    const answer = person.does({
      type: 'admin',
      write: {
        method: 'POST',
        path: 'deviceManagement/windowsAutopilotDeviceIdentities/none/assignUserToDevice',
        body: {},
      },
    });
    expect(answer).toMatchObject({ accepted: false });
    expect(device()).toEqual(before);
  });

  it('without internet leads to the failure page with 0x800C0003', () => {
    const lab = open('entra-wired');
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    lab.person.does({ type: 'network', change: { cable: 'unplugged' } });
    lab.person.pressesTheWindowsKey();
    lab.person.chooses('pre-provision');
    lab.person.presses('next');
    const result = lab.person.waitsFor('result');
    expect(result).toMatchObject({
      outcome: 'failure',
      error: { code: '0x800C0003' },
      controls: ['retry', 'reset'],
    });
  });

  it.each([
    ['entra-wired', 'success'],
    ['entra-wired-windows-10', 'success'],
    ['app-fails', 'failure'],
    ['tpm-vendor-url-blocked', 'failure'],
  ])(
    'stays in view on all four result pages: profile, organisation, user, code and time (%s)',
    (id, outcome) => {
      const { person } = open(id, undefined, (scenario) => ({
        ...scenario,
        registration: { groupTag: 'LAPTOP', assignedUser: user },
      }));
      const { organisation, profile, qr } = person.goesToTheLandingPage();
      person.presses('provision');
      const result = person.waitsFor('result', ({ outcome: found }) => found === outcome);
      expect(result).toMatchObject({ organisation, profile, user });
      expect(result.elapsed).not.toBeNull();
      expect(JSON.parse(result.qr!)).toMatchObject({
        ZtdId: JSON.parse(qr!).ZtdId,
        Result: outcome === 'success' ? 'Success' : 'Failure',
      });
    },
  );

  it('stays in a hybrid join while the device is pre-provisioned, with Next and Refresh off', () => {
    const { person } = atTheLandingPage('hybrid-wired');
    person.presses('provision');
    expect(person.screen()).toMatchObject({
      id: 'landing',
      progress: { key: 'landing.hybrid-progress' },
      canContinue: false,
    });
    expect(person.presses('refresh')).toMatchObject({ accepted: false });
    expect(person.presses('provision')).toMatchObject({ accepted: false });
    person.waitsFor('esp');
  });

  it('of a PC that is not registered is the failure page: no profile, no code, no time; Retry asks again', () => {
    const lab = open('entra-wired', undefined, (scenario) => ({ ...scenario, registration: null }));
    lab.person.does({ type: 'power-button' });
    lab.person.waitsFor('region');
    lab.person.pressesTheWindowsKey();
    lab.person.chooses('pre-provision');
    lab.person.presses('next');
    expect(lab.person.waitsFor('result')).toMatchObject({
      outcome: 'failure',
      profile: null,
      organisation: null,
      qr: null,
      elapsed: null,
      error: { sentence: { key: 'result.error.no-profile' }, code: null },
      controls: ['retry', 'reset'],
    });
    expect(lab.session.report().error).toMatchObject({ step: 'profile', code: '0x80070490' });
    lab.person.presses('retry');
    expect(lab.person.screen()).toMatchObject({ id: 'landing', loading: true });
    lab.person.waitsFor('result');
  });
});

/**
 * Networks: a portal, a connection that is lost, and what Wi-Fi asks of technician and user
 * (facts/set-up-order#where-the-flow-starts).
 */
import { describe, expect, it } from 'vitest';
import { open } from '../testing/lab.ts';

describe('a captive portal', () => {
  const atThePortal = () => {
    const lab = open('network-captive-portal');
    lab.person.answersTheFirstPages();
    lab.person.waitsFor('network');
    lab.person.chooses('Harbour-Guest');
    lab.person.presses('connect');
    lab.person.waitsFor('network', ({ canContinue }) => canContinue);
    lab.person.presses('next');
    return { ...lab, portal: lab.person.waitsFor('captive-portal') };
  };

  it('shows its page in front of Autopilot, and lets the PC through once somebody has signed in', () => {
    const { person, portal } = atThePortal();
    expect(portal.network).toBe('Harbour-Guest');
    person.presses('connect');
    expect(person.waitsFor('sign-in').branding).not.toBeNull();
  });

  it('that nobody wants is left for the list of networks', () => {
    const { person } = atThePortal();
    person.presses('back');
    expect(person.screen()).toMatchObject({ id: 'network', canContinue: false });
  });

  it('takes five presses, and comes back after the power was cut', () => {
    const { person } = atThePortal();
    person.cutsThePower();
    person.waitsFor('captive-portal');
    person.pressesTheWindowsKey();
    expect(person.screen().id).toBe('provisioning-menu');
  });
});

describe('a connection that is lost', () => {
  it('on the sign-in page is told; Retry goes back to the network, or on where it is back', () => {
    const { person } = open('entra-wired');
    person.answersTheFirstPages();
    person.waitsFor('sign-in');
    person.does({ type: 'network', change: { cable: 'unplugged' } });
    expect(person.screen()).toMatchObject({
      id: 'problem',
      title: { key: 'problem.connection-lost' },
      controls: ['retry'],
    });
    person.presses('retry');
    expect(person.screen()).toMatchObject({ id: 'network', wired: 'unplugged', canContinue: false });
    person.does({ type: 'network', change: { cable: 'plugged' } });
    person.presses('next');
    person.waitsFor('sign-in');
  });

  it('while updates are looked for is told too', () => {
    const { person, session } = open('entra-wired');
    person.answersTheFirstPages();
    person.waitsFor('progress', ({ page }) => page === 'checking-for-updates');
    session.advance(10_000);
    person.does({ type: 'network', change: { cable: 'unplugged' } });
    expect(person.screen()).toMatchObject({ id: 'problem', controls: ['retry'] });
  });

  it('on the first pages changes nothing yet', () => {
    const { person } = open('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.does({ type: 'network', change: { cable: 'unplugged' } });
    expect(person.screen().id).toBe('region');
  });
});

type Person = ReturnType<typeof open>['person'];

function connect(person: Person): void {
  person.waitsFor('network', ({ canContinue }) => !canContinue);
  person.chooses('AlderFinch-Workshop');
  person.presses('connect');
  person.presses('connect', { 'network-password': 'quiet-lantern-42' });
  person.waitsFor('network', ({ canContinue }) => canContinue);
  person.presses('next');
}

/** Five presses at the sign-in page, the technician's flow, Reseal. */
function preProvisionFromHere(person: Person): void {
  person.pressesTheWindowsKey();
  person.chooses('pre-provision');
  person.presses('next');
  person.waitsFor('landing', ({ loading }) => !loading);
  person.presses('provision');
  person.waitsFor('result', ({ outcome }) => outcome === 'success');
  person.presses('reseal');
  person.waitsFor('off');
}

describe('pre-provisioning over Wi-Fi', () => {
  it('lets the first pages come again for the user, with the technician’s answers: there is no network yet', () => {
    const { person } = open('entra-wifi');
    const connects = () => connect(person);
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.chooses('CA');
    person.presses('yes');
    person.presses('yes');
    person.presses('skip');
    connects();
    person.waitsFor('sign-in');
    preProvisionFromHere(person);
    person.does({ type: 'power-button' });
    expect(person.waitsFor('region')).toMatchObject({ selected: 'CA' });
    person.presses('yes');
    person.presses('yes');
    person.presses('skip');
    connects();
    person.waitsFor('sign-in');
  });

  it('a user with a cable has the profile first: the pages that it hides stay hidden', () => {
    const { person, session } = open('entra-wifi', undefined, undefined, (files) => {
      const profile = files['autopilot/pre-provisioned-laptops.json']!;
      profile['locale'] = 'os-default';
      profile['outOfBoxExperienceSetting'] = {
        ...(profile['outOfBoxExperienceSetting'] as object),
        keyboardSelectionPageSkipped: true,
      };
    });
    person.answersTheFirstPages();
    connect(person);
    person.waitsFor('sign-in');
    preProvisionFromHere(person);
    const before = session.report().screens.length;
    person.does({ type: 'network', change: { cable: 'plugged' } });
    person.does({ type: 'power-button' });
    person.waitsFor('sign-in');
    const shown = session
      .report()
      .screens.slice(before)
      .map(({ id }) => id);
    for (const id of ['region', 'keyboard', 'second-keyboard', 'network']) expect(shown).not.toContain(id);
  });
});

describe('a Wi-Fi network', () => {
  const hidden = {
    ssid: 'AlderFinch-Vault',
    signal: 3,
    security: 'wpa3-personal',
    password: 'amber-cellar-9',
    internet: true,
    hidden: true,
  } as const;
  const atTheNetworks = () => {
    const lab = open('entra-wifi', undefined, (scenario) => ({
      ...scenario,
      network: { ...scenario.network, wireless: [...scenario.network.wireless, hidden] },
    }));
    lab.person.answersTheFirstPages();
    lab.person.waitsFor('network');
    return lab;
  };
  type Lab = ReturnType<typeof atTheNetworks>;
  const rowOf = ({ person }: Lab, ssid: string) => {
    const screen = person.screen();
    return screen.id === 'network' ? screen.wireless.find((one) => one.ssid === ssid) : undefined;
  };
  const settles = ({ person }: Lab) =>
    person.waitsFor('network', ({ wireless }) => wireless.every(({ state }) => state !== 'connecting'));
  const connects = (lab: Lab) => {
    lab.person.chooses('AlderFinch-Workshop');
    lab.person.presses('connect');
    lab.person.presses('connect', { 'network-password': 'quiet-lantern-42' });
    lab.person.waitsFor('network', ({ canContinue }) => canContinue);
  };

  it('with a wrong password asks for it again, in words', () => {
    const lab = atTheNetworks();
    lab.person.chooses('AlderFinch-Workshop');
    lab.person.presses('connect');
    lab.person.presses('connect', { 'network-password': 'guess' });
    settles(lab);
    expect(rowOf(lab, 'AlderFinch-Workshop')).toMatchObject({
      state: 'asking-password',
      problem: { key: 'network.wrong-password' },
    });
  });

  it('is connected again after a restart, unless nobody wants that', () => {
    const lab = atTheNetworks();
    connects(lab);
    lab.person.cutsThePower();
    lab.person.waitsFor('sign-in');

    const manual = atTheNetworks();
    manual.person.chooses('AlderFinch-Workshop');
    manual.person.presses('connect-automatically');
    expect(rowOf(manual, 'AlderFinch-Workshop')?.automatic).toBe(false);
    manual.person.presses('connect');
    manual.person.presses('connect', { 'network-password': 'quiet-lantern-42' });
    manual.person.waitsFor('network', ({ canContinue }) => canContinue);
    manual.person.cutsThePower();
    expect(manual.person.waitsFor('network').canContinue).toBe(false);
  });

  it('tells its properties, and can be left', () => {
    const lab = atTheNetworks();
    connects(lab);
    const { person } = lab;
    person.chooses('AlderFinch-Workshop');
    person.presses('properties');
    expect(person.screen()).toMatchObject({
      id: 'network',
      properties: {
        ssid: 'AlderFinch-Workshop',
        security: 'wpa2-personal',
        internet: true,
        address: expect.stringMatching(/^198\.51\.100\.\d+$/) as string,
        macAddress: expect.stringMatching(/^([0-9A-F]{2}-){5}[0-9A-F]{2}$/) as string,
      },
    });
    person.presses('close');
    person.presses('disconnect');
    expect(person.screen()).toMatchObject({ id: 'network', canContinue: false });
    expect(rowOf(lab, 'AlderFinch-Workshop')?.state).toBe('idle');
  });

  it('that is hidden wants its name first, then its password, and has its name from then on', () => {
    const lab = atTheNetworks();
    const { person } = lab;
    expect(rowOf(lab, hidden.ssid)).toBeUndefined();
    person.chooses('');
    person.presses('connect');
    expect(rowOf(lab, '')?.state).toBe('asking-name');
    person.presses('connect', { 'network-name': ' ' });
    expect(rowOf(lab, '')?.problem?.key).toBe('local-account.problem.required');
    person.presses('connect', { 'network-name': 'AlderFinch-Volt' });
    settles(lab);
    expect(rowOf(lab, '')).toMatchObject({
      state: 'asking-name',
      problem: { key: 'network.cannot-connect' },
    });
    person.presses('connect', { 'network-name': hidden.ssid });
    expect(rowOf(lab, '')?.state).toBe('asking-password');
    person.presses('connect', { 'network-password': hidden.password });
    person.waitsFor('network', ({ canContinue }) => canContinue);
    expect(rowOf(lab, hidden.ssid)).toMatchObject({ state: 'connected' });
    expect(lab.journal.text).not.toContain('"network-password":"amber-cellar-9"');
    person.presses('next');
    person.waitsFor('sign-in');
  });

  it('that is none has no row for a hidden one', () => {
    const { person } = open('entra-wifi');
    person.answersTheFirstPages();
    expect(person.waitsFor('network').wireless.map(({ ssid }) => ssid)).not.toContain('');
  });
});

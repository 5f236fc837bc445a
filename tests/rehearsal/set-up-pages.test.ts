/**
 * The rules around the first pages and the five presses (facts/set-up-order#where-the-flow-starts,
 * facts/set-up-order#node-order, facts/pre-provisioning-pages#menu).
 */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal, open, play } from '../testing/lab.ts';

describe('five presses of the Windows key', () => {
  it('open the menu, four do not, and another key begins the count anew', () => {
    const { person } = open('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.pressesTheWindowsKey(4);
    expect(person.screen().id).toBe('region');
    person.does({ type: 'other-key' });
    person.pressesTheWindowsKey(4);
    expect(person.screen().id).toBe('region');
    person.pressesTheWindowsKey(1);
    expect(person.screen()).toMatchObject({ id: 'provisioning-menu', selected: null, canContinue: false });
  });

  it('preselect the first option on Windows 10', () => {
    const { person } = open('entra-wired-windows-10');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.pressesTheWindowsKey();
    expect(person.screen()).toMatchObject({ selected: 'install-package', canContinue: true });
  });

  it('have no time limit', () => {
    const { person, session } = open('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    for (let press = 0; press < 5; press++) {
      person.pressesTheWindowsKey(1);
      session.advance(600_000);
    }
    expect(person.screen().id).toBe('provisioning-menu');
  });

  it('no longer offer pre-provisioning once the PC was resealed', () => {
    const { person } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reseal');
    person.waitsFor('off');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.pressesTheWindowsKey();
    expect(person.screen()).toMatchObject({
      id: 'provisioning-menu',
      options: ['install-package', 'export-logs', 'reset'],
    });
  });

  it('opened from the sign-in page, Exit leads back to it', () => {
    const { person } = open('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.presses('yes');
    person.presses('yes');
    person.presses('skip');
    person.waitsFor('sign-in');
    person.pressesTheWindowsKey();
    person.presses('exit');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'user-name' });
  });
});

describe('the first pages', () => {
  it('do not show over Ethernet what the profile sets; over Wi-Fi they must', () => {
    const wired = play('entra-wired')
      .session.report()
      .screens.map(({ id }) => id);
    const wifi = play('entra-wifi')
      .session.report()
      .screens.map(({ id }) => id);
    expect(wired).not.toContain('network');
    expect(wifi.slice(0, 8)).toEqual([
      'off',
      'firmware',
      'boot-starting',
      'region',
      'keyboard',
      'second-keyboard-offer',
      'network',
      'progress-finding-organisation',
    ]);
  });

  it.each([
    [false, ['region', 'keyboard', 'second-keyboard-offer', 'network', 'progress-finding-organisation']],
    [true, ['region', 'keyboard', 'second-keyboard-offer', 'progress-finding-organisation']],
  ])(
    'of the user ask for a Wi-Fi network again, unless Windows knows it still: %s',
    (keptAtReseal, pages) => {
      const lab = open('entra-wifi', memoryJournal(), (scenario) => ({
        ...scenario,
        network: { ...scenario.network, keptAtReseal },
      }));
      playWalk(lab);
      const { outcome, screens } = lab.session.report();
      const shown = screens.map(({ id }) => id);
      const behind = shown.slice(shown.lastIndexOf('off') + 1);
      expect([outcome, behind.slice(2, 2 + pages.length)]).toEqual(['desktop', pages]);
    },
  );

  it('refuse a wrong Wi-Fi password in words and take the right one', () => {
    const { person } = open('entra-wifi');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    person.presses('yes');
    person.presses('yes');
    person.presses('skip');
    person.waitsFor('network', ({ canContinue }) => !canContinue);
    person.chooses('AlderFinch-Workshop');
    person.presses('connect');
    person.presses('connect', { 'network-password': 'nope' });
    const refused = person.waitsFor('network', ({ wireless }) => wireless[0]!.problem !== null);
    expect(refused.wireless[0]!.problem!.key).toBe('network.wrong-password');
    person.presses('connect', { 'network-password': 'quiet-lantern-42' });
    person.waitsFor('network', ({ canContinue }) => canContinue);
  });
});

describe('the power button', () => {
  it('at any moment cuts the power; the next boot goes on where it was', () => {
    const { person, session } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('esp', ({ categories }) => categories[1]!.state === 'inProgress');
    session.advance(60_000);
    person.does({ type: 'power-button' });
    expect(person.screen().id).toBe('off');
    session.advance(300_000);
    expect(person.screen().id).toBe('off');
    person.does({ type: 'power-button' });
    const esp = person.waitsFor('esp');
    expect(esp.categories[0]!.state).toBe('succeeded');
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
  });

  it('on the result page loses nothing: the page comes back with the same elapsed time', () => {
    const { person } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    const before = person.waitsFor('result');
    person.does({ type: 'power-button' });
    person.does({ type: 'power-button' });
    expect(person.waitsFor('result')).toMatchObject({ outcome: 'success', elapsed: before.elapsed });
  });
});

describe('the words of the status page', () => {
  it.each([
    ['windows-11-24h2', {}, 'esp.status.waiting', 'esp.status.error'],
    [
      'windows-11-24h2',
      { waiting: 'waiting-previous', failure: 'failed-code' },
      'esp.status.waiting-previous',
      'esp.status.failed-code',
    ],
    ['windows-10-22h2', { waiting: 'waiting' }, 'esp.status.waiting', 'esp.status.failed-code'],
  ] as const)('of %s with %j', (release, statusPageWords, waiting, failure) => {
    const { person, session } = open('app-fails', undefined, (scenario) => ({
      ...scenario,
      release,
      statusPageWords,
    }));
    person.goesToTheLandingPage();
    person.presses('provision');
    const { categories } = person.waitsFor('esp');
    expect(categories.find(({ id }) => id === 'DeviceSetupCategory')?.status.key).toBe(waiting);
    person.waitsFor('result');
    const { deviceSetup } = session.report().esp.technician!;
    const failed = deviceSetup.find(({ state }) => state === 'failed')?.text;
    expect(failed).toBe(failure === 'esp.status.error' ? 'Error' : 'Failed: 0x80070643');
  });
});

describe('a failure', () => {
  it('Retry leads back to the landing page; mended, the second run succeeds', () => {
    const { person, session } = open('tpm-vendor-url-blocked');
    person.goesToTheLandingPage();
    person.presses('provision');
    expect(person.waitsFor('result').outcome).toBe('failure');
    person.does({ type: 'network', change: { blockedHosts: [] } });
    person.presses('retry');
    person.waitsFor('landing', ({ loading }) => !loading);
    person.presses('provision');
    expect(person.waitsFor('result')).toMatchObject({ outcome: 'success', error: null });
    expect(session.report().error).toBeNull();
  });

  it('Reset installs Windows anew; a PC that had enrolled is refused until its record is deleted', () => {
    const { person, session } = open('app-fails');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reset');
    person.waitsFor('resetting');
    person.waitsFor('region');
    person.pressesTheWindowsKey();
    person.chooses('pre-provision');
    person.presses('next');
    person.waitsFor('landing', ({ loading }) => !loading);
    person.presses('provision');
    expect(person.waitsFor('result').error!.code).toBe('0x80180014');
    const { managedDeviceId } = session.console().device;
    person.does({
      type: 'admin',
      write: { method: 'DELETE', path: `deviceManagement/managedDevices/${managedDeviceId}` },
    });
    person.presses('retry');
    person.waitsFor('landing', ({ loading }) => !loading);
    person.presses('provision');
    expect(person.waitsFor('result').error!.code).toBe('0x80070643');
  });
});

describe('an image with several languages', () => {
  const lab = () =>
    open('entra-wired', undefined, (scenario) => ({ ...scenario, imageLanguages: ['en-US', 'de-DE'] }));

  it('asks for the language first; another one restarts the PC into it', () => {
    const { person, session } = lab();
    person.does({ type: 'power-button' });
    expect(person.waitsFor('language')).toMatchObject({ selected: 'en-US' });
    person.chooses('de-DE');
    person.presses('yes');
    expect(person.screen()).toMatchObject({ id: 'boot', text: { key: 'boot.changing-language' } });
    person.waitsFor('region');
    expect(session.stage().language).toBe('de-DE');
  });

  it('keeps the language over a power cut', () => {
    const { person, session } = lab();
    person.does({ type: 'power-button' });
    person.waitsFor('language');
    person.presses('yes');
    person.does({ type: 'power-button' });
    person.does({ type: 'power-button' });
    person.waitsFor('language');
    expect(session.stage().language).toBe('en-US');
  });
});

describe('the country and the keyboard that are selected', () => {
  const atTheRegion = (image: string, profile: Record<string, string> = {}) => {
    const lab = open(
      'entra-wired',
      undefined,
      (scenario) => ({ ...scenario, imageLanguages: [image] }),
      (files) => void Object.assign(files['autopilot/pre-provisioned-laptops.json']!, profile),
    );
    lab.person.does({ type: 'power-button' });
    return lab;
  };

  it.each([
    ['de-DE', 'DE', 'german', ['german', 'german-ibm', 'swiss-german']],
    ['pt-BR', 'BR', 'brazilian-portuguese-abnt2', ['brazilian-portuguese-abnt2', 'portuguese']],
    ['ja-JP', 'JP', 'microsoft-ime', ['microsoft-ime', 'japanese']],
    ['en-US', 'US', 'us', ['us', 'canadian-multilingual-standard', 'colemak']],
    ['nl-NL', 'NL', 'united-states-international', ['united-states-international', 'us']],
  ])('of a %s image are %s and %s', (image, region, keyboard, top) => {
    const { person } = atTheRegion(image);
    const page = person.waitsFor('region');
    expect(page).toMatchObject({ selected: region, pinned: 1 });
    expect(page.choices[0]!.id).toBe(region);
    person.presses('yes');
    const layouts = person.waitsFor('keyboard');
    expect(layouts.selected).toBe(keyboard);
    expect(layouts.choices.slice(0, top.length).map(({ id }) => id)).toEqual(top);
    expect(new Set(layouts.choices.map(({ id }) => id)).size).toBe(layouts.choices.length);
  });

  it('follow another choice of the country: of several layouts the one in the device’s language', () => {
    const { person } = atTheRegion('fr-FR');
    person.waitsFor('region');
    for (const [region, keyboard] of [
      ['CH', 'swiss-french'],
      ['GB', 'united-kingdom'],
      ['CA', 'canadian-french'],
      ['KE', 'french-traditional-azerty'],
    ] as const) {
      person.chooses(region);
      person.presses('yes');
      expect(person.screen()).toMatchObject({ id: 'keyboard', selected: keyboard });
      person.presses('back');
    }
  });

  it('are the profile’s where it sets a language, which spares the page of the country', () => {
    const { person, session } = atTheRegion('en-US', { locale: 'de-DE', language: 'de-DE' });
    const page = person.waitsFor('keyboard');
    expect(page).toMatchObject({ selected: 'german', canGoBack: false });
    expect(session.stage().language).toBe('en-US');
  });

  it('of a second keyboard begin with the device’s language, and its layouts are that language’s', () => {
    const { person } = atTheRegion('de-DE');
    person.waitsFor('region');
    person.presses('yes');
    person.presses('yes');
    person.presses('add-layout');
    expect(person.screen()).toMatchObject({ step: 'language', selected: 'de' });
    person.chooses('es');
    person.presses('next');
    expect(person.screen()).toMatchObject({
      step: 'layout',
      selected: 'spanish',
      choices: [{ id: 'spanish' }, { id: 'latin-american' }],
    });
  });

  it('are chosen anew with another language of the image', () => {
    const { person } = open('entra-wired', undefined, (scenario) => ({
      ...scenario,
      imageLanguages: ['en-US', 'de-DE'],
    }));
    person.does({ type: 'power-button' });
    person.waitsFor('language');
    person.chooses('de-DE');
    person.presses('yes');
    expect(person.waitsFor('region').selected).toBe('DE');
  });
});

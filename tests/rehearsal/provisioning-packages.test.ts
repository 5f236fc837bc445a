/** Provisioning packages on removable media (facts/pre-provisioning-pages#provisioning-packages). */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { open } from '../testing/lab.ts';

type Package = Scenario['removableMedia']['packages'][number];

const named: Package = {
  name: 'Named',
  rank: 0,
  password: null,
  settings: [{ kind: 'computer-name', name: 'BENCH-%SERIAL%' }],
};
const failing: Package = {
  name: 'Failing',
  rank: 0,
  password: 'copper-fern-8',
  settings: [
    { kind: 'app', name: 'Label Printer', seconds: 30, exitCode: 0 },
    { kind: 'app', name: 'Till', seconds: 10, exitCode: 1603 },
    { kind: 'wifi', ssid: 'Nobody’s', password: null },
  ],
};

/** A PC with media that holds these packages, from before it was switched on. */
const withPackages = (packages: readonly Package[], inserted = true) => {
  const lab = open('oobe-not-registered', undefined, (scenario) => ({
    ...scenario,
    removableMedia: { inserted, packages: [...packages] },
  }));
  lab.person.does({ type: 'power-button' });
  return lab;
};
const statesOf = (items: readonly { state: string }[]) => items.map(({ state }) => state);

describe('media with one package', () => {
  it('is installed without the menu, and may be taken out once it was read', () => {
    const { person, session } = withPackages([named]);
    expect(person.waitsFor('provisioning-package')).toMatchObject({ step: 'installing', mediaFree: false });
    person.waitsFor('provisioning-package', ({ mediaFree }) => mediaFree);
    person.does({ type: 'media', media: 'removed' });
    const status = person.waitsFor('provisioning-package', ({ step }) => step === 'status');
    expect(status).toMatchObject({ controls: ['next'], items: [{ state: 'applied' }] });
    person.presses('next');
    person.waitsFor('boot', ({ phase }) => phase === 'restarting');
    person.waitsFor('region');
    expect(session.report().device.computerName).toMatch(/^BENCH-/);
  });

  it('is offered once only', () => {
    const { person } = withPackages([named]);
    person.waitsFor('provisioning-package', ({ step }) => step === 'status');
    person.presses('next');
    person.waitsFor('region');
    person.cutsThePower();
    expect(person.waitsFor('region').selected).toBe('US');
  });

  it('asks for the password of a package that has one, and keeps it out of the journal', () => {
    const { person, journal } = withPackages([failing]);
    person.waitsFor('provisioning-package', ({ step }) => step === 'password');
    person.presses('next', { 'package-password': 'a guess' });
    expect(person.screen()).toMatchObject({ step: 'password', problem: { key: 'package.wrong-password' } });
    person.presses('next', { 'package-password': 'copper-fern-8' });
    expect(person.screen()).toMatchObject({ step: 'installing' });
    const entries = journal.text.slice(journal.text.indexOf('\n'));
    expect(entries).not.toMatch(/a guess|copper-fern/);
  });
});

describe('media with several packages', () => {
  it('opens the menu, from which one is chosen', () => {
    const { person } = withPackages([named, failing]);
    person.waitsFor('provisioning-menu');
    person.chooses('install-package');
    person.presses('next');
    expect(person.screen()).toMatchObject({
      id: 'provisioning-package',
      step: 'offer',
      selected: 'Named',
      choices: [
        { id: 'Named', secured: false },
        { id: 'Failing', secured: true },
      ],
      controls: ['cancel', 'yes'],
    });
    expect(person.chooses('Another')).toMatchObject({ accepted: false });
    person.presses('cancel');
    person.waitsFor('provisioning-menu');
  });

  it('that is put in at a page opens the menu there; taken out again, nothing is found', () => {
    const { person } = withPackages([named, failing], false);
    person.waitsFor('region');
    person.does({ type: 'media', media: 'inserted' });
    expect(person.screen().id).toBe('provisioning-menu');
    person.does({ type: 'media', media: 'removed' });
    person.chooses('install-package');
    person.presses('next');
    expect(person.screen()).toMatchObject({ id: 'notice', notice: 'no-package' });
  });

  it('leaves what a package of a higher rank has set', () => {
    const late: Package = { ...named, name: 'Late', settings: [{ kind: 'computer-name', name: 'LATE-1' }] };
    const { person, session } = withPackages([{ ...named, rank: 5 }, late]);
    for (const choice of ['Named', 'Late']) {
      person.waitsFor(choice === 'Named' ? 'provisioning-menu' : 'region');
      if (choice === 'Late') person.pressesTheWindowsKey();
      person.chooses('install-package');
      person.presses('next');
      person.chooses(choice);
      person.presses('yes');
      person.waitsFor('provisioning-package', ({ step }) => step === 'status');
      person.presses('next');
    }
    person.waitsFor('region');
    expect(session.report().device.computerName).toMatch(/^BENCH-/);
  });
});

describe('a package that fails in part', () => {
  const atTheStatus = () => {
    const lab = withPackages([failing]);
    lab.person.waitsFor('provisioning-package', ({ step }) => step === 'password');
    lab.person.presses('next', { 'package-password': 'copper-fern-8' });
    return { ...lab, status: lab.person.waitsFor('provisioning-package', ({ step }) => step === 'status') };
  };

  it('tells of each setting, and another try does the failed ones again', () => {
    const { person, status, session } = atTheStatus();
    expect(statesOf(status.items)).toEqual(['applied', 'failed', 'failed']);
    expect(status.controls).toEqual(['collect-logs', 'reset', 'try-again', 'next']);
    const from = session.now();
    person.presses('try-again');
    const again = person.waitsFor('provisioning-package', ({ step }) => step === 'status');
    expect(statesOf(again.items)).toEqual(['applied', 'failed', 'failed']);
    expect((session.now() - from) / 1_000).toBeLessThan(30);
  });

  it('gives its logs, and can end in a reset', () => {
    const { person, session } = atTheStatus();
    person.presses('collect-logs');
    const [logs] = session.exports();
    expect(logs!.files.map(({ text }) => text).join('')).toContain('"Failing": 1 of 3 settings applied');
    person.presses('reset');
    expect(person.screen()).toMatchObject({ id: 'notice', notice: 'reset-setup' });
    person.presses('yes');
    person.waitsFor('resetting');
  });

  it('does not keep its user from going on', () => {
    const { person } = atTheStatus();
    person.presses('next');
    expect(person.waitsFor('region').selected).toBe('US');
  });
});

/** Hybrid join: both flows over the company's own servers, and what happens where one of them fails. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { missingInOrder, open, play } from '../testing/lab.ts';
import { playWalk } from '../../main/session/walk.ts';
import { decodeOdjBlob } from '../../main/protocols/active-directory/odj-blob.codec.ts';
import { fieldOf, prompting } from '../testing/prompting.ts';

type OpenedLab = ReturnType<typeof open>;

const user = 'CORP\\mei.tanaka';

/** The technician's flow on a hybrid PC, and the PC off for two days. */
function resealed(change?: (scenario: Scenario) => Scenario): OpenedLab {
  const lab = open('hybrid-wired', undefined, change);
  lab.person.preprovisions();
  return lab;
}

/** What was said, on both sides. */
const harBodies = (har: string): string[] =>
  (JSON.parse(har) as Har).log.entries.flatMap(({ request, response }) => [
    request.postData?.text ?? '',
    response.content?.text ?? '',
  ]);
interface Har {
  log: { entries: { request: { postData?: { text: string } }; response: { content?: { text: string } } }[] };
}

/** From power-on to the lock screen's password. */
function atTheLockScreen(lab: OpenedLab) {
  lab.person.answersTheFirstPages();
  lab.person.waitsFor('lock-screen');
  lab.person.presses('next');
  return lab.person.waitsFor('lock-screen', ({ step }) => step === 'credentials');
}

function signsInToTheDomain({ person }: OpenedLab, name = user, password = person.passwordOf(name)) {
  person.presses('sign-in', { 'user-name': name, password });
}

/** The work account's pages in account setup. */
function signsInToTheWorkAccount({ person }: OpenedLab, managed = true) {
  const page = person.waitsFor('sign-in');
  person.presses('next', { 'user-name': page.userName });
  person.waitsFor('sign-in', ({ step, busy }) => step === 'password' && !busy);
  person.presses('sign-in', { password: person.passwordOf(page.userName) });
  person.waitsFor('stay-signed-in');
  if (!managed) person.chooses('manage');
  person.presses('next');
  person.waitsFor('stay-signed-in', ({ step }) => step === 'all-set');
  person.presses('close');
}

describe('the technician flow of a hybrid join', () => {
  const { session } = resealed();
  const report = session.report();
  const records = session.records();

  it('brings the domain join while the line of the join is under way', () => {
    const ids = report.events.filter(({ text }) => text.includes('Domain Join')).map(({ id }) => id);
    expect(ids).toEqual([111, 110, 107, 110]);
    expect(report.esp.technician!.devicePreparation.map(({ state }) => state)).toEqual(
      Array(4).fill('succeeded'),
    );
  });

  it('needs no domain controller: nobody asks for one', () => {
    expect(session.har()).not.toContain('corp.alderfinch.example/');
    expect(report.screens.some(({ id }) => id === 'boot-restarting')).toBe(false);
  });

  it('makes the computer in the unit and by the prefix of the domain join profile', () => {
    const [computer] = records.onPremises.computers;
    expect(computer!.name).toMatch(/^AFH-[A-Z0-9]{8}$/);
    expect(computer!.distinguishedName).toBe(
      `CN=${computer!.name},OU=Autopilot,OU=Laptops,DC=corp,DC=alderfinch,DC=example`,
    );
    expect(records.onPremises.domainJoinRequests).toMatchObject([
      { state: 'delivered', domainJoinConfiguration: 'Workshop, domain join', reason: '' },
    ]);
    expect(records.onPremises.connector.log.map(({ id }) => id)).toEqual([30120, 30130, 30140]);
    expect(records.autopilotEvents.at(-1)).toMatchObject({
      enrollmentType: 'offlineDomainJoinedWithWhiteGlove',
    });
  });

  it('can be read off the traffic: the PC asks in its sessions, the server executes the blob once', () => {
    const bodies = harBodies(session.har());
    const asking = bodies.filter((body) => body.includes('com.microsoft/MDM/OdjSync'));
    const executed = bodies.filter((body) => /<Exec>[^]*OfflineDomainJoin\/Blob/.test(body));
    expect(bodies.some((body) => body.includes('Name="WhiteGloveHybridJoin"'))).toBe(true);
    expect(asking.length).toBeGreaterThanOrEqual(1);
    expect(executed).toHaveLength(1);
    const blob = /<Data>([A-Za-z0-9+/=]{400,})<\/Data>/.exec(executed[0]!)![1]!;
    expect(decodeOdjBlob(blob)).toMatchObject({
      domain: 'corp.alderfinch.example',
      machineName: records.onPremises.computers[0]!.name,
      domainController: 'dc01.corp.alderfinch.example',
    });
  });

  it('leaves the new name to the next boot', () => {
    expect(report.device.computerName).toMatch(/^DESKTOP-/);
  });
});

describe('the user flow of a hybrid join', () => {
  const { session } = play('hybrid-wired');
  const report = session.report();
  const records = session.records();

  it('goes from device setup over a restart to the domain, and signs out at the end', () => {
    const shown = report.screens.map(({ id }) => id);
    const order = [
      'result-success',
      'off',
      'region',
      'progress-joining-domain',
      'esp',
      'boot-restarting',
      'lock-screen-locked',
      'lock-screen-credentials',
      'boot-signing-in',
      'esp',
      'sign-in-branded',
      'sign-in-password',
      'stay-signed-in-question',
      'stay-signed-in-all-set',
      'esp',
      'lock-screen-locked',
      'lock-screen-credentials',
      'hello-required',
      'desktop',
    ];
    expect(missingInOrder(shown, order)).toEqual([]);
    expect(shown.slice(shown.indexOf('off', 5), shown.indexOf('lock-screen-locked'))).not.toContain(
      'sign-in-branded',
    );
  });

  it('ends with two device objects, of which Intune manages the domain’s', () => {
    const [computer] = records.onPremises.computers;
    const own = records.devices.filter(({ displayName }) => displayName === computer!.name);
    expect(own.map(({ trustType }) => trustType).sort()).toEqual(['AzureAd', 'ServerAd']);
    const hybrid = own.find(({ trustType }) => trustType === 'ServerAd')!;
    expect(hybrid).toMatchObject({ deviceId: computer!.objectGUID, isManaged: true });
    expect(own.find(({ trustType }) => trustType === 'AzureAd')).toMatchObject({ isManaged: false });
    expect(records.managedDevices).toMatchObject([
      {
        azureADDeviceId: hybrid.deviceId,
        joinType: 'hybridAzureADJoined',
        deviceName: computer!.name,
        userPrincipalName: 'mei.tanaka@alderfinch.example',
      },
    ]);
    expect(report.device).toMatchObject({ entraDeviceId: hybrid.deviceId, computerName: computer!.name });
  });

  it('registers once Entra Connect has brought the computer, and says so in the event log', () => {
    const events = report.events.filter(({ channel }) => channel.includes('User Device Registration'));
    expect(events.map(({ id }) => id)).toEqual([101, 102, 104, 306, 101, 204, 304, 104, 306, 358, 300]);
    expect(events[5]!.text).toContain('0x801c03f2');
  });

  it('installs the user’s own apps once the work account is the device’s too', () => {
    const timecard = report.apps.find(({ name, phase }) => name === 'Timecard' && phase === 'user');
    expect(timecard).toMatchObject({ state: 'installed' });
  });
});

describe('`dsregcmd /status` of a hybrid join', () => {
  const state = (lab: OpenedLab) => {
    const lines = prompting(lab).types('dsregcmd /status');
    return ['AzureAdJoined', 'DomainJoined', 'AzureAdPrt'].map((field) => fieldOf(lines, field));
  };

  it('goes the way of the domain', () => {
    const lab = open('hybrid-wired');
    lab.person.goesToTheLandingPage();
    lab.person.presses('provision');
    lab.person.waitsFor('result', ({ outcome }) => outcome === 'success');
    expect(state(lab)).toEqual(['NO', 'YES', 'NO']);
    lab.person.presses('reseal');
    lab.person.waitsFor('off');
    lab.person.does({ type: 'jump', milliseconds: 2 * 86_400_000 });
    atTheLockScreen(lab);
    signsInToTheDomain(lab);
    signsInToTheWorkAccount(lab);
    lab.session.advance(60_000);
    expect(state(lab)).toEqual(['NO', 'YES', 'NO']);
    lab.person.waitsFor('esp', ({ waitsForSignOut }) => waitsForSignOut === true);
    expect(state(lab)).toEqual(['YES', 'YES', 'YES']);
    const lines = prompting(lab).types('dsregcmd /status');
    expect(fieldOf(lines, 'DomainName')).toBe('CORP');
    expect(fieldOf(lines, 'Executing Account Name')).toBe(user);
    expect(fieldOf(lines, 'Device Name')).toMatch(/^AFH-\w{8}\.corp\.alderfinch\.example$/);
  });
});

describe('signing in to the domain', () => {
  it.each(['CORP\\mei.tanaka', 'mei.tanaka@alderfinch.example'])('%s with her password: succeeds', (name) => {
    const lab = signInLab();
    signsInToTheDomain(lab, name);
    expect(lab.person.waitsFor('boot')).toMatchObject({ phase: 'signing-in' });
  });

  it('is refused, time after time, for the reason that the domain gives', () => {
    const lab = signInLab();
    const own = lab.person.passwordOf(user);
    const rows: [name: string, password: string, problem: string][] = [
      [user, 'not that', 'wrong-password'],
      [user, '', 'wrong-password'],
      ['CORP\\nobody', own, 'wrong-password'],
      ['ELSEWHERE\\mei.tanaka', own, 'wrong-password'],
      // Not synchronised from the domain: an account of Entra ID alone.
      ['CORP\\lab.account', lab.person.passwordOf('lab.account@alderfinch.example'), 'wrong-password'],
      ['CORP\\nils.bergqvist', lab.person.passwordOf('CORP\\nils.bergqvist'), 'disabled'],
    ];
    for (const [name, password, problem] of rows) {
      signsInToTheDomain(lab, name, password);
      const page = lab.person.waitsFor('lock-screen', ({ busy }) => !busy);
      expect({ name, ...page }).toMatchObject({
        name,
        userName: '',
        problem: { key: `lock-screen.problem.${problem}` },
      });
    }
    signsInToTheDomain(lab);
    lab.person.waitsFor('boot');
  });

  it('works without a controller for who has signed in before, and for nobody else', () => {
    const lab = signInLab();
    signsInToTheDomain(lab);
    lab.person.waitsFor('esp');
    lab.person.does({ type: 'network', change: { unresolvableHosts: ['*.corp.alderfinch.example'] } });
    lab.person.cutsThePower();
    lab.person.waitsFor('lock-screen');
    lab.person.presses('next');
    const page = lab.person.waitsFor('lock-screen', ({ step }) => step === 'credentials');
    expect(page).toMatchObject({ userName: user, domain: 'CORP' });
    lab.person.presses('sign-in', { password: lab.person.passwordOf(user) });
    lab.person.waitsFor('esp');
  });

  it('never journals or sends what was typed', () => {
    const lab = signInLab();
    const password = lab.person.passwordOf(user);
    signsInToTheDomain(lab);
    lab.person.waitsFor('boot');
    expect(lab.journal.text).not.toContain(password);
    expect(lab.session.har()).not.toContain(password);
  });

  function signInLab(): OpenedLab {
    const lab = resealed();
    atTheLockScreen(lab);
    return lab;
  }
});

describe('the company’s servers', () => {
  it.each<[Scenario['onPremises'] extends infer P ? Partial<P> : never, RegExp]>([
    [{ connector: 'offline' }, /Connector for Active Directory is offline/],
    [{ connector: 'not-installed' }, /no Intune Connector for Active Directory is installed/],
    [{ connector: 'no-rights' }, /may not create computers there.*event 30132, error 5$/],
    [{ connector: 'quota-reached' }, /joined as many computers as it may.*event 30132, error 8557$/],
    [{ domain: 'other.example' }, /no connector serves the domain "corp\.alderfinch\.example"/],
  ])('%o fails the technician flow with 0x80070774, for that reason', (change, reason) => {
    const lab = open('hybrid-connector-offline', undefined, (scenario) => ({
      ...scenario,
      faults: [],
      onPremises: { ...open('hybrid-wired').scenario.onPremises, ...change },
    }));
    playWalk(lab);
    const { error, elapsed, esp } = lab.session.report();
    expect(error).toMatchObject({ code: '0x80070774', step: 'domain-join', item: 'AadjSubcategory' });
    expect(error!.cause).toMatch(reason);
    // 25 minutes behind attestation, join and enrolment.
    expect(elapsed).toMatch(/^PT26M/);
    expect(esp.technician!.devicePreparation.map(({ state }) => state)).toEqual([
      'succeeded',
      'failed',
      'succeeded',
      'notStarted',
    ]);
    expect(lab.person.screen()).toMatchObject({
      error: { sentence: { key: 'result.error.domain-join-not-received' }, code: '0x80070774' },
    });
  });

  it('a domain join profile that is assigned in time lets Retry succeed', () => {
    const lab = open('hybrid-no-domain-join-profile');
    lab.person.goesToTheLandingPage();
    lab.person.presses('provision');
    lab.person.waitsFor('result', ({ outcome }) => outcome === 'failure');
    expect(lab.session.report().error!.cause).toMatch(/no domain join profile is assigned/);
    const path = 'deviceManagement/deviceConfigurations/a1d3f1c4-6000-4000-8000-000000000020/assign';
    const target = {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      groupId: 'a1d3f1c4-1000-4000-8000-000000000010',
    };
    const write = { method: 'POST', path, body: { assignments: [{ target }] } } as const;
    expect(lab.person.does({ type: 'admin', write })).toMatchObject({ accepted: true });
    lab.person.presses('retry');
    lab.person.waitsFor('landing', ({ loading }) => !loading);
    lab.person.presses('provision');
    lab.person.waitsFor('result', ({ outcome }) => outcome === 'success');
  });

  it('a domain without service connection point keeps the PC from registering: event 307', () => {
    const lab = resealed((scenario) => ({
      ...scenario,
      onPremises: { ...scenario.onPremises, serviceConnectionPoint: false },
    }));
    atTheLockScreen(lab);
    signsInToTheDomain(lab);
    signsInToTheWorkAccount(lab);
    const page = lab.person.waitsFor('esp', ({ failure }) => failure !== null);
    expect(page.failure!.code).toBe('0x800705B4');
    // The page stays for five seconds.
    lab.session.advance(6_000);
    const { error, events } = lab.session.report();
    expect(error!.cause).toMatch(/service connection point/);
    const failed = events.filter(({ id }) => id === 307);
    expect(failed[0]!.text).toContain('0x801c001d');
    // Every four minutes of the hundred.
    expect(failed.length).toBeGreaterThanOrEqual(25);
  });

  it('Entra Connect that does not run: account setup lasts its limit and forty minutes', () => {
    const { session } = play('hybrid-sync-stopped');
    const { screens, error } = session.report();
    expect(error).toMatchObject({ item: 'WaitingForAadRegistrationSubcategory' });
    expect(error!.cause).toBe('Entra Connect does not run');
    expect(error!.seen).toMatch(/device object by the given id \([0-9a-f-]{36}\) is not found/);
    const began = screens.findLast(({ id }) => id === 'boot-signing-in')!.at;
    const minutes = (session.now() - Date.parse(began)) / 60_000;
    expect(minutes).toBeGreaterThan(100);
    expect(minutes).toBeLessThan(104);
  });

  it('no controller in reach: the check of the profile ends the user flow, unless it is skipped', () => {
    const { session } = play('hybrid-domain-controller-unreachable');
    expect(session.stage().screen).toMatchObject({ id: 'problem', code: '0x80070774' });
    const skipping = play('hybrid-outside-the-office').session.report();
    expect(skipping.outcome).toBe('desktop');
    expect(skipping.screens.some(({ id }) => id === 'problem')).toBe(false);
    expect(skipping.events.some(({ id }) => id === 5719)).toBe(true);
  });
});

describe('the work account', () => {
  it('that the organisation may not manage gets nothing of the user’s: account setup runs into its limit', () => {
    const lab = resealed();
    atTheLockScreen(lab);
    signsInToTheDomain(lab);
    signsInToTheWorkAccount(lab, false);
    const page = lab.person.waitsFor('esp', ({ failure }) => failure !== null);
    expect(page.failure!.code).toBe('0x800705B4');
    expect(lab.session.records().managedDevices[0]!.userPrincipalName).toBe('');
  });

  it('of a federated tenant signs in by itself', () => {
    const lab = open('hybrid-wired', undefined, undefined, (files) => {
      const [domain] = files['organization.json']!['verifiedDomains'] as { type: string }[];
      domain!.type = 'Federated';
    });
    lab.person.preprovisions();
    atTheLockScreen(lab);
    signsInToTheDomain(lab);
    lab.person.waitsFor('esp', ({ waitsForSignOut }) => waitsForSignOut === true);
    expect(lab.session.report().screens.some(({ id }) => id.startsWith('stay-signed-in'))).toBe(false);
    expect(lab.session.records().managedDevices[0]!.userPrincipalName).toBe('mei.tanaka@alderfinch.example');
  });
});

describe('a hybrid PC that no technician prepared', () => {
  it('is enrolled by its user’s sign-in, joined by its domain, and goes on like any other', () => {
    const lab = open('hybrid-wired');
    lab.person.setsUpTheAccount();
    lab.person.waitsFor('lock-screen');
    lab.person.presses('next');
    signsInToTheDomain(lab);
    // The restart behind the domain join has lost the sign-in of the first page.
    signsInToTheWorkAccount(lab);
    lab.person.waitsFor('esp', ({ waitsForSignOut }) => waitsForSignOut === true);
    const { devices, autopilotEvents } = lab.session.records();
    expect(devices.filter(({ isManaged }) => isManaged).map(({ trustType }) => trustType)).toEqual([
      'ServerAd',
    ]);
    expect(autopilotEvents.at(-1)!.enrollmentType).toBe('offlineDomainJoined');
  });
});

/** What was set, when it was felt and what came of it; and that the PC tells none of it. */
import { describe, expect, it } from 'vitest';
import { hosts } from '../../main/cloud/services/hosts.ts';
import type { AppBehaviour } from '../../shared/session/behaviour.schema.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { playWalk } from '../../main/session/walk.ts';
import { everythingOnThePc, leaks } from '../testing/everything-on-the-pc.ts';
import { memoryJournal, open } from '../testing/lab.ts';

/** Plays the walk of a scenario that differs a little from a shipped one, the technician's part where not said. */
function played(change: (scenario: Scenario) => Partial<Scenario>, id = 'app-fails') {
  const opened = open(id, memoryJournal(), (scenario) => ({ ...scenario, faults: [], ...change(scenario) }));
  playWalk(opened);
  return { ...opened, report: opened.session.report(), leaks: leaks(opened.session) };
}

type NetworkFault = readonly [words: string, network: Partial<Scenario['network']>];

const networkFaults: readonly NetworkFault[] = [
  ...Object.values(hosts).map(
    (host): NetworkFault => [`the firewall blocks "${host}"`, { blockedHosts: [host] }],
  ),
  ['the firewall blocks "*.microsoft.com"', { blockedHosts: ['*.microsoft.com'] }],
  ...[hosts.ztd, hosts.registration, hosts.agentGateway].map(
    (host): NetworkFault => [`the name server does not resolve "${host}"`, { unresolvableHosts: [host] }],
  ),
  ...[hosts.login, hosts.management, hosts.content].map(
    (host): NetworkFault => [`a proxy inspects the TLS of "${host}"`, { inspectedHosts: [host] }],
  ),
  ['a captive portal waits for somebody to sign in', { captivePortal: true }],
  ['the line carries 1 Mbit/s with a latency of 30 ms', { megabitsPerSecond: 1 }],
  ['the network cable is not plugged in', { wired: { cable: 'unplugged', internet: true } }],
  ['the network socket leads nowhere', { wired: { cable: 'plugged', internet: false } }],
];

const appFaults: readonly (readonly [words: string, app: string, behaviour: AppBehaviour])[] = [
  ['the installer of "7-Zip" ends with exit code 1603', '7-Zip', { exitCode: 1603 }],
  ['the installer of "7-Zip" ends with exit code -3', '7-Zip', { exitCode: -3 }],
  ['the installer of "Lantern Assist" ends with exit code 1603', 'Lantern Assist', { exitCode: 1603 }],
  [
    'the installer of "Hedgerow Endpoint Agent" takes 1440 minutes',
    'Hedgerow Endpoint Agent',
    { runSeconds: 86_400 },
  ],
  ['the installer of "Ledger 4" wants 900000 MB of the disk', 'Ledger 4', { sizeMegabytes: 900_000 }],
  [
    'the installer of "Cedar Browser" leaves nothing that the app’s detection rules look for',
    'Cedar Browser',
    { writes: 'nothing' },
  ],
  [
    'the installer of "Company Portal" ends with exit code 5',
    'Company Portal',
    { exitCode: 5, runSeconds: 40 },
  ],
  [
    'the installer of "Lantern Assist" is not the file that was published',
    'Lantern Assist',
    { content: 'altered' },
  ],
];

const asks = (words: string) => expect.objectContaining({ words, by: 'scenario' });

describe('a fault of the network', () => {
  it.each(networkFaults)('%s', (words, network) => {
    const { report, leaks: told } = played(({ network: usual }) => ({ network: { ...usual, ...network } }));
    expect(told).toEqual([]);
    expect(report.faults).toEqual([asks(words)]);
    // A host that nobody needed, or a page that waits, is no failure.
    const cause = report.error?.cause ?? words;
    expect([cause, report.faults[0]!.caused, report.failures.map(({ faults }) => faults)]).toEqual([
      words,
      report.failures.map(({ code }) => code),
      report.failures.map(() => [report.faults[0]!.id]),
    ]);
  });

  it('that no page shows is felt all the same', () => {
    const { report } = played(({ network }) => ({
      network: { ...network, blockedHosts: [hosts.time, hosts.registration] },
    }));
    expect(report.error!.cause).toBe(`the firewall blocks "${hosts.registration}"`);
    expect(report.faults.map(({ felt, caused }) => [felt !== null, caused.length])).toContainEqual([true, 1]);
  });
});

describe('a fault of an app', () => {
  it.each(appFaults)('%s', (words, app, behaviour) => {
    const { report, leaks: told } = played(() => ({ apps: { [app]: behaviour } }));
    expect(told).toEqual([]);
    expect(report.faults).toContainEqual(asks(words));
    expect(report.error?.cause).toBe(words);
    const fault = report.faults.find((one) => one.words === words)!;
    expect([fault.felt !== null, fault.caused, fault.mended]).toEqual([true, [report.error!.code], null]);
  });

  it('stands alone as the cause beside a blocked host that nobody needed for it', () => {
    const { report } = played(({ network }) => ({
      apps: { '7-Zip': { exitCode: 1603 } },
      network: { ...network, blockedHosts: [hosts.time, hosts.winget] },
    }));
    expect(report.error!.cause).toBe('the installer of "7-Zip" ends with exit code 1603');
  });
});

describe('the truth', () => {
  it('tells of a fault that was lifted when, and of the failure that was got over', () => {
    const { session, person } = open('entra-wired');
    person.goesToTheLandingPage();
    const blockedHosts = [hosts.registration];
    person.does({ type: 'network', change: { blockedHosts } });
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'failure');
    const failed = session.report();
    person.does({ type: 'network', change: { blockedHosts: [] } });
    person.presses('retry');
    person.waitsFor('landing', ({ canContinue }) => canContinue);
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
    const { faults, failures, error } = session.report();
    expect(failed.error!.cause).toBe(`the firewall blocks "${hosts.registration}"`);
    expect(error).toBeNull();
    expect(faults).toMatchObject([{ by: 'instructor', caused: [failed.error!.code] }]);
    const [{ set, felt, mended }] = faults as [(typeof faults)[number]];
    expect([set < felt!, felt! < mended!]).toEqual([true, true]);
    expect(failures).toMatchObject([
      { flow: 'technician', faults: [faults[0]!.id], mended: expect.any(String) },
    ]);
    expect(leaks(session)).toEqual([]);
  });

  it('is the console’s reason, and the log says when it was first felt', () => {
    const { session } = played(({ network }) => ({
      network: { ...network, blockedHosts: ['*.microsoft.com'] },
    }));
    const log = session.console().log.map(({ text }) => text);
    expect(log).toContainEqual('Felt: the firewall blocks "*.microsoft.com"');
    expect(log).toContainEqual(expect.stringMatching(/^0x\w+: the firewall blocks "\*\.microsoft\.com"\./));
  });

  it('is the same when the journal is replayed', () => {
    const { journal, scenario, session } = played(() => ({ apps: { '7-Zip': { exitCode: 1603 } } }));
    session.mark();
    const again = open('app-fails', memoryJournal(journal.text), () => scenario);
    expect(again.notices).toEqual([]);
    expect(again.session.report()).toEqual(session.report());
  });

  it('is kept from the exports that somebody makes on the PC', () => {
    const { session } = played(() => ({ apps: { '7-Zip': { exitCode: 1603 } } }));
    const places = everythingOnThePc(session).map(({ where }) => where);
    expect(places).toEqual(
      expect.arrayContaining(['the network trace', 'IntuneManagementExtension.log', 'MDMDiagReport.xml']),
    );
  });
});

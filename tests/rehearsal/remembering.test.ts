/** What is remembered is what would be worked out anew: a world that remembers nothing comes to the same. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submitted } from '../testing/strides.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { forgetting, memoryJournal, open, play } from '../testing/lab.ts';

const hour = 3_600_000;
const prefix = 'a1d3f1c4';
const app = `deviceAppManagement/mobileApps/${prefix}-3000-4000-8000-000000000009`;
const policy = `deviceManagement/deviceConfigurations/${prefix}-6000-4000-8000-000000000014`;
const baseline = `deviceManagement/deviceCompliancePolicies/${prefix}-6000-4000-8000-00000000001e`;
const device = "deviceManagement/managedDevices(manufacturer='Larkfield')";
const group = `groups/${prefix}-1000-4000-8000-000000000005`;

const write = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object = {}): SessionInput => ({
  type: 'admin',
  write: { method, path, body },
});
const assigned = (intent: string): object => ({
  mobileAppAssignments: [
    { intent, target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
  ],
});
const hosts = (blockedHosts: readonly string[]): SessionInput => ({
  type: 'network',
  change: { blockedHosts },
});
const jump = (hours: number): SessionInput => ({ type: 'jump', milliseconds: Math.round(hours * hour) });

/** What may happen to a PC in use, by name; a write that finds nothing to change is refused, in either world. */
const events: Readonly<Record<string, SessionInput>> = {
  'an app is taken away': write('POST', `${app}/assign`, assigned('uninstall')),
  'an app is required': write('POST', `${app}/assign`, assigned('required')),
  'an app is deleted': write('DELETE', app),
  'a policy is renamed': write('PATCH', policy, { displayName: 'Ring 2' }),
  'a policy is deleted': write('DELETE', policy),
  'compliance asks for more': write('PATCH', baseline, { osMinimumVersion: '10.0.99999' }),
  'a group loses its members': write('DELETE', group),
  'the device is to synchronise': write('POST', `${device}/syncDevice`),
  'the device is retired': write('POST', `${device}/retire`),
  'the device is wiped': write('POST', `${device}/wipe`),
  'the device’s record is deleted': write('DELETE', device),
  'Intune is blocked': hosts(['*.manage.microsoft.com']),
  'nothing is blocked': hosts([]),
  'the cable is pulled': { type: 'network', change: { cable: 'unplugged' } },
  'the cable is plugged in': { type: 'network', change: { cable: 'plugged' } },
  'the line is slow': { type: 'network', change: { latencyMilliseconds: 900 } },
  'the power button': { type: 'power-button' },
};

/** A PC at its user’s desktop, two days later: what idles has settled. */
const desktop = ((): string => {
  const { session, journal } = play('entra-wired');
  submitted(session, jump(48));
  session.mark();
  return journal.text;
})();

function after(inputs: readonly SessionInput[]): { readonly digest: string; readonly state: string } {
  const { session } = open('entra-wired', memoryJournal(desktop));
  for (const input of inputs) submitted(session, input);
  const { digest } = session.report();
  return { digest, state: session.har() };
}

const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.double({ min: 0.01, max: 40, noNaN: true }).map(jump) },
    // Into the midst of a session: the first one is 8 hours after the last, and takes a fifth of a second.
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }).map((part) => jump(part / 3_600_000)) },
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(events)) },
  ),
  { minLength: 1, maxLength: 9 },
);

describe('a PC that idles', () => {
  it('comes to the same with nothing remembered, whatever happens meanwhile', () => {
    fc.assert(
      fc.property(steps, (inputs) => {
        const all = [...inputs, jump(30)];
        expect(after(all)).toEqual(forgetting(() => after(all)));
      }),
      { numRuns: 6 },
    );
  });

  it('comes to the same when all of it happens in turn', () => {
    const lasting = Object.entries(events).filter(([name]) => !/^the device|^the power/.test(name));
    const all = [...lasting.flatMap(([, event]) => [event, jump(9)]), jump(16)];
    expect(after(all)).toEqual(forgetting(() => after(all)));
  });

  it.each(['retired', 'wiped', 'record'])('comes to the same when the device is %s', (word) => {
    const event = Object.entries(events).find(
      ([name]) => name.startsWith('the device') && name.includes(word),
    );
    const all = [event![1], jump(20)];
    expect(after(all)).toEqual(forgetting(() => after(all)));
  });

  it('whose session is under way when the tenant changes is answered as one that is not remembered', () => {
    const { session } = open('entra-wired', memoryJournal(desktop));
    const exchanges = () =>
      (JSON.parse(session.har()) as { log: { entries: { request: { url: string } }[] } }).log.entries;
    const isSession = (from: number) =>
      exchanges()
        .slice(from)
        .some(({ request }) => /cimhandler/.test(request.url));
    const before = exchanges().length;
    const start = session.now();
    while (!isSession(before)) session.advance((session.nextAlarm() ?? 0) - session.now(), 1);
    const first = session.now() - start;
    const all = [
      { type: 'jump', milliseconds: first + 20 },
      events['compliance asks for more'],
      events['an app is taken away'],
      jump(20),
    ] as readonly SessionInput[];
    expect(after(all)).toEqual(forgetting(() => after(all)));
  });
});

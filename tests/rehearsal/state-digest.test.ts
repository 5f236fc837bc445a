/** The digest of a rehearsal's state tells of everything that a replay could differ in. */
import { autopilotEvents } from '../../main/device/windows/events/autopilot.catalogue.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf, stateVersion } from '../../main/session/digest.ts';
import type { FlowRecords } from '../../main/device/deployment/flow-records.ts';
import type { Rehearsal } from '../../main/session/rehearsal.ts';
import { later, milliseconds, seconds } from '../../main/world/time.ts';
import { played } from '../testing/played.ts';
import { memoryJournal, open } from '../testing/lab.ts';

/** TPM2_GetRandom of four bytes (TPM 2.0 Part 3, 16.1). */
const getRandom = Uint8Array.from(Buffer.from('80010000000c0000017b0004', 'hex'));
const first = <T>(values: Iterable<T>): T => [...values][0]!;

describe('the state digest', () => {
  let rehearsal: Rehearsal;
  beforeAll(() => {
    ({ rehearsal } = played('entra-wired'));
  });

  it.each<[string, (rehearsal: Rehearsal) => unknown]>([
    ['chance', ({ world }) => world.random('something').bytes(1)],
    ['what is waited for', ({ world }) => world.clock.after(seconds(7), () => undefined)],
    [
      'what lies between PC and services',
      ({ world }) => world.internet.change({ latency: milliseconds(31) }),
    ],
    ['the TPM', ({ pc }) => pc.machine.tpm.execute(getRandom)],
    ['the clock of the PC', ({ pc, world }) => pc.machine.setDeviceTime(later(world.clock.now, seconds(99)))],
    ['the cable', ({ pc }) => pc.setCable('unplugged')],
    ['keys in a row', ({ pc }) => pc.input({ type: 'windows-key' })],
    ['the registry', ({ pc }) => pc.machine.registry.setText('HKLM\\SOFTWARE\\Test', 'a', 'b')],
    ['files', ({ pc }) => pc.machine.files.writeText('C:\\test.txt', 'b')],
    ['services of Windows', ({ pc }) => pc.machine.services.configure('W32Time', 'disabled')],
    ['the events', ({ pc }) => pc.machine.eventLog.write(autopilotEvents.retrieved, {})],
    [
      'certificates',
      ({ pc }) => pc.machine.certificates.add('LocalMachine', 'My', Uint8Array.of(1), { purpose: 'test' }),
    ],
    [
      'how a flow went',
      ({ pc }) =>
        (pc.flows as FlowRecords).note('technician ends', {
          startedAt: null,
          finishedAt: null,
          failure: null,
        }),
    ],
    [
      'an administrator’s write',
      ({ cloud }) => cloud.graph({ method: 'POST', path: 'groups', body: { displayName: 'G' } }),
    ],
    ['a device record', ({ cloud }) => (first(cloud.directory.managedDevices.values()).isEncrypted = true)],
    [
      'a judgement on compliance',
      ({ cloud }) => (first(cloud.directory.managedDevices.values()).complianceState = 'noncompliant'),
    ],
    [
      'the profile that is handed out',
      ({ cloud }) => {
        const identity = first(cloud.directory.identities.values());
        identity.held = { ...identity.held, profileId: 'none' };
      },
    ],
  ])('tells of %s', (_what, change) => {
    const before = digestOf(rehearsal.state());
    expect(digestOf(rehearsal.state())).toBe(before);
    change(rehearsal);
    expect(digestOf(rehearsal.state())).not.toBe(before);
  });
});

describe('a mark', () => {
  function marked() {
    const { session, journal, person } = open('entra-wired');
    person.does({ type: 'power-button' });
    session.advance(20_000);
    session.mark();
    return journal.text;
  }
  const noticesOf = (text: string) => open('entra-wired', memoryJournal(text)).notices;
  const changed =
    'This recording was changed after it was made: line 3 does not follow what stands before it.';
  const forged = marked().replace(/"digest":"[0-9a-f]{8}(?=[0-9a-f]{56}",[^\n]*\n$)/, '"digest":"00000000');

  it('says which version of the state its digest is of', () => {
    expect(marked()).toMatch(new RegExp(`"state":${stateVersion},"seal":"[0-9a-f]{32}"}\n$`));
    expect(noticesOf(marked())).toEqual([]);
    expect(noticesOf(forged)).toEqual([changed, expect.stringMatching(/^Divergence at entry 2/)]);
  });

  it('of another version is not held against the world, and the person is told so once', () => {
    for (const old of [
      forged.replace(`,"state":${stateVersion}`, ''),
      forged.replace(`"state":${stateVersion}`, '"state":1'),
    ])
      expect(noticesOf(old)).toEqual([
        changed,
        'This journal was marked by another version of Reseal: whether the rehearsal comes to the same state could not be compared.',
      ]);
  });

  it('with a version that is none is damaged', () => {
    expect(() => noticesOf(forged.replace(`"state":${stateVersion}`, '"state":"new"'))).toThrow(
      /no entry of a journal/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { instant } from '../../world/time.ts';
import { EventLog } from './event-log.ts';
import { autopilotEvents } from './events/autopilot.catalogue.ts';
import { channels } from './events/channels.ts';
import { deviceManagementEvents } from './events/device-management.catalogue.ts';
import { shellEvents, systemEvents } from './events/other.catalogue.ts';

const logAt = (now = 0): EventLog =>
  new EventLog({ now: () => instant(now), computer: () => 'DESKTOP-TEST' });

describe('a channel of the event log', () => {
  it('that is full overwrites its oldest events and no other channel’s', () => {
    const log = logAt();
    log.write(autopilotEvents.retrieved, {});
    const text = 'x'.repeat(1_000);
    for (let count = 1; count <= 1_000; count++)
      log.write(deviceManagementEvents.rebootUri, { Message1: text });
    const kept = log.events(channels.deviceManagement);
    // 1,028 KB of records of 2,400 bytes.
    expect(kept.length).toBeGreaterThan(400);
    expect(kept.length).toBeLessThan(440);
    expect(kept.at(-1)!.recordId).toBe(1_001);
    expect(kept[0]!.recordId).toBe(1_002 - kept.length);
    expect(log.overwritten().get(channels.deviceManagement)).toBe(1_000 - kept.length);
    expect(log.events(channels.autopilot)).toHaveLength(1);
    expect(log.overwritten().has(channels.autopilot)).toBe(false);
  });
});

describe('an event', () => {
  it('says its values in the words of its row', () => {
    const log = logAt();
    log.write(deviceManagementEvents.sessionEnded, { HRESULT: 0 });
    log.write(deviceManagementEvents.autoEnrolFailed, { HexInt1: 0, HRESULT: 0x8018002b });
    log.write(autopilotEvents.identityNotConfirmed, { HRESULT: 0x81039023 });
    log.write(autopilotEvents.stateChanged, {
      InitialState: 'ProfileState_Unknown',
      UpdateState: 'ProfileState_Available',
    });
    expect(log.events().map(({ id, text }) => `${id} ${text}`)).toEqual([
      '209 MDM Session: OMA-DM session ended with status: (The operation completed successfully.).',
      '76 Auto MDM Enroll: Device Credential (0x0), Failed (Unknown Win32 Error code: 0x8018002b)',
      '171 AutopilotManager failed to set TPM identity confirmed. HRESULT = 0x81039023.',
      '153 AutopilotManager reported the state changed from ProfileState_Unknown to ProfileState_Available.',
    ]);
  });

  it('keeps when, where and by whom it was written', () => {
    const log = logAt(5_000);
    log.write(shellEvents.activityStarted, { CXID: 'ESPProgress' });
    log.signedIn = 'S-1-12-1-1-2-3-4';
    log.write(shellEvents.activityStarted, { CXID: 'ESPProgress' });
    log.write(systemEvents.updateInstalled, { updateTitle: 'KB1' });
    expect(
      log.events().map(({ time, computer, account, recordId }) => [time, computer, account, recordId]),
    ).toEqual([
      [5_000, 'DESKTOP-TEST', 'S-1-5-21-0-0-0-1000', 2],
      [5_000, 'DESKTOP-TEST', 'S-1-12-1-1-2-3-4', 3],
      [5_000, 'DESKTOP-TEST', 'S-1-5-18', 2],
    ]);
  });

  it('cuts texts that no event has room for, in the record as in the words', () => {
    const log = logAt();
    const long = 'x'.repeat(200_000);
    log.write(deviceManagementEvents.serverFault, { Message1: long, Message2: long });
    const [event] = log.events();
    expect(event!.values.map(({ data }) => String(data).length)).toEqual([8_000, 8_000]);
    expect(event!.text.length).toBeLessThan(16_200);
  });
});

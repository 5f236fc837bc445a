import { describe, expect, it } from 'vitest';
import { instant } from '../../world/time.ts';
import { channels, EventLog } from './event-log.ts';

describe('a channel of the event log', () => {
  it('that is full overwrites its oldest events and no other channel’s', () => {
    const log = new EventLog(() => instant(0));
    log.write(channels.autopilot, 1, 'Information', 'of another channel');
    const text = 'x'.repeat(1_000);
    for (let id = 1; id <= 1_000; id++) log.write(channels.deviceManagement, id, 'Information', text);
    const kept = log.events(channels.deviceManagement);
    // 1,028 KB of records of 2,400 bytes.
    expect(kept.length).toBeGreaterThan(400);
    expect(kept.length).toBeLessThan(440);
    expect(kept.at(-1)!.id).toBe(1_000);
    expect(log.overwritten().get(channels.deviceManagement)).toBe(1_000 - kept.length);
    expect(log.events(channels.autopilot)).toHaveLength(1);
    expect(log.overwritten().has(channels.autopilot)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { channels } from '../../windows/events/channels.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

function withEvents() {
  const at = atThePrompt();
  const { eventLog } = at.machine;
  eventLog.write(deviceManagementEvents.sessionEnded, { HRESULT: 0 });
  eventLog.write(deviceManagementEvents.autoEnrolFailed, { HexInt1: 0, HRESULT: 0x8018002b });
  eventLog.write(deviceManagementEvents.rebootUri, { Message1: './A<B' });
  return at;
}
const channel = channels.deviceManagement;
const idsOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /Event ID: (\d+)|<EventID>(\d+)/.exec(line)?.slice(1).find(Boolean) ?? []);

describe('wevtutil', () => {
  it('el lists the channels', () => {
    expect(withEvents().types('wevtutil el')).toEqual(Object.values(channels).toSorted());
  });

  it('qe tells the newest events with their messages', () => {
    const { machine, types } = withEvents();
    const [first, second] = machine.eventLog.events(channel);
    const lines = types(`wevtutil qe ${channel.toUpperCase()} /c:2 /rd:true /f:text`);
    expect(idsOf(lines)).toEqual([String(deviceManagementEvents.rebootUri.id), '76']);
    expect(lines[0]).toBe('Event[0]');
    expect(lines).toContain(`  Log Name: ${channel}`);
    expect(lines).toContain('  Date: 2026-03-02T08:00:00.0000000Z');
    expect(lines).toContain('  Level: Error');
    expect(lines).toContain(second!.text);
    expect(lines).not.toContain(first!.text);
  });

  it('qe writes XML that keeps strange signs', () => {
    const lines = withEvents().types(`wevtutil qe "${channel}"`);
    expect(idsOf(lines)).toEqual(['209', '76', String(deviceManagementEvents.rebootUri.id)]);
    expect(lines[1]).toContain('<Level>2</Level>');
    expect(lines[2]).toContain("<Data Name='Message1'>./A&lt;B</Data>");
  });

  it.each([
    ['*[System[(EventID=76)]]', ['76']],
    ['*[System[(Level=2 or Level=3) and EventID!=209]]', ['76']],
    ['*[System[EventID=209 or EventID=76]]', ['209', '76']],
    ['*[System[EventID>=210]]', [String(deviceManagementEvents.rebootUri.id)]],
  ])('/q:%s', (query, ids) => {
    expect(idsOf(withEvents().types(`wevtutil qe ${channel} "/q:${query}"`))).toEqual(ids);
  });

  it.each([
    ['wevtutil qe Nothing', 'The specified channel could not be found.'],
    [`wevtutil qe ${channel} "/q:*[EventData[Data='x']]"`, 'The specified query is invalid.'],
    [`wevtutil qe ${channel} /c:many`, 'The parameter is incorrect.'],
    ['wevtutil fly', 'The parameter is incorrect.'],
  ])('%s', (line, answer) => {
    expect(withEvents().types(line).at(-1)).toBe(answer);
  });
});

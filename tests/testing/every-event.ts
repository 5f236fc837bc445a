/** An event log in which every event that the PC can write stands, with a value of each kind. */
import { EventLog } from '../../main/device/windows/event-log.ts';
import { allEvents } from '../../main/device/testing/all-events.ts';
import type { MemberType } from '../../main/device/windows/events/event-definition.ts';
import { instant } from '../../main/world/time.ts';

function sample(type: MemberType, number: number): string | number | boolean {
  if (typeof type !== 'string') return type[number % type.length] ?? '';
  if (type === 'string') return `Größe <${number}> & “日本”`;
  if (type === 'guid') return '6f9619ff-8b86-d011-b42d-00c04fc964ff';
  if (type === 'boolean') return number % 2 === 0;
  return 0x80070000 + number;
}

export function everyEvent(rounds: number): EventLog {
  let now = Date.UTC(2026, 2, 2, 8);
  const log = new EventLog({ now: () => instant((now += 1_234)), computer: () => 'DESKTOP-4G7KQ1T' });
  for (let round = 0; round < rounds; round++) {
    if (round === 1) log.signedIn = 'S-1-12-1-3141592653-589793238-462643383-2795028841';
    for (const event of allEvents)
      log.write(
        event,
        Object.fromEntries(Object.entries(event.members).map(([name, type]) => [name, sample(type, round)])),
      );
  }
  return log;
}

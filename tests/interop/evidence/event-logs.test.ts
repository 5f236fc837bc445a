/** Readers of event logs that others wrote: each record of each channel, and the values that the PC logged. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventLogFiles } from '../../../main/device/shell/logs/event-log-files.ts';
import type { EventLog } from '../../../main/device/windows/event-log.ts';
import { allEvents } from '../../../main/device/testing/all-events.ts';
import { instant } from '../../../main/world/time.ts';
import { everyEvent } from '../../testing/every-event.ts';
import { open } from '../../testing/lab.ts';
import type { Evidence } from '../testing/evidence.ts';
import { evidenceOf, quietly } from '../testing/evidence.ts';
import { withPrograms } from '../testing/interop.ts';

/** Every event that the PC can write, often enough to fill several chunks of the two busiest channels. */
const rounds = 10;
const log = everyEvent(rounds);
const files = eventLogFiles(log);
const channelOf = (file: string): string =>
  log.events().find(({ channel }) => file.endsWith(`${channel.replaceAll('/', '-').toLowerCase()}.evtx`))!
    .channel;

let evidence: Evidence;
beforeAll(() => {
  evidence = evidenceOf({ name: 'logs.zip', time: instant(Date.UTC(2026, 2, 2)), files });
});
afterAll(() => evidence.close());

it('there is something to read of every channel', () => {
  expect(evidence.evtx.length).toBe(new Set(allEvents.map(({ channel }) => channel)).size);
});

withPrograms('libevtx-utils')('libevtx', () => {
  it('finds no fault in a file, and the number of its records', () => {
    for (const file of evidence.evtx) {
      const told = quietly('evtxinfo', file);
      expect(told).not.toMatch(/corrupt|recovered records\s*: [1-9]/i);
      expect(Number(/Number of records\s*: (\d+)/.exec(told)?.[1])).toBe(
        log.events(channelOf(file)).length + 1,
      );
    }
  });

  it('exports the id, time, writer, source and strings of each record', () => {
    for (const file of evidence.evtx) {
      const [mark, ...records] = quietly('evtxexport', file)
        .split(/\n(?=Event number)/)
        .slice(1);
      expect(mark).toContain('Reseal wrote this log in a rehearsal');
      const events = log.events(channelOf(file));
      expect(records).toHaveLength(events.length);
      for (const [index, event] of events.entries()) {
        const record = records[index]!;
        expect(record).toContain(`Event number\t\t\t: ${event.recordId}\n`);
        expect(record).toContain(`(${event.id})\n`);
        expect(record).toContain(`Source name\t\t\t: ${event.definition.provider.name}\n`);
        expect(record).toContain(`User security identifier\t: ${event.account}\n`);
        const strings = [...record.matchAll(/^String: \d+\t+: (.*)$/gm)].map(([, value]) => value);
        expect(strings).toEqual(event.values.map(shownByLibevtx));
      }
    }
  });
});

withPrograms('python3-evtx')('python-evtx', () => {
  it('dumps each record with the names and values of its data', () => {
    for (const file of evidence.evtx) {
      const records = quietly('/usr/bin/python3', '/usr/bin/evtx_dump.py', file)
        .split('</Event>')
        .slice(1, -1);
      const events = log.events(channelOf(file));
      expect(records).toHaveLength(events.length);
      for (const [index, event] of events.entries()) {
        const record = records[index]!;
        expect(record).toContain(`<EventID>${event.id}</EventID>`);
        expect(record).toContain(`<EventRecordID>${event.recordId}</EventRecordID>`);
        expect(record).toContain(`<Channel>${event.channel}</Channel>`);
        const data = [...record.matchAll(/<Data Name="([^"]*)">([^<]*)<\/Data>/g)];
        expect(data.map(([, name]) => name)).toEqual(Object.keys(event.definition.members));
        expect(data.map(([, , value]) => withCharacters(value))).toEqual(event.values.map(shownByPython));
      }
    }
  });

  it('reads what a rehearsal of a failure exports', () => {
    const { person, session } = open('app-fails');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    const archive = session.logs();
    const left = evidenceOf(archive);
    try {
      const file = left.evtx.find((one) => one.includes('shell-core'))!;
      expect(quietly('/usr/bin/python3', '/usr/bin/evtx_dump.py', file)).toContain(
        'CommercialOOBE_ESPProgress_WhiteGlove_Failed',
      );
    } finally {
      left.close();
    }
  });
});

type Value = ReturnType<EventLog['events']>[number]['values'][number];

const hexadecimal = (data: number): string => `0x${data.toString(16).padStart(8, '0')}`;

/** Of a negative number libevtx (as of 2018) drops the sign bit instead of taking the complement. */
function shownByLibevtx({ type, data }: Value): string {
  if (type === 'int32' && data < 0) return `-${data & 0x7fffffff}`;
  if (type === 'hex32') return hexadecimal(data);
  return type === 'guid' ? `{${data.toUpperCase()}}` : String(data);
}

function shownByPython({ type, data }: Value): string {
  if (type === 'boolean') return data ? 'True' : 'False';
  if (type === 'guid') return `{${data.replace(/[{}]/g, '')}}`;
  if (type === 'hex32') return hexadecimal(data);
  return type === 'string' ? escaped(data) : String(data);
}

/** Without references to characters beyond ASCII, which one of Python's writers makes. */
const withCharacters = (xml = ''): string =>
  xml.replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

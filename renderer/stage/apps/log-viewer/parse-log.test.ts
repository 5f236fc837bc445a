import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLog } from './parse-log.ts';

const record = (text: string, type = 1, thread = '12') =>
  `<![LOG[${text}]LOG]!><time="08:04:05.1230000" date="3-2-2026" component="AppWorkload" context="" type="${type}" thread="${thread}" file="">\r\n`;

describe('a log', () => {
  it('gives each record its text, component, time, thread and level', () => {
    const { lines, rest } = parseLog(record('one') + record('two\r\nlines', 3) + record('three', 2));
    expect(rest).toBe('');
    expect(lines.map(({ text, level }) => [text, level])).toEqual([
      ['one', 'information'],
      ['two\r\nlines', 'error'],
      ['three', 'warning'],
    ]);
    expect(lines[0]).toMatchObject({
      component: 'AppWorkload',
      time: '3/2/2026 8:04:05 AM',
      thread: '12 (0xC)',
    });
  });

  it('reads plain lines by their words', () => {
    expect(parseLog('all well\nWARNING: disk\r\nexit 1: failed\n\n').lines.map(({ level }) => level)).toEqual(
      ['information', 'warning', 'error'],
    );
  });

  it('comes to the same in whatever pieces it arrives', () => {
    const whole = `${record('one')}plain\n${record('two\nlines', 3)}${record('three')}`;
    const cuts = fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (places) => {
        const all = [0, ...places.toSorted((a, b) => a - b), whole.length];
        let rest = '';
        const lines = all.slice(1).flatMap((end, place) => {
          const parsed = parseLog(rest + whole.slice(all[place], end));
          rest = parsed.rest;
          return parsed.lines;
        });
        expect([lines, rest]).toEqual([parseLog(whole).lines, '']);
      }),
    );
  });
});

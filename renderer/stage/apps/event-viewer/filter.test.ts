import { describe, expect, it } from 'vitest';
import type { EventEntry } from '../../../../shared/stage/look.ts';
import { chosenOf } from './filter.ts';

const event = (record: number, id: number, level: EventEntry['level'], text: string): EventEntry => ({
  record,
  id,
  level,
  source: 'Shell-Core',
  computer: 'BENCH-07',
  time: '2026-03-02T08:00:00.000Z',
  text,
});
const events = [
  event(3, 62407, 'Error', 'Failure: 0x80070643'),
  event(2, 62407, 'Information', 'Starting subcategory'),
  event(1, 62404, 'Information', 'Web App Activity started'),
];
const records = (
  ...asked: Parameters<typeof chosenOf> extends readonly [unknown, ...infer Rest] ? Rest : never
) => chosenOf(events, ...asked).map(({ record }) => record);

describe('the filter of Event Viewer', () => {
  it('leaves all where nothing is asked for', () => {
    expect(chosenOf(events, 'all', '  ')).toBe(events);
  });

  it('goes by level, and by words of text, source and id together', () => {
    expect(records('Error', '')).toEqual([3]);
    expect(records('all', '62407')).toEqual([3, 2]);
    expect(records('all', '62407 STARTING shell')).toEqual([2]);
    expect(records('Error', 'starting')).toEqual([]);
  });

  it('takes ids, spans of them, and ids to leave out', () => {
    expect(records('all', '', '62404')).toEqual([1]);
    expect(records('all', '', '1, 62405-62410')).toEqual([3, 2]);
    expect(records('all', '', '-62407')).toEqual([1]);
    expect(records('Error', '', '62400-62499, -62404')).toEqual([3]);
    expect(records('all', '', 'words')).toEqual([]);
  });
});

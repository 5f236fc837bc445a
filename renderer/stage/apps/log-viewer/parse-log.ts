/**
 * Lines of a log as CMTrace reads them (facts/desktop#log-viewer): records of `<![LOG[text]LOG]!>` with their attributes,
 * which may go over several lines, and lines of plain text.
 */

import { ownOf } from '../../../../shared/own.ts';

export interface LogLine {
  readonly text: string;
  readonly component: string;
  /** As the record has it, in the order of the United States: '3/2/2026 8:04:05 AM'. */
  readonly time: string;
  readonly thread: string;
  readonly level: 'information' | 'warning' | 'error';
}

export interface ParsedLog {
  readonly lines: readonly LogLine[];
  /** Of the end: a record, or a line, that is not whole yet. */
  readonly rest: string;
}

const levels: Readonly<Record<string, LogLine['level']>> = { '2': 'warning', '3': 'error' };
const opening = '<![LOG[';
const closing = ']LOG]!>';

export function parseLog(text: string): ParsedLog {
  const lines: LogLine[] = [];
  let at = 0;
  while (at < text.length) {
    const line = text.startsWith(opening, at) ? recordAt(text, at) : plainAt(text, at);
    if (line === null) break;
    if (line.read !== null) lines.push(line.read);
    at = line.end;
  }
  return { lines, rest: text.slice(at) };
}

/** What was read, if it was anything, and where the next line begins; null: the end is missing. */
type ReadLine = { readonly read: LogLine | null; readonly end: number } | null;

function recordAt(text: string, at: number): ReadLine {
  const close = text.indexOf(closing, at);
  const end = close < 0 ? -1 : text.indexOf('\n', close);
  if (end < 0) return null;
  const attributes = new Map(
    [...text.slice(close + closing.length, end).matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  return {
    end: end + 1,
    read: {
      text: text.slice(at + opening.length, close),
      component: attributes.get('component') ?? '',
      time: timeOf(attributes.get('date') ?? '', attributes.get('time') ?? ''),
      thread: threadOf(attributes.get('thread') ?? ''),
      level: ownOf(levels, attributes.get('type') ?? '') ?? 'information',
    },
  };
}

function plainAt(text: string, at: number): ReadLine {
  const end = text.indexOf('\n', at);
  if (end < 0) return null;
  const line = text.slice(at, end).replace(/\r$/, '');
  return { end: end + 1, read: line === '' ? null : plainLine(line) };
}

/** Without a type the words decide. */
export function plainLine(text: string): LogLine {
  const level = /error|fail/i.test(text) ? 'error' : /warning/i.test(text) ? 'warning' : 'information';
  return { text, component: '', time: '', thread: '', level };
}

function timeOf(date: string, time: string): string {
  const [month, day, year] = date.split('-').map(Number);
  const [hour = 0, minute, second] = time.split(/[:.+-]/, 3);
  if (month === undefined || day === undefined || year === undefined || second === undefined) return '';
  return `${month}/${day}/${year} ${Number(hour) % 12 || 12}:${minute}:${second} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
}

/** '12 (0xC)' */
function threadOf(thread: string): string {
  return /^\d+$/.test(thread) ? `${thread} (0x${Number(thread).toString(16).toUpperCase()})` : thread;
}

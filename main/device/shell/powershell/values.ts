/** What a PowerShell pipeline hands on: texts, numbers, truths, times and records with named members (facts/powershell). */
import { iso } from '../../../world/time.ts';
import type { SimTime } from '../../../world/time.ts';
import { dateAndTime } from '../commands/command.ts';

export interface PsTime {
  readonly time: SimTime;
}

export interface PsRecord {
  /** 'ServiceController': it decides how the record is shown. */
  readonly type: string;
  readonly members: readonly (readonly [name: string, value: PsValue])[];
}

export type PsValue = string | number | boolean | null | PsTime | PsRecord | readonly PsValue[];

export const record = (type: string, members: PsRecord['members']): PsRecord => ({ type, members });

export const isRecord = (value: PsValue): value is PsRecord =>
  typeof value === 'object' && value !== null && 'members' in value;

const isTime = (value: PsValue): value is PsTime =>
  typeof value === 'object' && value !== null && 'time' in value;

const isList = (value: PsValue): value is readonly PsValue[] => Array.isArray(value);

/** '3/2/2026 8:00:00 AM' */
export function shortTime(at: SimTime): string {
  const { date, time } = dateAndTime(iso(at));
  const seconds = iso(at).slice(17, 19);
  return `${date} ${time.replace(' ', `:${seconds} `)}`.replaceAll(/(^|\/| )0/g, '$1');
}

/** As it stands in a cell, a list or a text. */
export function textOf(value: PsValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return `{${value.map(textOf).join(', ')}}`;
  if (isTime(value)) return shortTime(value.time);
  if (isRecord(value)) return `@{${value.members.map(([name, own]) => `${name}=${textOf(own)}`).join('; ')}}`;
  return String(value);
}

/** A member by its name in any case; null where there is none. */
export function memberOf(value: PsValue, name: string): PsValue {
  const wanted = name.toLowerCase();
  if (isRecord(value)) return value.members.find(([own]) => own.toLowerCase() === wanted)?.[1] ?? null;
  if (wanted !== 'length' && wanted !== 'count') return null;
  if (isList(value)) return value.length;
  return wanted === 'length' && typeof value === 'string' ? value.length : null;
}

export interface PsErrorFacts {
  /** Who says so: a cmdlet's name; '' for PowerShell itself. */
  readonly source: string;
  /** 'ObjectNotFound: (x:String) [], CommandNotFoundException' */
  readonly category: string;
  readonly id: string;
}

/** A failure as PowerShell tells it. */
export class PsError extends Error {
  override readonly name = 'PsError';
  readonly facts: PsErrorFacts;

  constructor(message: string, facts: PsErrorFacts) {
    super(message);
    this.facts = facts;
  }
}

const width = 119;

/** A text in lines of the window's width, broken between words. */
export function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

/** The lines of an error: the message, the place, its category and its id. */
export function errorLines({ message, facts }: PsError, typed: string): readonly string[] {
  const place = typed.trim();
  return [
    ...wrapped(`${facts.source === '' ? '' : `${facts.source} : `}${message}`),
    'At line:1 char:1',
    `+ ${place}`,
    `+ ${'~'.repeat(Math.min(place.length, width - 2))}`,
    `    + CategoryInfo          : ${facts.category}`,
    `    + FullyQualifiedErrorId : ${facts.id}`,
    ' ',
  ];
}

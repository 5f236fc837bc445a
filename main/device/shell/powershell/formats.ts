/** How PowerShell shows what comes out of a pipeline: texts, tables and lists (about_Format.ps1xml; facts/powershell#layout). */
import type { PsRecord, PsValue } from './values.ts';
import { isRecord, memberOf, textOf } from './values.ts';

export interface Column {
  readonly name: string;
  /** Of the heading, where it is another one. */
  readonly label?: string;
  readonly width?: number;
  readonly side?: 'right';
}

interface View {
  readonly columns?: readonly Column[];
  /** Records of one value of it stand under one heading. */
  readonly groupBy?: string;
  readonly list?: readonly string[];
}

/** Views of Windows' own types; another type is a table up to four members, else a list. */
const views: ReadonlyMap<string, View> = new Map<string, View>([
  [
    'ServiceController',
    {
      columns: [
        { name: 'Status', width: 8 },
        { name: 'Name', width: 18 },
        { name: 'DisplayName', width: 38 },
      ],
    },
  ],
  [
    'Process',
    {
      columns: [
        { name: 'WorkingSet', label: 'WS(K)', width: 10, side: 'right' },
        { name: 'Id', width: 6, side: 'right' },
        { name: 'SessionId', label: 'SI', width: 3, side: 'right' },
        { name: 'ProcessName', width: 60 },
      ],
    },
  ],
  [
    'EventLogRecord',
    {
      groupBy: 'ProviderName',
      columns: [
        { name: 'TimeCreated', width: 25 },
        { name: 'Id', width: 8, side: 'right' },
        { name: 'LevelDisplayName', width: 16 },
        { name: 'Message', width: 66 },
      ],
    },
  ],
  [
    'FileInfo',
    {
      groupBy: 'Directory',
      columns: [
        { name: 'Mode', width: 13 },
        { name: 'LastWriteTime', width: 22, side: 'right' },
        { name: 'Length', width: 14, side: 'right' },
        { name: 'Name', width: 60 },
      ],
    },
  ],
  ['RegistryKey', { groupBy: 'Hive', columns: [{ name: 'Name', width: 40 }, { name: 'Property' }] }],
  ['HotFix', { columns: [{ name: 'HotFixID' }] }],
]);

const groupHeadings: ReadonlyMap<string, string> = new Map([
  ['Directory', '    Directory'],
  ['Hive', '    Hive'],
]);

const bounded = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(width - 3, 0))}...` : text;

const cellOf = (text: string, width: number, side: Column['side']): string => {
  const [line = ''] = text.split(/\r?\n/, 1);
  const cell = bounded(line, width);
  return side === 'right' ? cell.padStart(width) : cell.padEnd(width);
};

/** Columns without a width are as wide as what is in them. */
function sized(columns: readonly Column[], rows: readonly PsValue[]): readonly Required<Column>[] {
  return columns.map(({ name, label = name, width, side }) => ({
    name,
    label,
    side: side ?? (undefined as never),
    width:
      width ?? Math.min(60, Math.max(label.length, ...rows.map((row) => textOf(memberOf(row, name)).length))),
  }));
}

function tableLines(rows: readonly PsValue[], columns: readonly Column[]): readonly string[] {
  const own = sized(columns, rows);
  const line = (cells: readonly string[]): string =>
    own.map(({ width, side }, index) => cellOf(cells[index] ?? '', width, side)).join(' ');
  return [
    line(own.map(({ label }) => label)),
    line(own.map(({ label }) => '-'.repeat(label.length))),
    ...rows.map((row) => line(own.map(({ name }) => textOf(memberOf(row, name))))),
  ];
}

function groupsOf(rows: readonly PsValue[], by: string): readonly (readonly PsValue[])[] {
  const groups: PsValue[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && textOf(memberOf(last[0], by)) === textOf(memberOf(row, by)))
      last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** The lines of `Format-Table`. */
export function asTable(
  rows: readonly PsValue[],
  columns: readonly Column[],
  groupBy?: string,
): readonly string[] {
  if (groupBy === undefined) return ['', ...tableLines(rows, columns), '', ''];
  return groupsOf(rows, groupBy).flatMap((group) => [
    '',
    '',
    `${groupHeadings.get(groupBy) ?? `   ${groupBy}`}: ${textOf(memberOf(group[0] ?? null, groupBy))}`,
    '',
    ...tableLines(group, columns),
    '',
    '',
  ]);
}

const namesOf = (row: PsValue): readonly string[] => (isRecord(row) ? row.members.map(([name]) => name) : []);

const lineWidth = 119;

/** The lines of `Format-List`: a value that is too long goes on under its own beginning. */
export function asList(rows: readonly PsValue[], properties: readonly string[] = []): readonly string[] {
  return [
    '',
    '',
    ...rows.flatMap((row) => {
      if (!isRecord(row)) return [textOf(row)];
      const names = properties.length === 0 ? namesOf(row) : properties;
      const label = Math.max(...names.map((name) => name.length));
      const room = Math.max(20, lineWidth - label - 3);
      return [
        ...names.flatMap((name) => {
          const parts = textOf(memberOf(row, name))
            .split(/\r?\n/)
            .flatMap((text) => text.match(new RegExp(`.{1,${room}}`, 'g')) ?? ['']);
          return parts.map((part, index) =>
            index === 0 ? `${name.padEnd(label)} : ${part}` : `${' '.repeat(label + 3)}${part}`,
          );
        }),
        '',
      ];
    }),
    '',
  ];
}

const mostColumns = 4;

function recordsAsUsual(rows: readonly PsRecord[]): readonly string[] {
  const [first] = rows;
  if (!first) return [];
  const view = views.get(first.type);
  if (view?.columns) return asTable(rows, view.columns, view.groupBy);
  const names = namesOf(first);
  return names.length > mostColumns
    ? asList(rows)
    : asTable(
        rows,
        names.map((name) => ({ name })),
      );
}

/** What the window shows of values: texts as they are, records of one type together. */
export function shown(values: readonly PsValue[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < values.length; ) {
    const value = values[at] ?? null;
    if (!isRecord(value)) {
      lines.push(...(Array.isArray(value) ? shown(value as PsValue[]) : textOf(value).split(/\r?\n/)));
      at++;
      continue;
    }
    const { type } = value;
    const rows = values.slice(at).filter(isRecord);
    const others = values.slice(at).findIndex((one) => !isRecord(one) || one.type !== type);
    const together = others < 0 ? rows : rows.slice(0, others);
    lines.push(...recordsAsUsual(together));
    at += together.length;
  }
  return lines;
}

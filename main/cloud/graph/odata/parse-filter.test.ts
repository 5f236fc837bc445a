import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, memberAt } from './filter.ts';
import { ODataError, parseFilter } from './parse-filter.ts';

const device = {
  serialNumber: 'RSL-0001',
  groupTag: 'LAB',
  displayName: "Ana's PC",
  priority: 3,
  enabled: true,
  owner: null,
  lastContactedDateTime: '2026-03-02T08:00:00Z',
  physicalIds: ['[ZTDID]:1', '[OrderID]:LAB'],
  assignedLicenses: [{ skuId: 'a' }, { skuId: 'b' }],
  target: { groupId: '0b' },
  '@odata.type': '#microsoft.graph.win32LobApp',
};
const passes = (filter: string): boolean => holds(parseFilter(filter), (names) => memberAt(device, names));

describe('$filter', () => {
  it.each([
    "serialNumber eq 'RSL-0001'",
    "contains(serialNumber,'rsl')",
    "startsWith(serialNumber,'RSL') and endswith(serialNumber, '0001')",
    "displayName eq 'Ana''s PC'",
    "SERIALNUMBER eq 'rsl-0001'",
    "groupTag in ('OFFICE','LAB')",
    "not (groupTag eq 'OFFICE')",
    "not contains(groupTag,'OFF')",
    "groupTag ne 'OFFICE' and (priority gt 2 or priority lt 1)",
    'priority ge 3 and priority le 3',
    'enabled eq true',
    'enabled',
    'owner eq null',
    'lastContactedDateTime gt 2026-03-01T23:00:00Z',
    'lastContactedDateTime ge 2026-03-02T09:00:00+01:00',
    "physicalIds/any(p:p eq '[OrderID]:LAB')",
    "physicalIds/any(x:startswith(x,'[ZTDID]'))",
    "assignedLicenses/any(l:l/skuId eq 'b')",
    "assignedLicenses/all(l:l/skuId ne 'c')",
    'assignedLicenses/$count eq 2',
    'assignedLicenses/any()',
    "target/groupId eq '0b'",
    "tolower(groupTag) eq 'lab'",
    'length(groupTag) eq 3',
    "isof('microsoft.graph.win32LobApp')",
    "groupTag eq microsoft.graph.tag'lab'",
  ])('%s holds', (filter) => expect(passes(filter)).toBe(true));

  it.each([
    "serialNumber eq 'RSL-0002'",
    "contains(serialNumber,'x')",
    "groupTag eq 'LAB' and priority eq 4",
    "not(groupTag eq 'LAB')",
    'owner ne null',
    "physicalIds/any(p:p eq 'none')",
    "physicalIds/all(p:p eq '[ZTDID]:1')",
    "absent eq 'x'",
    "constructor eq 'x'",
    "isof('microsoft.graph.winGetApp')",
  ])('%s does not', (filter) => expect(passes(filter)).toBe(false));

  it.each([
    "serialNumber eq 'RSL",
    'serialNumber eq',
    "serialNumber like 'x'",
    "contains(serialNumber,'x'",
    'groupTag eq (1)',
    "groupTag in ('a'",
    'a/any(b c)',
    "groupTag eq 'a' and",
    '1 eq 1)',
    "nothing('x') eq 1",
    "'text'",
    '((((',
  ])('%s is refused with its place', (filter) => {
    expect(() => parseFilter(filter)).toThrow(ODataError);
  });

  it('is bounded in length, depth and number', () => {
    for (const filter of [
      '('.repeat(100) + 'a' + ')'.repeat(100),
      `${'not '.repeat(500)}a`,
      `a in (${'1,'.repeat(2_000)}1)`,
      'a'.repeat(9_000),
    ])
      expect(() => parseFilter(filter)).toThrow(ODataError);
  });

  it('answers every text with a filter or an ODataError, and every filter with true or false', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      ',',
      '/',
      ':',
      "'",
      ' ',
      'and',
      'or',
      'not',
      'in',
      'ne',
      'gt',
      'contains',
      'any',
      'all',
      '$count',
      'groupTag',
      'physicalIds',
      'x',
      '1',
      '-2.5',
      'true',
      'null',
      '2026-01-01',
      "'LAB'",
      '@odata.type',
      '__proto__',
      '\u0000',
      '€',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(' ')),
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (filter) => {
        try {
          return typeof passes(filter) === 'boolean';
        } catch (error) {
          return error instanceof ODataError;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import type { HashCsvRow } from './hash-csv.ts';
import { formatHashCsv, parseHashCsv } from './hash-csv.ts';

const header = 'Device Serial Number,Windows Product ID,Hardware Hash';
const row: HashCsvRow = {
  serialNumber: 'RSL-0001',
  productId: '',
  hardwareHash: 'T0EEAA==',
  groupTag: '',
  assignedUser: '',
};

const refusal = (text: string): BadInputError => {
  try {
    parseHashCsv(text, 'devices.csv');
  } catch (error) {
    if (error instanceof BadInputError) return error;
    throw error;
  }
  return expect.unreachable('the file was taken');
};

describe('a hardware-hash CSV', () => {
  test('with the three columns that the script writes', () => {
    expect(parseHashCsv(`${header}\r\nRSL-0001,,T0EEAA==\r\n`, 'devices.csv')).toEqual([row]);
  });

  test('with group tag and user', () => {
    const text = `${header},Group Tag,Assigned User\nRSL-0001,,T0EEAA==,LAB,ada@relecloud.example`;
    expect(parseHashCsv(text, 'devices.csv')).toEqual([
      { ...row, groupTag: 'LAB', assignedUser: 'ada@relecloud.example' },
    ]);
  });

  test('of Partner Center', () => {
    const text = `${header},Manufacturer name,Device model\nRSL-0001,,T0EEAA==,Example Corp,Model One\n\n`;
    expect(parseHashCsv(text, 'devices.csv')).toEqual([
      { ...row, manufacturer: 'Example Corp', model: 'Model One' },
    ]);
  });

  test.each([
    ['a lower-case header', 'device serial number,Windows Product ID,Hardware Hash\nA,,T0E=', 1],
    ['an unknown column', `${header},Colour\nA,,T0E=,red`, 1],
    ['a column twice', `${header},Group Tag,Group Tag\nA,,T0E=,x,y`, 1],
    ['a byte order mark', `\ufeff${header}\nA,,T0E=`, 1],
    ['a missing value', `${header}\nA,,T0E=\nB,T0E=`, 3],
    ['quotation marks', `${header}\n"A",,T0E=`, 2],
    ['a hash without its padding', `${header}\nA,,T0E`, 2],
    ['no hash', `${header}\nA,,`, 2],
    ['neither serial number nor product id', `${header}\n,,T0E=`, 2],
    ['no device', `${header}\n`, 2],
    ['more than 500 devices', `${header}\n${'A,,T0E=\n'.repeat(501)}`, 502],
    ['no text at all', '', 1],
  ])('is refused for %s, with file and line', (_what, text, line) => {
    const { place, message, remedy } = refusal(text);
    expect(place).toBe(`devices.csv:${line}`);
    expect(message).not.toBe('');
    expect(remedy).not.toBe('');
  });

  test('takes 500 devices', () => {
    expect(parseHashCsv(`${header}\n${'A,,T0E=\n'.repeat(500)}`, 'devices.csv')).toHaveLength(500);
  });

  test('comes back from the file it was written to', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[",\r\n]/.test(text));
    const named = plain.filter((text) => text !== '');
    const rows = fc.record<HashCsvRow>({
      serialNumber: named,
      productId: plain,
      hardwareHash: fc.base64String({ minLength: 4, maxLength: 40 }),
      groupTag: plain,
      assignedUser: plain,
    });
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 8 }), (devices) => {
        expect(parseHashCsv(formatHashCsv(devices), 'devices.csv')).toEqual(devices);
      }),
      { numRuns: 60 },
    );
  });

  test('has the columns that are used, ended by CR LF', () => {
    expect(formatHashCsv([row])).toBe(`${header}\r\nRSL-0001,,T0EEAA==\r\n`);
    expect(formatHashCsv([{ ...row, assignedUser: 'ada@relecloud.example' }])).toBe(
      `${header},Group Tag,Assigned User\r\nRSL-0001,,T0EEAA==,,ada@relecloud.example\r\n`,
    );
  });

  test('cannot hold a comma', () => {
    expect(() => formatHashCsv([{ ...row, groupTag: 'a,b' }])).toThrow(BadInputError);
  });
});

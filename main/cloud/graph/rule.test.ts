import { describe, expect, it } from 'vitest';
import { holds, parseRule, type RuleSubject } from './rule.ts';

const kiosk: RuleSubject = {
  devicephysicalids: ['[ZTDID]:5f0c1f0e-0000-4000-8000-00000000a001', '[OrderID]:KIOSK'],
  displayname: 'RSL-4711',
  model: 'Trainer 14',
  deviceownership: 'Company',
};

const rows: readonly (readonly [rule: string, expected: boolean])[] = [
  ['(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))', true],
  ['(device.devicePhysicalIDs -any _ -contains "[ZTDId]")', true],
  ['(device.devicePhysicalIDs -any (_ -eq "[OrderID]:KIOSK"))', true],
  ['(device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAB"))', false],
  ['(device.devicePhysicalIDs -all (_ -startsWith "["))', true],
  ['device.displayName -startsWith "rsl-" and device.model -ne "Trainer 13"', true],
  ['device.displayName -startsWith "X" -or device.deviceOwnership -eq "company"', true],
  ['-not (device.model -contains "Trainer")', false],
  ['device.model -in ["Trainer 13", "Trainer 14"]', true],
  ['device.model -notIn ["Trainer 13", "Trainer 14"]', false],
  ['device.displayName -match "^RSL-[0-9]{4}$"', true],
  ['device.enrollmentProfileName -eq "Office"', false],
  ['device.enrollmentProfileName -eq null', true],
];

describe('membership rules', () => {
  it.each(rows)('%s is %s', (source, expected) => {
    const rule = parseRule(source);
    expect(typeof rule).toBe('object');
    expect(typeof rule === 'string' ? rule : holds(rule, kiosk)).toBe(expected);
  });

  it.each([
    ['device.model -like "T*"', 'operator -like is not understood'],
    ['(device.model -eq "T"', 'the rule ends too early'],
    ['device.model -eq "T" ) ', '")" is not understood there'],
    ['', 'the rule ends too early'],
    ['device.model -eq "T', 'character 18 is not understood'],
  ])('says what is wrong with %s', (source, expected) => {
    expect(parseRule(source)).toBe(expected);
  });
});

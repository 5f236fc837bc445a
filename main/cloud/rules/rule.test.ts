import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { holds, type RuleSubject } from './rule.ts';

const kiosk: RuleSubject = {
  devicephysicalids: ['[ZTDID]:5f0c1f0e-0000-4000-8000-00000000a001', '[OrderID]:KIOSK'],
  displayname: 'RSL-4711',
  model: 'Trainer 14',
  deviceownership: 'Company',
  osversion: '10.0.26100.1',
  memberof: ['group-1'],
  assignedplans: ['plan-1', 'plan-2'],
  'assignedplan.capabilitystatus': 'Enabled',
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
  ['device.displayName -ne null', true],
  ['device.osVersion -ge "10.0.22631"', true],
  ['device.osVersion -lt "10.0.9200"', false],
  ["user.memberof -any (group.objectId -in ['group-1', 'group-2'])", true],
  ["user.memberof -any (group.objectId -in ['group-2'])", false],
  [
    'user.assignedPlans -any (assignedPlan.servicePlanId -eq "plan-2" -and assignedPlan.capabilityStatus -eq "Enabled")',
    true,
  ],
  ['device.displayName -notContains "47" -or device.displayName -notMatch "9$"', true],
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
    ['device.model -match "["', 'pattern "[" is not understood: missing closing ]: `[`'],
    [
      'device.model -match "^(?=T)"',
      'pattern "^(?=T)" is not understood: invalid or unsupported Perl syntax: `(?=`',
    ],
  ])('says what is wrong with %s', (source, expected) => {
    expect(parseRule(source)).toBe(expected);
  });

  it('answers at once to a pattern that would keep a backtracking engine busy for years', () => {
    const rule = parseRule('device.displayName -match "^(a+)+$"');
    const named = { displayname: `${'a'.repeat(60)}!` };
    expect(typeof rule === 'string' ? rule : holds(rule, named)).toBe(false);
  });
});

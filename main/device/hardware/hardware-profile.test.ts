import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { createRandom, seedOf } from '../../world/random.ts';
import { buildUnit, parseHardwareModel } from './hardware-profile.ts';

const fieldbook = readFileSync(
  path.join(import.meta.dirname, '../../../resources/hardware/larkfield-fieldbook-14.json'),
  'utf8',
);

const refusal = (json: string): BadInputError => {
  try {
    parseHardwareModel(json, 'pc.json');
  } catch (error) {
    if (error instanceof BadInputError) return error;
  }
  throw new Error('was taken');
};

describe('hardware models', () => {
  it('says file and place of what is wrong', () => {
    const model = JSON.parse(fieldbook) as { tpm: { manufacturerId: string } };
    model.tpm.manufacturerId = 'too long';
    expect(refusal(JSON.stringify(model)).place).toBe('pc.json: tpm.manufacturerId');
    expect(refusal('{').place).toBe('pc.json:1:2');
    expect(refusal('[]').message).not.toBe('');
  });

  it('takes the EK certificate in one word, and says the same as in full', () => {
    expect(parseHardwareModel(fieldbook, 'pc.json').tpm.endorsementKeys).toEqual([
      { algorithm: 'RSA-2048', certificate: 'nv', issuer: 'trusted' },
    ]);
  });

  it('refuses keys that it does not know', () => {
    expect(refusal(fieldbook.replace('"sku"', '"skew"')).place).toContain('pc.json');
  });
});

describe('a unit', () => {
  const model = parseHardwareModel(fieldbook, 'larkfield-fieldbook-14.json');
  const unit = (seed: string, serialNumber?: string) =>
    buildUnit(model, createRandom(seedOf(seed), 'factory'), serialNumber);

  it('has numbers of its own after the patterns of its model', () => {
    const one = unit('1');
    expect(one.serialNumber).toMatch(/^LF\d[A-Z]\d{5}[A-Z0-9]$/);
    expect(one.diskSerialNumbers).toHaveLength(model.disks.length);
    for (const address of one.macAddresses) expect(address).toMatch(/^00-00-5E-00-53-[0-9A-F]{2}$/);
    expect(one).toEqual(unit('1'));
    expect(one.smbiosUuid).not.toBe(unit('2').smbiosUuid);
  });

  it('takes the serial number of a scenario, and is otherwise the same unit', () => {
    expect(unit('1', 'NAMED-1')).toEqual({ ...unit('1'), serialNumber: 'NAMED-1' });
  });
});

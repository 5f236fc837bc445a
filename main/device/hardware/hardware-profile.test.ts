import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { createRandom, seedOf } from '../../world/random.ts';
import { buildUnit, parseHardwareModel } from './hardware-profile.ts';

const folder = path.join(import.meta.dirname, '../../../resources/hardware');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const fieldbook = textOf('larkfield-fieldbook-14.json');

const refusal = (json: string): BadInputError => {
  try {
    parseHardwareModel(json, 'pc.json');
  } catch (error) {
    if (error instanceof BadInputError) return error;
  }
  throw new Error('was taken');
};

describe('hardware models', () => {
  it.each(files)('%s is complete, and called by its id', (file) => {
    expect(`${parseHardwareModel(textOf(file), file).id}.json`).toBe(file);
  });

  it('ships two physical makes with different TPM vendors and a virtual machine without EK certificate', () => {
    const models = files.map((file) => parseHardwareModel(textOf(file), file));
    const physical = models.filter(({ virtualMachine }) => !virtualMachine);
    expect(new Set(physical.map(({ tpm }) => tpm.manufacturerId)).size).toBe(2);
    expect(new Set(physical.map(({ manufacturer }) => manufacturer)).size).toBe(2);
    expect(models.find(({ virtualMachine }) => virtualMachine)?.tpm.ekCertificate).toBe('none');
  });

  it('says file and place of what is wrong', () => {
    const model = JSON.parse(fieldbook) as { tpm: { manufacturerId: string } };
    model.tpm.manufacturerId = 'too long';
    expect(refusal(JSON.stringify(model)).place).toBe('pc.json: tpm.manufacturerId');
    expect(refusal('{').place).toBe('pc.json:1:2');
    expect(refusal('[]').message).not.toBe('');
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

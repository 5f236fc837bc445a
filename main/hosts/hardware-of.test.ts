import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHardwareModel } from '../device/hardware/hardware-profile.ts';
import { createRehearsal } from '../session/rehearsal.ts';
import { hashRow } from '../cloud/testing/fixtures.ts';
import { embedded, hardwareOf } from './hardware-of.ts';
import { resourcesDirectory } from './resources.ts';
import { readTextFile } from './shipped.ts';
import { findScenario, sourcesOf } from './sources.ts';

const rehearsed = (...settings: readonly string[]) =>
  createRehearsal(sourcesOf(findScenario('entra-wired', settings), null)).pc.machine.hardware;

const shipped = readdirSync(path.join(resourcesDirectory(), 'hardware')).map((file) =>
  file.replace('.json', ''),
);
const modelOf = (name: string) => {
  const { file, text } = hardwareOf({ id: 'own', hardware: name }, readTextFile);
  return parseHardwareModel(text, file);
};

describe('the shipped models', () => {
  it.each(shipped)('%s is complete, and called by its id', (name) => {
    expect(modelOf(name).id).toBe(name);
  });

  it('have a chip of every maker, and a virtual machine without EK certificate', () => {
    const models = shipped.map(modelOf);
    const physical = models.filter(({ virtualMachine }) => !virtualMachine);
    expect(physical.map(({ tpm }) => tpm.manufacturerId).toSorted()).toEqual([
      'AMD',
      'IFX',
      'IFX',
      'INTC',
      'NTC',
      'QCOM',
      'STM',
    ]);
    expect(models.find(({ virtualMachine }) => virtualMachine)?.tpm.endorsementKeys).toEqual([
      { algorithm: 'RSA-2048', certificate: 'none', issuer: 'trusted' },
    ]);
  });
});

describe('the PC of a rehearsal', () => {
  it('is a real device by its names, on the board of the usual one', () => {
    const own = rehearsed(
      'hardware.manufacturer=Quay',
      'hardware.model=Book 9',
      'hardware.serialNumber=0123',
    );
    expect(own).toMatchObject({
      manufacturer: 'Quay',
      model: 'Book 9',
      serialNumber: '0123',
      chassis: 'notebook',
    });
  });

  it('is a shipped model with another TPM', () => {
    const { tpm } = rehearsed(
      'hardware=larkfield-fieldbook-14',
      'hardware.tpm.manufacturerId=STM',
      'hardware.tpm.endorsementKeys=[{"algorithm":"ECC-384","certificate":"nv"}]',
    );
    expect(tpm).toMatchObject({
      manufacturerId: 'STM',
      model: 'LF9670',
      endorsementKeys: [{ algorithm: 'ECC-384', certificate: 'nv', issuer: 'trusted' }],
    });
  });

  it('is a model of one’s own that says only what is other than in a shipped one', () => {
    const taken = embedded(
      './own.json',
      () => '{"id":"own","like":"tarnside-tower-5","tpm":{"ekCertificate":"lost"}}',
    );
    expect(
      parseHardwareModel(hardwareOf({ id: 'own', hardware: taken }, readTextFile).text, 'own').tpm,
    ).toMatchObject({
      manufacturerId: 'STM',
      endorsementKeys: [{ algorithm: 'RSA-2048', certificate: 'lost' }],
    });
    const nobody = embedded('./own.json', () => '{"id":"own","like":"nobody"}');
    expect(() => hardwareOf({ id: 'own', hardware: nobody }, readTextFile)).toThrow(
      'There is no model "nobody"',
    );
  });

  it.each([
    ['hardware.tpm.firmware=1.2', 'scenario entra-wired: hardware.tpm.firmware'],
    ['hardware.tpm.manufacturerId=7', 'scenario entra-wired: hardware.tpm.manufacturerId'],
  ])('with %s is refused at the scenario’s own place', (setting, place) => {
    expect(() => rehearsed(setting)).toThrow(expect.objectContaining({ place }));
  });

  it('is refused at the file of a model of one’s own that is broken itself', () => {
    const taken = embedded(
      { file: './own.json', model: 'Book' },
      () => '{"like":"tarnside-tower-5","tpms":1}',
    );
    const { file, text } = hardwareOf({ id: 'own', hardware: taken }, readTextFile);
    expect(() => parseHardwareModel(text, file)).toThrow(
      expect.objectContaining({ place: 'hardware: tpms' }),
    );
  });

  it('has a number for a serial number', () => {
    expect(rehearsed('hardware.serialNumber=4711').serialNumber).toBe('4711');
  });

  it('is a shipped model with another name', () => {
    expect(rehearsed('hardware=tarnside-slate-13', 'hardware.model=Slate X')).toMatchObject({
      manufacturer: 'Tarnside',
      model: 'Slate X',
    });
  });

  it('is the device of a hardware-hash CSV', () => {
    const { serialNumber, hardwareHash } = hashRow({ serialNumber: 'QS-7', productName: 'Book 9' });
    const csv = `Device Serial Number,Windows Product ID,Hardware Hash\r\n${serialNumber},,${hardwareHash}\r\n`;
    expect(embedded('devices.csv', () => csv)).toEqual({
      manufacturer: 'Larkfield',
      model: 'Book 9',
      serialNumber: 'QS-7',
    });
    expect(() => embedded({ file: 'devices.csv', serialNumber: 'other' }, () => csv)).toThrow(
      'no device other',
    );
  });

  it('is a model’s own file, which the scenario then holds whole', () => {
    const model = JSON.stringify({ manufacturer: 'Quay' });
    const taken = embedded({ file: './own.json', model: 'Book' }, () => model);
    expect(taken).toEqual({ custom: { manufacturer: 'Quay' }, model: 'Book' });
    expect(JSON.parse(hardwareOf({ id: 'own', hardware: taken }, readTextFile).text)).toEqual({
      manufacturer: 'Quay',
      model: 'Book',
    });
  });

  it.each(['nope', '../secret', './x.txt'])('is not %s, which is said', (name) => {
    expect(() => embedded(name, readTextFile)).toThrow('There is no hardware');
    expect(() => hardwareOf({ id: 'own', hardware: name }, readTextFile)).toThrow('There is no hardware');
  });

  it.each([
    ['hardware.modell=1', 'hardware.modell'],
    ['hardware=7', 'hardware'],
  ])('with %s is refused with its place', (setting, place) => {
    expect(() => findScenario('entra-wired', [setting])).toThrow(
      expect.objectContaining({ place: expect.stringContaining(place) as string }),
    );
  });
});

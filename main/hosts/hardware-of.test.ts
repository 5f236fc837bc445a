import { describe, expect, it } from 'vitest';
import { createRehearsal } from '../session/rehearsal.ts';
import { hashRow } from '../cloud/testing/fixtures.ts';
import { embedded, hardwareOf } from './hardware-of.ts';
import { findScenario, readTextFile, sourcesOf } from './sources.ts';

const rehearsed = (...settings: readonly string[]) =>
  createRehearsal(sourcesOf(findScenario('entra-wired', settings), null)).pc.machine.hardware;

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
    expect(JSON.parse(hardwareOf(taken, readTextFile).text)).toEqual({ manufacturer: 'Quay', model: 'Book' });
  });

  it.each(['nope', '../secret', './x.txt'])('is not %s, which is said', (name) => {
    expect(() => embedded(name, readTextFile)).toThrow('There is no hardware');
    expect(() => hardwareOf(name, readTextFile)).toThrow('There is no hardware');
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

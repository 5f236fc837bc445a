/** Finding a fault among dozens. */
import { expect, it } from 'vitest';
import { faultCatalogue } from '../../../shared/faults/index.ts';
import { faultsFound } from './faults-found.ts';

const views = faultCatalogue.map(({ id }) => ({
  id,
  state: id === 'battery-empty' ? ('active' as const) : ('available' as const),
  reason: null,
  set: [],
}));
const found = (tab: Parameters<typeof faultsFound>[1], sought: string) =>
  faultsFound(views, tab, sought).map(({ entry }) => entry.id);

it('finds by each word, in whatever is told of a fault, and what is set comes first', () => {
  expect(found('all', '')).toHaveLength(faultCatalogue.length);
  expect(found('all', '')[0]).toBe('battery-empty');
  expect(found('all', ' CABLE pulled ')).toEqual(['cable-pulled']);
  expect(found('all', 'zeppelin')).toEqual([]);
});

it('finds by a code in any of its forms', () => {
  for (const code of ['0x80070643', '80070643', '1603']) expect(found('all', code)).toContain('app-fails');
  expect(found('apps', '0x81039024')).toEqual([]);
  expect(found('tpm', '0x81039024')).toEqual(['tpm-firmware-vulnerable']);
});

it('keeps to its tab', () => {
  expect(found('set', '')).toEqual(['battery-empty']);
  expect(
    found('tpm', '').every((id) => faultCatalogue.find((one) => one.id === id)?.category === 'tpm'),
  ).toBe(true);
});

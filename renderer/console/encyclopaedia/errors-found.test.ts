/** Finding an error by what somebody has of it. */
import { expect, it } from 'vitest';
import { errorCatalogue } from '../../../shared/errors/index.ts';
import { errorsFound } from './errors-found.ts';

const codes = (sought: string) => errorsFound(sought).flatMap(({ errors }) => errors.map(({ code }) => code));

it('finds all where nobody looks for one', () => {
  expect(codes(' ')).toHaveLength(errorCatalogue.length);
});

it('finds by code, exit code, signed number and symbol', () => {
  for (const code of ['0x80070643', '80070643', '1603', 'ERROR_INSTALL_FAILURE'])
    expect(codes(code)).toEqual(['1603']);
  expect(codes('-2147023436')).toContain('0x800705B4');
});

it('finds by words of cause and remedy', () => {
  expect(codes('no licence that includes Intune')).toContain('0x80180018');
  expect(codes('zeppelin')).toEqual([]);
});

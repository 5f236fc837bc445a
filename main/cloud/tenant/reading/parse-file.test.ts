import { expect, it, vi } from 'vitest';
import { parseTenantFile } from './parse-file.ts';

it('YAML whose key is a list is told with its place, without a word of the parser’s own on the terminal', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  expect(() => parseTenantFile({ path: 'a.yaml', text: 'a: 1\n? [constructor]\n: b\n' })).toThrow(
    expect.objectContaining({ place: 'a.yaml:1:1' }),
  );
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

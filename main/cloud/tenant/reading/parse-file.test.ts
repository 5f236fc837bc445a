import { expect, it, vi } from 'vitest';
import { parseTenantFile } from './parse-file.ts';

it('YAML whose key is a list is read without a word of the parser’s own on the terminal', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  expect(parseTenantFile({ path: 'a.yaml', text: '? [constructor]\n: b\n' })).toEqual({
    '[ constructor ]': 'b',
  });
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

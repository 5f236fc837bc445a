/** The parts of the stand-in that need no browser. */
import { describe, expect, it } from 'vitest';
import { createClone } from './clone.ts';
import { parseCommandLine } from './command-line.ts';

describe('the copies that pass between worlds', () => {
  const clone = createClone();
  const pass = (value: unknown) => clone.decode(clone.encode(value));

  it('keep their kinds', () => {
    const value = {
      date: new Date(5),
      map: new Map([[1, new Set(['a'])]]),
      missing: undefined,
      numbers: [Number.NaN, Number.POSITIVE_INFINITY, -1.5],
      big: 10n,
      bytes: new Uint8Array([1, 2, 255]),
      $: 'a key of ours',
      $$: 'and another',
    };
    expect(pass(value)).toStrictEqual(value);
    expect(pass(new RangeError('far'))).toMatchObject({ name: 'RangeError', message: 'far' });
  });

  it('are refused for functions', () => {
    expect(() => pass({ call: () => 1 })).toThrow('could not be cloned');
  });
});

describe('the command line', () => {
  it('is taken apart as Electron does', () => {
    const line = parseCommandLine([
      '-r',
      '/loader.js',
      '--inspect=0',
      '--remote-debugging-port=0',
      '/app',
      '--rate=2',
    ]);
    expect(line).toMatchObject({ preloaded: ['/loader.js'], appDirectory: '/app' });
    expect(line.switches.get('rate')).toBe('2');
    expect(line.argv).toEqual(['--inspect=0', '--remote-debugging-port=0', '/app', '--rate=2']);
  });
});

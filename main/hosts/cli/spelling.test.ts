import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';
import { withDashes } from './spelling.ts';

const options = {
  host: { value: 'HOST', help: '' },
  set: { value: 'KEY=VALUE', help: '', multiple: true },
  'no-open': { help: '' },
  json: { help: '' },
};
const spelt = (...argv: string[]) => withDashes(argv, options, 'See the help.');

describe('an option', () => {
  it.each([
    ['host=browser'],
    ['--host=browser'],
    ['--host', 'browser'],
    ['-host', 'browser'],
    ['HOST=browser'],
  ])('may be written %s', (...argv) => {
    expect(spelt(...argv)).toEqual(['--host=browser']);
  });

  it.each(['json', '--json', '-json', 'json=true', 'json=yes', '--json=1', 'json='])(
    'that is a switch may be written %s',
    (word) => {
      expect(spelt(word)).toEqual(['--json']);
    },
  );

  it('that is a switch can be said to be off', () => {
    expect(spelt('no-open=false', 'json=0')).toEqual([]);
    expect(() => spelt('json=perhaps')).toThrow('This switch is true or false');
  });

  it('has all that stands behind its first = for a value', () => {
    expect(spelt('set=network.captivePortal=true', 'host=C:\\a b\\=', 'set=a=\nb')).toEqual([
      '--set=network.captivePortal=true',
      '--host=C:\\a b\\=',
      '--set=a=\nb',
    ]);
    expect(spelt('--host', '--json')).toEqual(['--host=--json']);
  });

  it('is none where a path, a misspelling or the end of options says so', () => {
    expect(spelt('./host=browser', 'a.b=c', 'dir/json', '--', 'host=x', 'json')).toEqual([
      './host=browser',
      'a.b=c',
      'dir/json',
      '--',
      'host=x',
      'json',
    ]);
    expect(() => spelt('hots=browser')).toThrow('There is no option "hots"');
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(spelt(name, `--${name}`)).toEqual([name, `--${name}`]);
    expect(() => spelt('constructor=1')).toThrow('There is no option "constructor"');
  });

  it.each(commands.map(({ name, load }) => [name, load] as const))(
    'of `reseal %s` is understood with and without dashes alike',
    async (_name, load) => {
      const command = await load();
      for (const [option, { value }] of Object.entries(command.options)) {
        const tail = value === undefined ? '' : '=x';
        expect(withDashes([`${option}${tail}`], command.options, '')).toEqual([`--${option}${tail}`]);
      }
    },
  );
});

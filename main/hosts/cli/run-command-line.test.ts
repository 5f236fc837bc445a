import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import type { Command, CommandEntry } from './command.ts';
import { runCommandLine } from './run-command-line.ts';

/** Runs `reseal` with a few commands of its own. */
async function reseal(...argv: string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const command = (over: Partial<Command> = {}): Command => ({
    words: ['WHAT', '[MORE]'],
    options: {
      json: { help: 'as JSON' },
      set: { value: 'K=V', help: 'sets', multiple: true },
      port: { value: 'N', help: 'the port' },
    },
    async run(given, terminal) {
      terminal.printJson([
        given.word(0),
        given.word(1),
        given.flag('json'),
        given.texts('set'),
        given.integer('port', 1, 9),
      ]);
      return 0;
    },
    ...over,
  });
  const entry = (name: string, over?: Partial<Command>): CommandEntry => ({
    name,
    summary: `Does ${name}.`,
    load: async () => command(over),
  });
  const entries = [
    entry('do'),
    entry('tenant check'),
    entry('refuse', {
      run: async () => {
        throw new BadInputError('It is broken', 'file.json:3', 'Mend it.');
      },
    }),
    entry('fail', {
      run: async () => {
        throw new RangeError('a fault');
      },
    }),
  ];
  const code = await runCommandLine(entries, argv, {
    print: (line) => printed.push(line),
    printJson: (value) => printed.push(JSON.stringify(value)),
    tell: (line) => told.push(line),
    progress: () => undefined,
  });
  return { code, printed: printed.join('\n'), told };
}

describe('the command line', () => {
  it('hands a command its words and options', async () => {
    expect(await reseal('do', 'a', '--json', '--set', 'x=1', '--set=y=2', '--port', '7')).toEqual({
      code: 0,
      printed: '["a",null,true,["x=1","y=2"],7]',
      told: [],
    });
    expect((await reseal('tenant', 'check', 'a', 'b')).printed).toBe('["a","b",false,[],null]');
  });

  it('helps', async () => {
    const { code, printed } = await reseal('--help');
    expect(code).toBe(0);
    expect(printed).toContain('tenant check  Does tenant check.');
    const help = (await reseal('do', '--help')).printed;
    expect(help).toContain('Usage: reseal do WHAT [MORE] [options]');
    expect(help).toContain('--port N');
    expect((await reseal()).code).toBe(2);
  });

  it.each([
    [['destroy'], 'destroy: There is no such command. See: reseal --help.'],
    [['do'], 'WHAT: This is missing. See: reseal do --help.'],
    [['do', 'a', 'b', 'c'], 'c: This is one word too many. See: reseal do --help.'],
    [['do', 'a', '--loud'], "Command line: Unknown option '--loud'. See: reseal do --help."],
    [['do', 'a', '--port', '10'], '--port 10: A whole number from 1 to 9 is needed. See: reseal do --help.'],
    [['do', 'a', '--port', 'x'], '--port x: A whole number from 1 to 9 is needed. See: reseal do --help.'],
    [['refuse', 'a'], 'file.json:3: It is broken. Mend it.'],
  ])('says of %j in one line what, where and what to do, and ends with 2', async (argv, line) => {
    expect(await reseal(...argv)).toEqual({ code: 2, printed: '', told: [line] });
  });

  it('ends with 1 and the stack for a fault of its own', async () => {
    const { code, told } = await reseal('fail', 'a');
    expect(code).toBe(1);
    expect(told[0]).toContain('a fault');
  });
});

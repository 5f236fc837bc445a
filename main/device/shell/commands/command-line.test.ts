import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { parseLine } from './command-line.ts';

const texts = (line: string) => {
  const read = parseLine(line);
  return 'unexpected' in read
    ? read.unexpected
    : read.map(({ when, commands }) => [when, ...commands.map(({ text }) => text.trim())]);
};

describe('a line', () => {
  it.each([
    [
      'a & b && c || d',
      [
        ['always', 'a'],
        ['always', 'b'],
        ['success', 'c'],
        ['failure', 'd'],
      ],
    ],
    ['a | b "x|y" | c', [['always', 'a', 'b "x|y"', 'c']]],
    ['echo a^&b', [['always', 'echo a&b']]],
    ['a > "my file" /b 2>&1', [['always', 'a  /b']]],
    ['a &', [['always', 'a']]],
    ['| b', '|'],
    ['a &&', '&&'],
    ['a | | b', '|'],
    ['a >', '>'],
  ])('%s', (line, read) => expect(texts(line)).toEqual(read));
});

describe('the interpreter', () => {
  it('goes on by what became of the command before', () => {
    const { types } = atThePrompt();
    expect(types('hostname && echo yes')).toEqual(['PC', 'yes']);
    expect(types('type nothing.txt && echo yes')).toEqual(['The system cannot find the file specified.']);
    expect(types('type nothing.txt || echo no & echo both')).toEqual([
      'The system cannot find the file specified.',
      'no ',
      'both',
    ]);
    expect(types('| more')).toEqual(['| was unexpected at this time.']);
  });

  it('puts answers into files, and errors where they are sent', () => {
    const { machine, types } = atThePrompt();
    expect(types('hostname > c:\\windows\\name.txt')).toEqual([]);
    expect(types('echo two>>C:\\Windows\\name.txt')).toEqual([]);
    expect(machine.files.readText('C:\\Windows\\name.txt')).toBe('PC\r\ntwo\r\n');
    expect(types('type c:\\windows\\name.txt 2>nul')).toEqual(['PC', 'two']);
    expect(types('find "two" < c:\\windows\\name.txt')).toEqual(['two']);
    expect(types('type nothing > c:\\windows\\all.txt 2>&1')).toEqual([]);
    expect(machine.files.readText('C:\\Windows\\all.txt')).toBe(
      'The system cannot find the file specified.\r\n',
    );
    expect(types('type nothing > nul')).toEqual(['The system cannot find the file specified.']);
    expect(types('hostname > d:\\x.txt')).toEqual(['The system cannot find the path specified.']);
  });

  it('tells how the last command ended, and where it is', () => {
    const { types } = atThePrompt();
    types('frobnicate');
    expect(types('echo %errorlevel% %cd%')).toEqual(['9009 C:\\Windows\\System32']);
    types('hostname');
    expect(types('echo %errorlevel% %date%')).toEqual(['0 Mon 03/02/2026']);
  });

  it('finds a program by its path', () => {
    const { types } = atThePrompt();
    expect(types('C:\\Windows\\System32\\hostname.exe')).toEqual(['PC']);
    expect(types('"%windir%\\system32\\hostname.exe"')).toEqual(['PC']);
  });
});

describe('Ctrl+C', () => {
  it('ends what runs without end, and the prompt comes back', () => {
    const { machine, prompt, types } = atThePrompt();
    const { clock } = machine.world;
    prompt.enter('ping -t 127.0.0.1');
    for (let echo = 0; echo < 5; echo++) clock.advanceTo(clock.next()!);
    expect(prompt.view()).toMatchObject({
      prompt: '',
      title: expect.stringMatching(/ - ping -t 127\.0\.0\.1$/),
    });
    prompt.interrupt();
    const { lines, prompt: after } = prompt.view();
    expect(after).toBe('C:\\Windows\\System32>');
    expect(lines.join('\n')).toMatch(/\^C\n\nPing statistics[\s\S]*Sent = 6, Received = 6, Lost = 0/);
    expect(types('hostname')).toEqual(['PC']);
    expect(clock.next()).toBeUndefined();
  });
});

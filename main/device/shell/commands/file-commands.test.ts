import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { matchesPattern, resolvePath } from './file-commands.ts';

describe('resolvePath', () => {
  it.each([
    ['C:\\Windows', 'System32\\drivers', 'C:\\Windows\\System32\\drivers'],
    ['C:\\Windows\\System32', '..\\..\\Users', 'C:\\Users'],
    ['C:\\Windows', '\\ProgramData\\', 'C:\\ProgramData'],
    ['C:\\Windows', 'c:/users/./public', 'C:\\users\\public'],
    ['C:\\Windows', '..\\..\\..', 'C:'],
    ['C:\\Windows', 'd:logs', 'D:\\logs'],
  ])('from %s, %s is %s', (folder, path, whole) => {
    expect(resolvePath(folder, path)).toBe(whole);
  });
});

describe('matchesPattern', () => {
  it.each([
    ['*', 'a.log', true],
    ['*.*', 'hosts', true],
    ['ho.*', 'hosts', false],
    ['*.log', 'A.LOG', true],
    ['*.log', 'a.log.bak', false],
    ['a?c*', 'abc', true],
    ['a?c', 'ac', false],
    ['*b*b', 'abcb', true],
    ['*b*b', 'abc', false],
    ['(*', '(x', true],
    ['*a'.repeat(60), `${'a'.repeat(120)}b`, false],
  ])('%s, %s: %s', (pattern, name, matches) => {
    expect(matchesPattern(pattern, name)).toBe(matches);
  });
});

describe('cd', () => {
  it('goes where a folder is, in its spelling, and the prompt shows it', () => {
    const { prompt, types } = atThePrompt();
    for (const [line, shown] of [
      ['cd..', 'C:\\Windows>'],
      ['CD system32\\DRIVERS', 'C:\\Windows\\System32\\drivers>'],
      ['cd \\', 'C:\\>'],
      ['cd /d "%ProgramFiles%\\windows defender"', 'C:\\Program Files\\Windows Defender>'],
    ] as const) {
      types(line);
      expect(prompt.view().prompt).toBe(shown);
    }
    expect(types('cd')).toEqual(['C:\\Program Files\\Windows Defender']);
  });

  it.each([
    ['cd nowhere', 'The system cannot find the path specified.'],
    ['cd cmd.exe', 'The directory name is invalid.'],
    ['cd /d e:\\', 'The system cannot find the drive specified.'],
    ['e:', 'The system cannot find the drive specified.'],
  ])('%s', (line, answer) => {
    const { prompt, types } = atThePrompt();
    expect(types(line)).toEqual([answer]);
    expect(prompt.view().prompt).toBe('C:\\Windows\\System32>');
  });
});

describe('dir', () => {
  it('lists folders and files with date, size and sums', () => {
    const { machine, types } = atThePrompt();
    machine.files.writeText('C:\\Logs\\b.log', 'x'.repeat(12_345));
    machine.files.writeText('C:\\Logs\\A.txt', 'hello');
    machine.files.writeText('C:\\Logs\\old\\c.log', '');
    const lines = types('dir c:\\logs');
    expect(lines[0]).toBe(' Volume in drive C has no label.');
    expect(lines[1]).toMatch(/^ Volume Serial Number is [0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(lines.slice(2, -1)).toEqual([
      '',
      ' Directory of C:\\Logs',
      '',
      '03/02/2026  08:00 AM    <DIR>          .',
      '03/02/2026  08:00 AM    <DIR>          ..',
      '03/02/2026  08:00 AM                 5 A.txt',
      '03/02/2026  08:00 AM            12,345 b.log',
      '03/02/2026  08:00 AM    <DIR>          old',
      '               2 File(s)         12,350 bytes',
    ]);
    expect(lines.at(-1)).toMatch(/^ {15}3 Dir\(s\) {1,2}[\d,]+ bytes free$/);
  });

  it('takes patterns, and names alone with /b', () => {
    const { machine, types } = atThePrompt();
    machine.files.writeText('C:\\Logs\\one.log', '1');
    machine.files.writeText('C:\\Logs\\two.txt', '2');
    machine.files.writeText('C:\\Logs\\one.log.bak', '2');
    expect(types('dir/b c:\\logs\\*.log')).toEqual(['one.log']);
    expect(types('dir /b "c:\\logs\\tw?.*"')).toEqual(['two.txt']);
    expect(types('dir /a /b c:\\logs')).toEqual(['one.log', 'one.log.bak', 'two.txt']);
    expect(types('dir c:\\logs\\(*').at(-1)).toBe('File Not Found');
    expect(types('dir c:\\nowhere\\at\\all').at(-1)).toBe('The system cannot find the path specified.');
    expect(types('dir /y')).toEqual(['Invalid switch - "y".']);
  });
});

describe('type', () => {
  it('shows a file as it is at this moment', () => {
    const { machine, types } = atThePrompt();
    machine.files.writeText('C:\\ProgramData\\x\\agent.log', '\ufeffone\r\n\r\ntwo\r\n');
    expect(types('type "C:\\ProgramData\\x\\agent.log"')).toEqual(['one', '', 'two']);
    machine.files.appendText('C:\\ProgramData\\x\\agent.log', 'three');
    types('cd \\programdata\\x');
    expect(types('more agent.log').at(-1)).toBe('three');
  });

  it.each([
    ['type nothing.txt', 'The system cannot find the file specified.'],
    ['type c:\\no\\nothing.txt', 'The system cannot find the path specified.'],
    ['type drivers', 'Access is denied.'],
    ['type', 'The syntax of the command is incorrect.'],
  ])('%s', (line, answer) => {
    expect(atThePrompt().types(line)).toEqual([answer]);
  });
});

describe('md, copy and del', () => {
  it('make a folder, fill and empty it', () => {
    const { machine, types } = atThePrompt();
    expect(types('md C:\\HWID')).toEqual([]);
    expect(types('md c:\\hwid')).toEqual(['A subdirectory or file c:\\hwid already exists.']);
    expect(types('cd C:\\HWID & dir /b')).toEqual([]);
    machine.files.writeText('C:\\Logs\\a.log', 'a');
    machine.files.writeText('C:\\Logs\\b.log', 'b');
    expect(types('copy c:\\logs\\*.log')).toEqual(['a.log', 'b.log', '        2 file(s) copied.']);
    expect(types('copy a.log c.txt')).toEqual(['        1 file(s) copied.']);
    expect(machine.files.readText('C:\\HWID\\c.txt')).toBe('a');
    expect(types('del *.log')).toEqual([]);
    expect(types('del a.log')).toEqual(['Could Not Find C:\\HWID\\a.log']);
    expect(types('dir /b')).toEqual(['c.txt']);
    types('del c.txt');
    expect(types('cd')).toEqual(['C:\\HWID']);
    expect(machine.files.exists('C:\\HWID')).toBe(true);
    expect(types('copy c:\\logs\\a.log d:\\')).toEqual(['The system cannot find the path specified.']);
  });
});

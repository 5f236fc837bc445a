import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { textPattern } from './text-pattern.ts';

function withLogs() {
  const at = atThePrompt();
  at.machine.files.writeText('C:\\Logs\\one.log', 'Error 1603\r\nfine\r\nERROR 5\r\n');
  at.machine.files.writeText('C:\\Logs\\two.log', 'fine again\r\nwarning\r\n');
  at.types('cd \\Logs');
  return at;
}

describe('find', () => {
  it.each([
    ['find "Error" one.log', ['', '---------- ONE.LOG', 'Error 1603']],
    ['find /i "error" one.log', ['', '---------- ONE.LOG', 'Error 1603', 'ERROR 5']],
    ['find /c "fine" *.log', ['---------- ONE.LOG: 1', '---------- TWO.LOG: 1']],
    ['type one.log | find /n "fine"', ['[2]fine']],
    ['type one.log | find /v "fine"', ['Error 1603', 'ERROR 5']],
    ['find error one.log', ['FIND: Parameter format not correct']],
    ['find "x" three.log', ['File not found - THREE.LOG']],
  ])('%s', (line, answer) => expect(withLogs().types(line)).toEqual(answer));
});

describe('findstr', () => {
  it.each([
    ['findstr /i "error warning" *.log', ['one.log:Error 1603', 'one.log:ERROR 5', 'two.log:warning']],
    ['findstr /c:"fine again" two.log', ['fine again']],
    ['findstr /n /r "^E.*[0-9]$" one.log', ['1:Error 1603', '3:ERROR 5']],
    ['findstr /m fine *.log', ['one.log', 'two.log']],
    ['type two.log | findstr /v warn', ['fine again']],
    ['findstr', ['FINDSTR: Bad command line']],
    ['findstr x three.log', ['FINDSTR: Cannot open three.log']],
  ])('%s', (line, answer) => expect(withLogs().types(line)).toEqual(answer));

  it.each([
    ['ab*c', 'xacx', true],
    ['^ab$', 'cab', false],
    ['\\<rule\\>', 'the rule holds', true],
    ['\\<rule\\>', 'overruled', false],
    ['[^a-c]x', 'bx', false],
    ['a\\.b', 'axb', false],
    ['.*a'.repeat(40), 'a'.repeat(39).padEnd(4_000, 'b'), false],
  ])('%s in %s: %s', (pattern, line, found) => expect(textPattern(pattern)(line)).toBe(found));
});

describe('sort', () => {
  it('puts what is handed on in order', () => {
    expect(withLogs().types('type one.log | sort /r')).toEqual(['fine', 'ERROR 5', 'Error 1603']);
  });
});

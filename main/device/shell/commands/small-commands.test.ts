import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

describe('cmd', () => {
  it('runs a line and hands its answer on', () => {
    const { types } = atThePrompt();
    expect(types('cmd /c "hostname & ver" | find "P"')).toEqual(['PC']);
    expect(types('cmd /c echo one')).toEqual(['one']);
  });

  it('is another prompt in the same window, which its exit leaves', () => {
    const { prompt, types } = atThePrompt();
    types('cmd');
    prompt.enter('cd \\Windows');
    expect(prompt.view().prompt).toBe('C:\\Windows>');
    prompt.enter('exit');
    expect(prompt.view().prompt).toBe('C:\\Windows\\System32>');
    expect(types('hostname')).toEqual(['PC']);
  });
});

it('tells date and time, and waits', () => {
  const { types } = atThePrompt();
  expect(types('date /t')).toEqual(['Mon 03/02/2026 ']);
  expect(types('time /t')).toEqual(['08:00 AM']);
  expect(types('timeout /t 5').at(-1)).toBe('Waiting for 5 seconds, press a key to continue ...');
  expect(types('timeout')[0]).toMatch(/^ERROR/);
});

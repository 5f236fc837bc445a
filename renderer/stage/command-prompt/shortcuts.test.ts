import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

function press(keys: string) {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  return shortcutOf({
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Meta'),
  });
}

describe('the shortcuts', () => {
  it('know Shift+F10 and Ctrl+Shift+D', () => {
    expect(press('Shift+F10')).toEqual({ type: 'shortcut', shortcut: 'command-prompt' });
    expect(press('Ctrl+Shift+D')).toEqual({ type: 'shortcut', shortcut: 'diagnostics' });
  });

  it.each(['F10', 'Ctrl+Shift+F10', 'Ctrl+D', 'Shift+D', 'Ctrl+Alt+Shift+D', 'Ctrl+Shift+E'])(
    'leave %s alone',
    (keys) => expect(press(keys)).toBeUndefined(),
  );
});

import { describe, expect, it, vi } from 'vitest';
import type { StageInput } from '../../../shared/stage/input.ts';
import { windowsKeys } from './windows-key.ts';

const left = { key: 'Meta', code: 'MetaLeft' };
const right = { key: 'Meta', code: 'MetaRight' };
const substitute = { key: 'F5', code: 'F5' };
const letter = { key: 'a', code: 'KeyA' };

function keyboard() {
  const sent: StageInput['type'][] = [];
  const alone = vi.fn<() => void>();
  return { sent, alone, keys: windowsKeys((input) => sent.push(input.type), alone) };
}

describe('the Windows key', () => {
  it('is the left one, F5, or the one on the screen', () => {
    const { sent, keys } = keyboard();
    keys.keyUp(left);
    keys.keyUp(substitute);
    keys.click();
    expect(sent).toEqual(['windows-key', 'windows-key', 'windows-key']);
  });

  it('is broken by the next other key, once', () => {
    const { sent, keys } = keyboard();
    keys.keyUp(left);
    keys.keyUp(letter);
    keys.keyUp(letter);
    keys.keyUp(left);
    expect(sent).toEqual(['windows-key', 'other-key', 'windows-key']);
  });

  it('is broken by the right one too, for Windows counts the left', () => {
    const { sent, keys } = keyboard();
    keys.keyUp(left);
    keys.keyUp(right);
    expect(sent).toEqual(['windows-key', 'other-key']);
  });

  it('sends nothing for other keys before its first press', () => {
    const { sent, keys } = keyboard();
    keys.keyUp(letter);
    expect(sent).toEqual([]);
  });

  it('is a press of its own unless another key went down while it was held', () => {
    const { sent, alone, keys } = keyboard();
    keys.keyDown(left);
    keys.keyDown(letter);
    keys.keyUp(letter);
    keys.keyUp(left);
    expect(alone).not.toHaveBeenCalled();
    expect(sent).toEqual(['windows-key']);
    keys.keyDown(left);
    keys.keyUp(left);
    expect(alone).toHaveBeenCalledOnce();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFront, ordered, programs } from './open-windows.ts';
import type { OpenWindow, WindowOrder } from './open-windows.ts';

const after = (...orders: readonly WindowOrder[]) => orders.reduce(ordered, [] as readonly OpenWindow[]);
const shown = (windows: readonly OpenWindow[]) => windows.map(({ program, of }) => `${program} ${of}`.trim());

const explorer = { type: 'open', program: 'explorer', of: 'C:\\' } as const;
const settings = { type: 'open', program: 'settings' } as const;

describe('the desktop’s windows', () => {
  it('open in front, and come to the front instead of opening twice', () => {
    const both = after(explorer, settings);
    expect(shown(both)).toEqual(['explorer C:\\', 'settings']);
    expect(shown(ordered(both, explorer))).toEqual(['settings', 'explorer C:\\']);
    expect(shown(ordered(both, { ...explorer, of: 'C:\\Users' }))).toHaveLength(3);
  });

  it('go to the taskbar behind all others, and come back', () => {
    const away = after(explorer, settings, { type: 'minimise', key: 2 });
    expect(inFront(away)?.program).toBe('explorer');
    expect(inFront(ordered(away, { type: 'raise', key: 2 }))).toMatchObject({
      program: 'settings',
      isAway: false,
    });
    expect(inFront(ordered(away, { type: 'minimise', key: 1 }))).toBeUndefined();
  });

  it('stay the same array where the one in front is raised: nothing is drawn anew', () => {
    const both = after(explorer, settings);
    expect(ordered(both, { type: 'raise', key: 2 })).toBe(both);
    expect(ordered(both, { type: 'close', key: 9 })).toBe(both);
  });

  it('follow what the PC has started: the last one is in front, and what it has ended is gone', () => {
    const prompt = { id: 0, program: 'command-prompt', of: '' } as const;
    const log = { id: 1, program: 'notepad', of: 'C:\\a.log' } as const;
    const events = { id: 2, program: 'event-viewer', of: '' } as const;
    const three = after(settings, { type: 'follow', started: [prompt, log, events] });
    expect(shown(three)).toEqual(['settings', 'command-prompt', 'notepad C:\\a.log', 'event-viewer']);
    const again = ordered(three, { type: 'follow', started: [prompt, events, log] });
    expect(inFront(again)?.started).toBe(1);
    const fewer = ordered(again, { type: 'follow', started: [prompt, events] });
    expect(shown(fewer)).toEqual(['settings', 'command-prompt', 'event-viewer']);
    expect(shown(ordered(fewer, { type: 'leave' }))).toEqual(['command-prompt', 'event-viewer']);
  });

  it('keep keys of their own, whatever is done to them', () => {
    const key = fc.integer({ min: 1, max: 6 });
    const order: fc.Arbitrary<WindowOrder> = fc.oneof(
      fc.record({
        type: fc.constant('open' as const),
        program: fc.constantFrom(...programs),
        of: fc.constantFrom('', 'a'),
      }),
      fc.record({ type: fc.constantFrom('close' as const, 'minimise' as const, 'raise' as const), key }),
    );
    fc.assert(
      fc.property(fc.array(order, { maxLength: 40 }), (orders) => {
        const end = after(...orders);
        expect(new Set(end.map((one) => one.key)).size).toBe(end.length);
        expect(new Set(shown(end)).size).toBe(end.length);
      }),
    );
  });
});

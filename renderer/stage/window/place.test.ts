import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byKey, edges, keyStep, moved, resized, titleHeight } from './place.ts';

const room = { width: 1000, height: 700 };
const place = { x: 100, y: 50, width: 400, height: 300 };

describe('a window', () => {
  it('moves as far as it is dragged', () => {
    expect(moved(place, 30, -20, room)).toEqual({ x: 130, y: 30, width: 400, height: 300 });
  });

  it.each([
    ['e', { x: 100, y: 50, width: 440, height: 300 }],
    ['s', { x: 100, y: 50, width: 400, height: 330 }],
    ['w', { x: 140, y: 50, width: 360, height: 300 }],
    ['n', { x: 100, y: 80, width: 400, height: 270 }],
    ['nw', { x: 140, y: 80, width: 360, height: 270 }],
    ['se', { x: 100, y: 50, width: 440, height: 330 }],
  ] as const)('keeps the edge opposite to %s where it is', (edge, wanted) => {
    expect(resized(place, edge, 40, 30, room)).toEqual(wanted);
  });

  it('takes arrow keys and no other', () => {
    expect(byKey(place, 'move', 'ArrowLeft', room)).toEqual({ ...place, x: place.x - keyStep });
    expect(byKey(place, 'size', 'ArrowDown', room)).toEqual({ ...place, height: place.height + keyStep });
    expect(byKey(place, 'move', 'constructor', room)).toBeUndefined();
  });

  it('can always be taken hold of again, whatever was done to it', () => {
    const some = fc.integer({ min: -5000, max: 5000 });
    const steps = fc.array(fc.tuple(fc.constantFrom('move' as const, ...edges), some, some), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, (all) => {
        const end = all.reduce(
          (now, [edge, x, y]) => (edge === 'move' ? moved(now, x, y, room) : resized(now, edge, x, y, room)),
          place,
        );
        expect(end.y).toBeGreaterThanOrEqual(0);
        expect(end.y).toBeLessThanOrEqual(room.height - titleHeight);
        expect(end.x + end.width).toBeGreaterThanOrEqual(80);
        expect(end.x).toBeLessThanOrEqual(room.width - 80);
        expect(end.width).toBeGreaterThanOrEqual(160);
        expect(end.height).toBeGreaterThanOrEqual(90);
      }),
    );
  });
});

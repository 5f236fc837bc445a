/** Where a window stands on its screen, and what moving and resizing make of it. All in pixels of the screen. */
import { ownOf } from '../../../shared/own.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** An edge or corner by its point of the compass; it moves and the opposite one stays. */
export const edges = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Edge = (typeof edges)[number];

/** One press of an arrow key while a window is moved or resized by keyboard. */
export const keyStep = 16;

export const titleHeight = 30;
/** Of the title that must stay in sight, so that the window can be taken hold of again. */
const held = 80;
const least = { width: 160, height: 90 };

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

/** The window moved; its title never leaves the screen upwards or downwards, nor the whole of it sideways. */
export function moved(place: Place, across: number, down: number, room: Room): Place {
  return {
    ...place,
    x: between(held - place.width, place.x + across, room.width - held),
    y: between(0, place.y + down, Math.max(0, room.height - titleHeight)),
  };
}

/** The window with one edge dragged. */
export function resized(place: Place, edge: Edge, across: number, down: number, room: Room): Place {
  const right = place.x + place.width;
  const bottom = place.y + place.height;
  const x = edge.includes('w') ? Math.min(place.x + across, right - least.width) : place.x;
  const y = edge.includes('n') ? between(0, place.y + down, bottom - least.height) : place.y;
  const width = edge.includes('e') ? Math.max(least.width, place.width + across) : right - x;
  const height = edge.includes('s') ? Math.max(least.height, place.height + down) : bottom - y;
  return moved({ x, y, width, height }, 0, 0, room);
}

const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};

/** What an arrow key makes of the window while it is moved or resized; undefined for another key. */
export function byKey(place: Place, task: 'move' | 'size', key: string, room: Room): Place | undefined {
  const step = ownOf(arrows, key);
  if (step === undefined) return undefined;
  return task === 'move' ? moved(place, ...step, room) : resized(place, 'se', ...step, room);
}

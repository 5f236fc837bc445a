/** A window's place as React keeps it: by the style sheet until somebody moves or resizes it. */
import { useCallback, useEffect, useState } from 'react';
import type { CSSProperties, PointerEvent, RefObject } from 'react';
import type { Edge, Place, Room } from './place.ts';
import { byKey, moved, resized } from './place.ts';

interface Placing {
  readonly style: CSSProperties | undefined;
  /** Begins a drag with the pointer that went down: of the window, or of one of its edges. */
  readonly drag: (event: PointerEvent<HTMLElement>, edge: Edge | 'move') => void;
  /** A key while the keyboard moves or resizes; whether it meant something. */
  readonly press: (task: 'move' | 'size', key: string) => boolean;
  readonly now: () => Place | null;
  readonly put: (place: Place | null) => void;
}

const roomOf = (box: HTMLElement): Room => ({
  width: box.parentElement?.clientWidth ?? 0,
  height: box.parentElement?.clientHeight ?? 0,
});

function placeOf(box: HTMLElement): Place {
  const around = box.parentElement?.getBoundingClientRect();
  const { left, top, width, height } = box.getBoundingClientRect();
  const zoom = box.currentCSSZoom;
  return {
    x: (left - (around?.left ?? 0)) / zoom,
    y: (top - (around?.top ?? 0)) / zoom,
    width: width / zoom,
    height: height / zoom,
  };
}

export function usePlace(box: RefObject<HTMLElement | null>): Placing {
  const [place, put] = useState<Place | null>(null);

  // A smaller window of the host's must not leave it out of reach.
  useEffect(() => {
    const fit = () =>
      put((now) => (now === null || box.current === null ? now : moved(now, 0, 0, roomOf(box.current))));
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [box]);

  const drag = useCallback(
    (event: PointerEvent<HTMLElement>, edge: Edge | 'move') => {
      const frame = box.current;
      if (frame === null || event.button !== 0) return;
      const handle = event.currentTarget;
      const { clientX, clientY, pointerId } = event;
      const from = placeOf(frame);
      const room = roomOf(frame);
      // Pointers are measured on the page, windows on the screen, which may be enlarged.
      const zoom = frame.currentCSSZoom;
      const move = (next: globalThis.PointerEvent) => {
        const across = (next.clientX - clientX) / zoom;
        const down = (next.clientY - clientY) / zoom;
        put(edge === 'move' ? moved(from, across, down, room) : resized(from, edge, across, down, room));
      };
      const end = () => {
        handle.removeEventListener('pointermove', move);
        handle.removeEventListener('pointerup', end);
        handle.removeEventListener('pointercancel', end);
      };
      handle.setPointerCapture(pointerId);
      handle.addEventListener('pointermove', move);
      handle.addEventListener('pointerup', end);
      handle.addEventListener('pointercancel', end);
    },
    [box],
  );

  const press = (task: 'move' | 'size', key: string): boolean => {
    const frame = box.current;
    const next = frame === null ? undefined : byKey(place ?? placeOf(frame), task, key, roomOf(frame));
    if (next !== undefined) put(next);
    return next !== undefined;
  };

  const style =
    place === null
      ? undefined
      : {
          inset: `${place.y}px auto auto ${place.x}px`,
          width: place.width,
          height: place.height,
          maxWidth: 'none',
        };
  return { style, drag, press, now: () => place, put };
}

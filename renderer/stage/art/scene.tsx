/**
 * An illustration in layers, each a drawing of its own that the compositor can move without painting it again. Places are
 * on a canvas of 280 by 260; a layer's box has room for its shadow.
 */
import type { ReactNode } from 'react';
import { Paints } from './paint.tsx';
import './scene.css';

/** What a layer does while the scene moves; it begins and ends where it is drawn. */
type Move =
  | 'appear'
  | 'beam'
  | 'bob'
  | 'breathe'
  | 'glide'
  | 'hop'
  | 'light'
  | 'press'
  | 'rise'
  | 'settle'
  | 'sink'
  | 'swing'
  | 'turn';

export function Scene({ children }: { readonly children: ReactNode }) {
  return (
    <div className="scene" aria-hidden="true">
      <svg className="scene-paints">
        <Paints />
      </svg>
      {children}
    </div>
  );
}

const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;

export function Layer(props: {
  /** Left, top, width and height on the canvas. */
  readonly at: readonly [number, number, number, number];
  readonly moves?: Move;
  /** Later than the others, in steps. */
  readonly step?: 1 | 2 | 3 | 4 | 5;
  readonly children: ReactNode;
}) {
  const [left, top, width, height] = props.at;
  return (
    <svg
      className="layer"
      viewBox={props.at.join(' ')}
      fill="none"
      data-moves={props.moves}
      data-step={props.step}
      style={{
        left: percent(left, 280),
        top: percent(top, 260),
        width: percent(width, 280),
        height: percent(height, 260),
      }}
    >
      {props.children}
    </svg>
  );
}

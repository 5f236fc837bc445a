/** How every line icon is drawn: it takes the colour of its text, and says nothing of its own. */
import type { ReactNode } from 'react';

/** `size` is the edge of the square in which the lines are drawn, and its width in pixels. */
export function icon(size: number, lines: ReactNode): () => ReactNode {
  return function Icon() {
    return (
      <svg
        viewBox={`0 0 ${size} ${size}`}
        width={size}
        height={size}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {lines}
      </svg>
    );
  };
}

/** The QR code of the landing and result pages: byte mode, error correction Q, four modules of quiet zone. */
import { memo } from 'react';
import type { CSSProperties } from 'react';
import { qrModules, quietZone } from './qr/modules.ts';
import './qr-code.css';

interface QrCodeProps {
  readonly content: string;
  readonly label: string;
}

/** The page is drawn anew with each tick of the clock; its code is worked out once. */
export const QrCode = memo(function QrCode({ content, label }: QrCodeProps) {
  const rows = qrModules(content);
  const size = rows.length + 2 * quietZone;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-modules={rows.length}
      style={{ '--qr-modules': size } as CSSProperties}
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={pathOf(rows)} />
    </svg>
  );
});

/** One horizontal bar for each run of dark modules. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) =>
      runs(row)
        .map(([x, length]) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
}

function runs(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const open = found.at(-1);
    if (!dark) return;
    if (open !== undefined && open[0] + open[1] === x) open[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}

/** A mirror of the stage in a frame of its own, drawn at a trainee's size and scaled: style and focus stay apart. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { StageWatch } from '../../../shared/bridge.ts';

/** CSS pixels of the screen that is drawn. */
const size = { width: 1366, height: 768 };

const mirrored = new Map<string, StageWatch>();
window.mirrored = mirrored;

export function Mirror(props: {
  /** Of this one among the console's mirrors. */
  readonly name: string;
  readonly watch: StageWatch;
  readonly label: string;
}) {
  const { name, watch, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  // Before the page in the frame asks for it.
  useLayoutEffect(() => {
    mirrored.set(name, watch);
    return () => void mirrored.delete(name);
  }, [name, watch]);
  useEffect(() => {
    const seenIn = box.current?.ownerDocument.defaultView;
    if (!box.current || !seenIn) return;
    // Its own window's: the console's watches nothing while the presenter's view covers it.
    const watcher = new seenIn.ResizeObserver(([entry]) => {
      if (entry) setScale(entry.contentRect.width / size.width);
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={box} className="mirror" role="img" aria-label={label}>
      <iframe
        title={label}
        src={`./mirror?of=${name}`}
        width={size.width}
        height={size.height}
        inert
        tabIndex={-1}
        style={{ scale }}
      />
    </div>
  );
}

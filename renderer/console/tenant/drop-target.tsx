/** The whole window takes a folder or zip that is dropped on it, and says so while one is held over it. */
import { useEffect, useRef, useState } from 'react';
import { words } from '../words.ts';
import type { TenantState } from './use-tenant.ts';

export function DropTarget({ tenant }: { readonly tenant: TenantState }) {
  const [isOver, setOver] = useState(false);
  /** Entered and left elements: both events come for each element under the pointer. */
  const depth = useRef(0);
  const { drop } = tenant;

  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) => {
      const heard = (event: DragEvent): void => {
        if (!holdsFiles(event)) return;
        // Else the browser would open the file in the place of the page.
        event.preventDefault();
        act(event);
      };
      window.addEventListener(type, heard);
      return () => window.removeEventListener(type, heard);
    };
    const count = (by: 1 | -1) => () => {
      depth.current = Math.max(0, depth.current + by);
      setOver(depth.current > 0);
    };
    const ends = [
      on('dragenter', count(1)),
      on('dragleave', count(-1)),
      on('dragover', ({ dataTransfer }) => {
        if (dataTransfer !== null) dataTransfer.dropEffect = 'copy';
      }),
      on('drop', ({ dataTransfer }) => {
        depth.current = 0;
        setOver(false);
        if (dataTransfer !== null) drop(dataTransfer.items, dataTransfer.files);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [drop]);

  return isOver ? (
    <div className="drop-target" aria-hidden="true">
      <p>{words('tenant.drop')}</p>
    </div>
  ) : null;
}

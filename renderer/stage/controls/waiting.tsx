/** A spinner and what is waited for, inside a page. */
import { useWindows10 } from '../context.tsx';
import { Dots, Ring } from './spinner.tsx';

export function Waiting({ words }: { readonly words: string }) {
  const windows10 = useWindows10();
  return (
    <div className="waiting">
      <div role="progressbar" aria-label={words}>
        {windows10 ? <Dots /> : <Ring />}
      </div>
      <p role="status">{words}</p>
    </div>
  );
}

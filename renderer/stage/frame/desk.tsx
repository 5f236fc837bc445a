/** What stands before the screen: the monitor's foot and cable, and the keyboard with its Windows key. */
import { useStage } from '../context.tsx';

/** Blank keys left and right of the Windows key, by their width. */
const before = ['wide', 'key'] as const;
const after = ['key', 'space', 'key', 'key', 'wide'] as const;

export function Desk({ pressWindowsKey }: { readonly pressWindowsKey: () => void }) {
  const { words } = useStage();
  return (
    <div className="desk">
      <div className="keyboard">
        <Keys widths={before} />
        <button
          type="button"
          className="keycap windows-key"
          // A keyboard has it outside of every page's order; F6 leads here.
          tabIndex={-1}
          aria-describedby="windows-key-hint"
          // The page keeps its focus, as it does under a real key.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={pressWindowsKey}
        >
          {words('frame.windows-key')}
        </button>
        <Keys widths={after} />
      </div>
      <p className="keyboard-hint" id="windows-key-hint">
        {words('frame.windows-key-hint')}
      </p>
      <svg className="cable" viewBox="0 0 140 40" preserveAspectRatio="none" aria-hidden="true">
        <path d="M26 -4C28 24 44 32 76 29S116 18 144 20" />
        <path d="M26 -4C28 24 44 32 76 29S116 18 144 20" />
      </svg>
    </div>
  );
}

function Keys({ widths }: { readonly widths: readonly string[] }) {
  return widths.map((width, place) => (
    <span key={place} className="keycap" data-width={width} aria-hidden="true" />
  ));
}

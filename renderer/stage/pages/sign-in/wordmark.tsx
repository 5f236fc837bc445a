import type { Branding } from '../../../../shared/stage/view.ts';
import { Picture } from './picture.tsx';

/** The organisation's logo; without one its initial on its own colour. */
export function Wordmark({ branding: { organisation, colour, logo } }: { readonly branding: Branding }) {
  const letter = (
    <span
      className="wordmark"
      aria-hidden="true"
      style={colour === null ? undefined : { backgroundColor: colour }}
    >
      {organisation.charAt(0)}
    </span>
  );
  return <Picture id={logo} className="wordmark wordmark-logo" otherwise={letter} />;
}

import type { Branding } from '../../../../shared/stage/view.ts';
import { drawings } from '../../art/drawings.tsx';
import { Picture } from './picture.tsx';

/** The organisation's background, in the place of the drawing. */
export function Background({ branding }: { readonly branding: Branding | null }) {
  return <Picture id={branding?.background} className="branding-background" otherwise={drawings.account} />;
}

/** The icon of an app: its letter on a colour, for no app's logo is ours to draw; or one of Windows' own things. */
import { GearIcon, RecycleBinIcon } from '../../art/icons.tsx';

/** Colours of the app tiles, by name of their token. */
const tints = 6;

export function Tile(props: {
  readonly kind?: 'bin' | 'settings';
  readonly name?: string;
  readonly tint?: number;
}) {
  const { kind, name = '', tint = 0 } = props;
  return (
    <span className="app-tile" data-kind={kind} data-tint={tint % tints} aria-hidden="true">
      {kind === 'bin' ? <RecycleBinIcon /> : kind === 'settings' ? <GearIcon /> : name.charAt(0)}
    </span>
  );
}

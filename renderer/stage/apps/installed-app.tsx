/** A program that was installed: its name on its tile, for Reseal knows nothing of what it does. */
import { Tile } from '../pages/desktop/tile.tsx';
import type { Standing } from '../window/window.tsx';
import { AppWindow } from './app-window.tsx';

export function InstalledApp(props: Standing & { readonly name: string; readonly tint: number }) {
  const { name, tint, ...standing } = props;
  return (
    <AppWindow {...standing} className="installed-app" title={name} icon={<Tile name={name} tint={tint} />}>
      <div className="installed-app-page">
        <Tile name={name} tint={tint} />
        <p>
          <bdi>{name}</bdi>
        </p>
      </div>
    </AppWindow>
  );
}

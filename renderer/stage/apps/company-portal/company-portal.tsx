/** Company Portal: the organisation's apps for this PC and its user, and how far each is. */
import type { ManagedAppView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import './company-portal.css';

const keys = {
  apps: 'portal.apps',
  none: 'portal.none',
  app: 'explorer.name',
  status: 'portal.status',
  code: 'portal.code',
  pending: 'portal.state.pending',
  installing: 'portal.state.installing',
  installed: 'portal.state.installed',
  failed: 'portal.state.failed',
  notApplicable: 'portal.state.not-applicable',
  uninstalled: 'portal.state.uninstalled',
} as const;

export function CompanyPortal(
  props: Standing & {
    readonly title: string;
    readonly organisation: string;
    readonly apps: readonly ManagedAppView[];
  },
) {
  const { words } = useStage();
  const said = useWords(keys);
  const { title, organisation, apps, ...standing } = props;
  return (
    <AppWindow {...standing} className="portal" title={title} icon={<Tile kind="company-portal" />}>
      <div className="portal-page-head">
        <h2>{said.apps}</h2>
        <p>
          <bdi>{organisation}</bdi>
        </p>
      </div>
      <div className="app-scroll" data-first="" tabIndex={0} role="region" aria-label={said.apps}>
        {apps.length === 0 ? (
          <p className="app-quiet">{said.none}</p>
        ) : (
          <table className="app-table">
            <thead>
              <tr>
                <th scope="col">{said.app}</th>
                <th scope="col">{said.status}</th>
              </tr>
            </thead>
            <tbody>
              {apps.map(({ id, name, state, code }, tint) => (
                <tr key={id}>
                  <td>
                    <span className="app-row">
                      <Tile name={name} tint={tint} />
                      <bdi>{name}</bdi>
                    </span>
                  </td>
                  <td data-state={state}>
                    {said[state]}
                    {code === null ? null : <span className="portal-code">{words(keys.code, code)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </AppWindow>
  );
}

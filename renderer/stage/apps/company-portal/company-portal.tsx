/** Company Portal: whether the device is compliant, and the organisation's apps with the state of each. */
import { useEffect, useRef } from 'react';
import type { CompanyPortalView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { Access } from './access.tsx';
import { keys } from './words.ts';
import './company-portal.css';

export function CompanyPortal(
  props: Standing & {
    readonly title: string;
    readonly organisation: string;
    /** Null once the app is gone. */
    readonly view: CompanyPortalView | null;
  },
) {
  const { words, press } = useStage();
  const said = useWords(keys);
  const { title, organisation, view, ...standing } = props;
  const { apps, isChecking, access } = view ?? { apps: [], isChecking: false, access: null };
  // It asks when it is opened, as the real one does.
  const asks = useRef(access === null && !isChecking);
  useEffect(() => {
    if (asks.current) press('check-access');
    asks.current = false;
  }, [press]);
  return (
    <AppWindow {...standing} className="company-portal" title={title} icon={<Tile kind="company-portal" />}>
      <div className="app-scroll" tabIndex={0} role="region" aria-label={title}>
        <div className="portal-head">
          <h2>
            <bdi>{organisation}</bdi>
          </h2>
        </div>
        <Access access={access} isChecking={isChecking} said={said} />
        <h3 className="portal-apps">{said.apps}</h3>
        {apps.length === 0 ? (
          <p className="app-quiet">{said.none}</p>
        ) : (
          <table className="app-table" aria-label={said.apps}>
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

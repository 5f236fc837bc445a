/** The devices that Autopilot, Intune and Entra ID know, to choose one of. */
import { portalWrite } from '../../shared/portal/portal-actions.ts';
import { usePortalPage } from './context.tsx';
import { Part } from './parts.tsx';
import { words } from './words.ts';

/** Nobody looks for one among so few. */
const few = 4;

export function DeviceList() {
  const { view, ask, search, choose, act } = usePortalPage();
  const { rows, found, device, organization } = view;
  const heading = words('found', organization);
  const more = found - rows.length;
  return (
    <Part heading={heading}>
      <div className="admin-row">
        {found <= few && ask.search === '' ? null : (
          <label>
            {words('find')}
            <input
              type="search"
              value={ask.search}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={({ currentTarget }) => search(currentTarget.value)}
            />
          </label>
        )}
        <button type="button" onClick={() => act(words('sync'), portalWrite('sync', []))}>
          {words('sync')}
        </button>
      </div>
      <ul className="admin-list" aria-label={heading}>
        {rows.map(({ key, name, serialNumber, user, profileStatus }) => (
          <li key={key}>
            <button type="button" aria-pressed={key === device?.key} onClick={() => choose(key)}>
              <span>{name}</span>
              <span className="admin-quiet">
                {[serialNumber, user, words(`status.${profileStatus ?? 'none'}`)]
                  .filter((text) => text !== '' && text !== name)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="admin-quiet" role="status">
        {found === 0 ? words('found.none') : more > 0 ? words('found.more', more) : null}
      </p>
      <p className="admin-quiet">{words('sync.hint')}</p>
    </Part>
  );
}

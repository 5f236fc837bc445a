/** What the organisation manages on the PC, and how the last session with its MDM server ended. */
import type { WorkConnectionView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Rows } from './rows.tsx';
import type { SettingsWords } from './words.ts';
import { keys } from './words.ts';

export function Info({ work, said }: { readonly work: WorkConnectionView; readonly said: SettingsWords }) {
  const { words } = useStage();
  return (
    <>
      <h3>{words(keys.managedBy, work.organisation)}</h3>
      <p className="settings-text">{words(keys.areas, work.organisation)}</p>
      <h3>{said.policies}</h3>
      <Names names={work.areas} nothing={said.nothing} />
      <h3>{said.applications}</h3>
      <Names names={work.apps} nothing={said.nothing} />
      <h3>{said.connection}</h3>
      <Rows rows={[[said.server, work.server]]} />
      <h3>{said.syncStatus}</h3>
      <Sync sync={work.sync} said={said} />
    </>
  );
}

function Names({ names, nothing }: { readonly names: readonly string[]; readonly nothing: string }) {
  if (names.length === 0) return <p className="settings-text">{nothing}</p>;
  return (
    <ul className="settings-names">
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Sync({ sync, said }: { readonly sync: WorkConnectionView['sync']; readonly said: SettingsWords }) {
  const { words, press, language } = useStage();
  const { isRunning, last } = sync;
  const time =
    last &&
    new Date(last.time).toLocaleString(language, {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'UTC',
    });
  const outcome = last && (last.code === null ? said.succeeded : words(keys.failed, last.code));
  return (
    <div className="settings-card">
      <div>
        <p>{said.lastSync}</p>
        <p role="status" className="settings-sync">
          <span>{isRunning ? said.syncing : (outcome ?? said.noSync)}</span>
          {isRunning || time === null ? null : <span>{time}</span>}
        </p>
      </div>
      <button
        type="button"
        className="app-button"
        aria-disabled={isRunning}
        onClick={() => {
          if (!isRunning) press('sync');
        }}
      >
        {said.sync}
      </button>
    </div>
  );
}

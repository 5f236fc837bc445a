/** Accounts > Access work or school: the connection, and the report of its management. */
import type { WorkConnectionView } from '../../../../shared/stage/view.ts';
import { BriefcaseIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { useOpen } from '../shell.tsx';
import type { SettingsWords } from './words.ts';
import { keys } from './words.ts';

export function Work(props: {
  readonly work: WorkConnectionView | null;
  readonly said: SettingsWords;
  readonly showInfo: () => void;
}) {
  const { words, press } = useStage();
  const open = useOpen();
  const { work, said } = props;
  if (work === null) return <p className="settings-card">{said.notManaged}</p>;
  const { organisation, userPrincipalName, report } = work;
  return (
    <>
      <section className="settings-card" aria-label={organisation}>
        <BriefcaseIcon />
        <div>
          <h3>
            <bdi>{organisation}</bdi>
          </h3>
          <p>{words(keys.connectedBy, userPrincipalName)}</p>
        </div>
        <button type="button" className="app-button" onClick={props.showInfo}>
          {said.info}
        </button>
      </section>
      <section className="settings-card" aria-label={said.exportLogs}>
        <div>
          <h3>{said.exportLogs}</h3>
          <p role="status">{report === null ? null : words(keys.exportedTo, report)}</p>
        </div>
        {report === null ? null : (
          <button type="button" className="app-button" onClick={() => open('explorer', report)}>
            {said.openFolder}
          </button>
        )}
        <button type="button" className="app-button" onClick={() => press('export-logs')}>
          {said.export}
        </button>
      </section>
    </>
  );
}

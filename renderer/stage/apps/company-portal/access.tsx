/** Whether the device can reach the organisation's resources, and what it does not meet. */
import type { CompanyPortalView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import type { PortalWords } from './words.ts';
import { keys } from './words.ts';

export function Access(props: {
  readonly access: CompanyPortalView['access'];
  readonly isChecking: boolean;
  readonly said: PortalWords;
}) {
  const { words, press, language } = useStage();
  const { access, isChecking, said } = props;
  const code = access?.code ?? null;
  const state = isChecking ? said.checking : access === null ? said.unchecked : said[access.state];
  const time =
    access &&
    new Date(access.time).toLocaleString(language, {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'UTC',
    });
  return (
    <section className="portal-access" aria-label={said.device}>
      <div>
        <h3>{said.device}</h3>
        <p role="status">
          {state}
          {isChecking || code === null ? null : <span className="portal-code">{words(keys.code, code)}</span>}
          {isChecking || time === null ? null : <span className="portal-code">{time}</span>}
        </p>
        {access === null || access.unmet.length === 0 ? null : (
          <ul>
            {access.unmet.map(({ policy, setting }) => (
              <li key={`${policy} ${setting}`}>
                <bdi>{policy}</bdi>: <bdi>{setting}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        className="app-button"
        data-first=""
        aria-disabled={isChecking}
        onClick={() => {
          if (!isChecking) press('check-access');
        }}
      >
        {said.check}
      </button>
    </section>
  );
}

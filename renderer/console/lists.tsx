/** Practice users, and what happened. */
import { useDesk } from './context.tsx';
import { Section } from './section.tsx';
import { timeOfDay } from './time.ts';
import { words } from './words.ts';

export function Users() {
  const { users } = useDesk().view;
  return (
    <Section heading={words('users.heading')}>
      <p className="hint">{words('users.hint')}</p>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th scope="col">{words('users.name')}</th>
              <th scope="col">{words('users.upn')}</th>
              <th scope="col">{words('users.password')}</th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.userPrincipalName}>
                <th scope="row">{user.displayName}</th>
                <td>
                  {user.userPrincipalName}
                  {user.domainAccount === null ? null : (
                    <span className="domain-account">{user.domainAccount}</span>
                  )}
                </td>
                <td>
                  <code>{user.practicePassword}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** What stands in for what the tenant's export does not hold. */
export function Assumptions() {
  const { assumptions } = useDesk().view;
  if (assumptions.length === 0) return null;
  return (
    <Section heading={words('assumptions.heading')}>
      <p className="hint">{words('assumptions.hint')}</p>
      <dl className="facts">
        {assumptions.map(({ what, value, why, option }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {value}
              <span className="hint">
                {why}. <code>{option}</code>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

export function Log() {
  const { log } = useDesk().view;
  return (
    <Section heading={words('log.heading')}>
      {log.length === 0 ? <p>{words('log.empty')}</p> : null}
      <ol className="log" tabIndex={0} aria-label={words('log.heading')}>
        {log.map((entry, index) => (
          // Newest first: an entry keeps its distance from the end.
          <li key={`${entry.time}-${log.length - index}`}>
            <time dateTime={entry.time}>{timeOfDay(entry.time)}</time>
            <span>{entry.text}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

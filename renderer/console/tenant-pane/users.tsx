/** Practice users, and what happened. */
import { useState } from 'react';
import { useDesk } from './context.tsx';
import { Section } from './section.tsx';
import { timeOfDay } from './time.ts';
import { usersFound } from './users-found.ts';
import { words } from './words.ts';

/** A tenant may hold thousands: so many are shown, and the others are found by typing. */
const mostUsers = 12;

export function Users() {
  const { users } = useDesk().view;
  const [sought, setSought] = useState('');
  const found = usersFound(users, sought);
  const more = found.length - mostUsers;
  return (
    <Section heading={words('users.heading')}>
      <p className="hint">{words('users.hint')}</p>
      {users.length > mostUsers ? (
        <label className="field">
          {words('users.find', users.length)}
          <input
            type="search"
            value={sought}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setSought(currentTarget.value)}
          />
        </label>
      ) : null}
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
            {found.slice(0, mostUsers).map((user) => (
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
      <p className="hint" role="status">
        {found.length === 0 && sought !== ''
          ? words('users.none', sought)
          : more > 0
            ? words('users.more', more)
            : null}
      </p>
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

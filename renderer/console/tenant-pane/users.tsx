/** Practice users with their passwords. */
import { useState } from 'react';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { usersFound } from './users-found.ts';
import { words } from '../words.ts';

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

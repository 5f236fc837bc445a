/** A device: what it is, and what of it a technician may change. */
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { words } from '../console/words.ts';
import type { Device, User, Wanted } from './device.ts';

/** What is read only, in the order of the page. */
const rows = [
  ['serialNumber', 'companion.serial'],
  ['manufacturer', 'companion.manufacturer'],
  ['model', 'companion.model'],
  ['purchaseOrderIdentifier', 'companion.order'],
  ['profile', 'companion.profile'],
  ['entraName', 'companion.entra-name'],
  ['intuneName', 'companion.intune-name'],
] as const;

export function DeviceCard(props: {
  readonly device: Device;
  readonly users: readonly User[];
  readonly works: boolean;
  readonly save: (wanted: Wanted) => void;
  readonly synchronise: () => void;
  /** Back to the scan. */
  readonly again: () => void;
}) {
  const { device, users, works, save, synchronise, again } = props;
  const [wanted, setWanted] = useState<Wanted>({
    userPrincipalName: device.userPrincipalName,
    groupTag: device.groupTag,
    displayName: device.displayName,
  });
  const put = (change: Partial<Wanted>): void => setWanted({ ...wanted, ...change });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    save(wanted);
  };
  // Who is assigned may be nobody of the list: it has one page.
  const offered = users.some(({ userPrincipalName }) => userPrincipalName === device.userPrincipalName)
    ? users
    : [
        ...users,
        ...(device.userPrincipalName === ''
          ? []
          : [{ displayName: device.addressableUserName, userPrincipalName: device.userPrincipalName }]),
      ];
  return (
    <section className="section" aria-label={words('companion.device')}>
      <h2>{device.displayName || device.serialNumber}</h2>
      <dl className="facts">
        {rows.map(([key, title]) => (
          <div key={key}>
            <dt>{words(title)}</dt>
            <dd>{device[key] || words('tenant.choice.none')}</dd>
          </div>
        ))}
      </dl>
      <form className="companion-form" onSubmit={submit}>
        <label className="field">
          {words('companion.user')}
          <select
            value={wanted.userPrincipalName}
            onChange={({ currentTarget }) => put({ userPrincipalName: currentTarget.value })}
          >
            <option value="">{words('companion.nobody')}</option>
            {offered.map(({ displayName, userPrincipalName }) => (
              <option key={userPrincipalName} value={userPrincipalName}>
                {displayName} ({userPrincipalName})
              </option>
            ))}
          </select>
        </label>
        <TextField
          label={words('companion.tag')}
          value={wanted.groupTag}
          put={(groupTag) => put({ groupTag })}
        />
        <TextField
          label={words('companion.name')}
          value={wanted.displayName}
          put={(displayName) => put({ displayName })}
        />
        <div className="row">
          <button type="submit" className="primary" disabled={works}>
            {words('companion.save')}
          </button>
          <button type="button" disabled={works} onClick={synchronise}>
            {words('companion.sync')}
          </button>
          <button type="button" onClick={again}>
            {words('companion.again')}
          </button>
        </div>
      </form>
    </section>
  );
}

function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly put: (value: string) => void;
}) {
  const { label, value, put } = props;
  return (
    <label className="field">
      {label}
      <input
        value={value}
        maxLength={512}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => put(currentTarget.value)}
      />
    </label>
  );
}

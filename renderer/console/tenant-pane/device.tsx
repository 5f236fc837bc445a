/** The Autopilot device record, with the changes an administrator makes in Graph. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useDesk } from '../context.tsx';
import { assignUser, changeGroupTag, unassignUser } from './graph-writes.ts';
import { Facts, Section } from '../section.tsx';
import { words } from '../words.ts';

export function Device() {
  const { device } = useDesk().view;
  const registered = device.autopilotDeviceId !== '';
  const none = words('device.none');
  const lags = registered && device.deploymentProfile !== device.intendedDeploymentProfile;
  return (
    <Section heading={words('device.heading')}>
      <Facts
        rows={[
          [words('device.serial'), device.serialNumber],
          [words('device.model'), `${device.manufacturer} ${device.model}`],
          [words('device.id'), registered ? device.autopilotDeviceId : words('device.not-registered')],
          [words('device.managed'), device.managedDeviceId || none],
          [words('device.profile-held'), device.deploymentProfile || none],
          [words('device.profile-intended'), device.intendedDeploymentProfile || none],
          [words('device.profile-status'), device.profileStatus || none],
          [words('device.user'), device.assignedUser || words('device.not-assigned')],
        ]}
      />
      {lags ? <p className="lag">{words('device.profile-lag')}</p> : null}
      {registered ? (
        <>
          <UserForm />
          <GroupTagForm key={device.groupTag} />
        </>
      ) : null}
    </Section>
  );
}

function UserForm() {
  const { view, write } = useDesk();
  const { users, device } = view;
  const [chosen, setChosen] = useState(users[0]?.userPrincipalName ?? '');
  const user = users.find((candidate) => candidate.userPrincipalName === chosen);
  return (
    <div className="row">
      <label className="field">
        {words('device.choose-user')}
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {users.map((candidate) => (
            <option key={candidate.userPrincipalName} value={candidate.userPrincipalName}>
              {candidate.displayName} ({candidate.userPrincipalName})
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={user === undefined}
        onClick={() => {
          if (user !== undefined) write(assignUser(device.autopilotDeviceId, user));
        }}
      >
        {words('device.assign')}
      </button>
      <button
        type="button"
        disabled={device.assignedUser === ''}
        onClick={() => write(unassignUser(device.autopilotDeviceId))}
      >
        {words('device.unassign')}
      </button>
    </div>
  );
}

function GroupTagForm() {
  const { view, write } = useDesk();
  const { device } = view;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const tag = String(new FormData(event.currentTarget).get('group-tag') ?? '').trim();
    write(changeGroupTag(device.autopilotDeviceId, tag));
  }

  return (
    <form className="row" onSubmit={onSubmit}>
      <label className="field">
        {words('device.group-tag')}
        <input name="group-tag" defaultValue={device.groupTag} autoComplete="off" spellCheck={false} />
      </label>
      <button type="submit">{words('device.save-tag')}</button>
    </form>
  );
}

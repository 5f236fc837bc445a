/** Deployment profiles: which one this PC has, and which groups they are assigned to. */
import type { FormEvent } from 'react';
import type { ConsoleView } from '../../../shared/session/console-view.ts';
import { useDesk } from '../context.tsx';
import { assignProfile, unassignProfile } from './graph-writes.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';

type Profile = ConsoleView['profiles'][number];

export function Profiles() {
  const { profiles } = useDesk().view;
  return (
    <Section heading={words('profiles.heading')}>
      <ul className="plain">
        {profiles.map((profile) => (
          <li key={profile.id}>
            <Name profile={profile} />
            <Assignments profile={profile} />
            <AssignForm profile={profile} />
          </li>
        ))}
      </ul>
      <p className="hint">{words('profiles.hint')}</p>
    </Section>
  );
}

function Name({ profile: { displayName } }: { readonly profile: Profile }) {
  const { device } = useDesk().view;
  return (
    <p>
      <strong>{displayName}</strong>{' '}
      {displayName === device.deploymentProfile ? (
        <span className="pill">{words('profiles.held')}</span>
      ) : null}
      {displayName === device.intendedDeploymentProfile ? (
        <span className="pill">{words('profiles.intended')}</span>
      ) : null}
    </p>
  );
}

function Assignments({ profile }: { readonly profile: Profile }) {
  const { write } = useDesk();
  return (
    <ul className="chips" aria-label={words('profiles.assigned', profile.displayName)}>
      {profile.assignments.map(({ id, group, excluded }) => (
        <li key={id}>
          {excluded ? words('profiles.excluded', group) : group}
          <button
            type="button"
            aria-label={words('profiles.unassign', profile.displayName, group)}
            onClick={() => write(unassignProfile(profile.id, id))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function AssignForm({ profile }: { readonly profile: Profile }) {
  const { view, write } = useDesk();

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const group = String(new FormData(event.currentTarget).get('group') ?? '');
    if (group !== '') write(assignProfile(profile.id, group));
  }

  return (
    <form className="row" onSubmit={onSubmit}>
      <label className="field">
        {words('profiles.group', profile.displayName)}
        <select name="group">
          {view.groups.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words('profiles.assign')}</button>
    </form>
  );
}

/** Deployment profiles, and the groups that they are assigned to. */
import { portalWrite, targetGroup } from '../../shared/portal/portal-actions.ts';
import { usePortalPage } from './context.tsx';
import { Chips, Choice, Part } from './parts.tsx';
import { words } from './words.ts';

export function Profiles() {
  const { profiles, groups } = usePortalPage().view;
  return (
    <Part heading={words('profiles')}>
      <ul className="admin-profiles">
        {profiles.map(({ id, displayName, assignments }) => (
          <li key={id}>
            <strong>{displayName}</strong>
            <Chips
              label={words('profiles.assigned', displayName)}
              chips={assignments.map(({ id: assignment, group, excluded }) => ({
                id: assignment,
                name: excluded ? words('profiles.excluded', group) : group,
                take: {
                  does: words('profiles.unassign', displayName, group),
                  write: portalWrite('unassign-profile', [id, assignment]),
                },
              }))}
            />
            <Choice
              label={words('profiles.group', displayName)}
              does={words('profiles.assign')}
              options={groups.map((group) => [group.id, group.displayName])}
              write={(group) => portalWrite('assign-profile', [id], targetGroup(group))}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}

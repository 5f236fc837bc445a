/** One device with its records in the three services, and what can be done to each. */
import { memberOf, portalWrite } from '../../shared/portal/portal-actions.ts';
import type { PortalDevice } from '../../shared/portal/portal-view.ts';
import { usePortalPage } from './context.tsx';
import { Asked, Chips, Choice, Field, Once, Part, Records } from './parts.tsx';
import { isKey, words } from './words.ts';

export function DeviceDetails({ device }: { readonly device: PortalDevice }) {
  const { autopilot, intune, entra } = device;
  return (
    <div className="admin-column">
      <Part heading={words('autopilot')}>
        {autopilot === null ? <p>{words('autopilot.none')}</p> : <Autopilot identity={autopilot} />}
      </Part>
      <Part heading={words('intune')}>
        {intune === null ? <p>{words('intune.none')}</p> : <Intune record={intune} />}
      </Part>
      <Part heading={words('entra')}>
        {entra === null ? <p>{words('entra.none')}</p> : <Entra object={entra} />}
      </Part>
    </div>
  );
}

type Identity = NonNullable<PortalDevice['autopilot']>;
type Managed = NonNullable<PortalDevice['intune']>;
type EntraObject = NonNullable<PortalDevice['entra']>;

/** Of the words of a state that the services may name otherwise; itself, where none are known. */
const stateWords = (key: string, state: string): string => (isKey(key) ? words(key) : state);

function Autopilot({ identity }: { readonly identity: Identity }) {
  const { view } = usePortalPage();
  const { id, serialNumber, profile, intendedProfile } = identity;
  const users = view.users.map(
    ({ userPrincipalName, displayName }) =>
      [userPrincipalName, `${displayName} (${userPrincipalName})`] as const,
  );
  return (
    <>
      <Records
        rows={[
          [words('serial'), serialNumber],
          [words('device-id'), id],
          [words('model'), `${identity.manufacturer} ${identity.model}`],
          [words('state'), words(`state.${identity.enrollmentState}`)],
          [words('next'), words(identity.isBlocked ? 'next.blocked' : 'next.allowed')],
          [words('status'), words(`status.${identity.profileStatus}`)],
          [words('profile'), profile],
          ...(profile === intendedProfile ? [] : [[words('profile.intended'), intendedProfile] as const]),
          [words('user'), identity.user],
        ]}
      />
      {profile === intendedProfile ? null : <p className="admin-lag">{words('profile.lag')}</p>}
      <Choice
        label={words('user.choose')}
        does={words('user.assign')}
        options={users}
        write={(value) => {
          const user = view.users.find(({ userPrincipalName }) => userPrincipalName === value);
          return (
            user &&
            portalWrite('assign-user', [id], {
              userPrincipalName: user.userPrincipalName,
              addressableUserName: user.displayName,
            })
          );
        }}
      >
        <Once
          does={words('user.unassign')}
          isDone={identity.user === ''}
          write={portalWrite('unassign-user', [id])}
        />
      </Choice>
      <Field
        label={words('group-tag')}
        does={words('group-tag.save')}
        value={identity.groupTag}
        most={512}
        write={(groupTag) => portalWrite('set-group-tag', [id], { groupTag })}
      />
      <Field
        label={words('name')}
        does={words('name.save')}
        value={identity.displayName}
        most={15}
        write={(displayName) => portalWrite('set-device-name', [id], { displayName })}
      />
      <div className="admin-row">
        <Once
          does={words('unblock')}
          isDone={!identity.isBlocked}
          write={portalWrite('unblock-device', [id])}
        />
        <Asked
          does={words('delete.autopilot')}
          question={words('delete.autopilot.ask', serialNumber)}
          write={portalWrite('delete-autopilot-device', [id])}
        />
      </div>
    </>
  );
}

function Intune({ record }: { readonly record: Managed }) {
  return (
    <>
      <Records
        rows={[
          [words('record.name'), record.name],
          [words('record.user'), record.user],
          [words('record.enrolled'), minuteOf(record.enrolled)],
          [words('record.sync'), minuteOf(record.lastSync)],
          [words('record.compliance'), stateWords(`compliance.${record.compliance}`, record.compliance)],
        ]}
      />
      <Asked
        does={words('delete.intune')}
        question={words('delete.intune.ask', record.name)}
        write={portalWrite('delete-intune-record', [record.id])}
      />
    </>
  );
}

function Entra({ object }: { readonly object: EntraObject }) {
  const { view } = usePortalPage();
  const { id, groups } = object;
  const others = view.groups.filter(
    (group) => !group.isDynamic && !groups.some((one) => one.id === group.id && one.isListed),
  );
  const notListed = (group: string) =>
    view.groups.some((one) => one.id === group && one.isDynamic) ? 'groups.dynamic' : 'groups.nested';
  return (
    <>
      <Records
        rows={[
          [words('object.name'), object.name],
          [words('object.state'), words(object.isEnabled ? 'object.enabled' : 'object.disabled')],
          [words('object.managed'), object.isManaged ? words('object.mdm') : ''],
        ]}
      />
      <Chips
        label={words('groups')}
        chips={groups.map((group) => ({
          id: group.id,
          name: group.isListed ? group.displayName : words(notListed(group.id), group.displayName),
          take: group.isListed
            ? {
                does: words('groups.remove', group.displayName),
                write: portalWrite('remove-from-group', [group.id, id]),
              }
            : null,
        }))}
      />
      <Choice
        label={words('groups.add')}
        does={words('groups.add.do')}
        options={others.map((group) => [group.id, group.displayName])}
        write={(group) => portalWrite('add-to-group', [group], memberOf(id))}
      />
      <Asked
        does={words('delete.entra')}
        question={words('delete.entra.ask', object.name)}
        write={portalWrite('delete-entra-device', [id])}
      />
    </>
  );
}

/** '2026-03-02 08:29', in the world's time. */
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

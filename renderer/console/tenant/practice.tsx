/** The rehearsal that is to begin: snapshot, kind of device, group tag and person, and whether it can. */
import { useState } from 'react';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import { valueOf, withKind } from './choices.ts';
import { DeviceChoice } from './device-choice.tsx';
import { TextChoice } from './text-choice.tsx';
import type { ReadTenant, TenantState } from './use-tenant.ts';

export function Practice({ tenant, read }: { readonly tenant: TenantState; readonly read: ReadTenant }) {
  const { look, choices } = read;
  const { practice, rehearsable } = look;
  const [kind, setKind] = useState('');
  const change = (said: TenantChoices): void => tenant.change({ ...choices, ...said });
  return (
    <Section heading={words('tenant.practice')}>
      <Snapshots read={read} change={change} />
      <Kinds read={read} chosen={kind} choose={setKind} change={change} />
      <DeviceChoice key={kind} practice={practice} said={choices.hardware} change={change} />
      <div className="row">
        <TextChoice
          label={words('tenant.group-tag')}
          value={practice.groupTag}
          suggestions={practice.groupTags.map((value) => ({ value }))}
          commit={(groupTag) => change({ assume: { ...choices.assume, groupTag } })}
        />
        <TextChoice
          label={words('tenant.user')}
          value={practice.user}
          suggestions={practice.users.first.map(({ name, displayName, licensed }) => ({
            value: name,
            label: licensed ? displayName : words('tenant.unlicensed', displayName),
          }))}
          commit={(user) => change({ user })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={choices.assigned === true}
          onChange={({ currentTarget }) =>
            change({ user: choices.user ?? practice.user, assigned: currentTarget.checked })
          }
        />
        {words('tenant.assigned-user')}
      </label>
      <p role="status">
        {practice.profile === null ? words('tenant.no-profile') : words('tenant.profile', practice.profile)}
      </p>
      {rehearsable.missing.length === 0 ? null : (
        <div className="lag">
          <p>{words('tenant.missing')}</p>
          <ul>
            {rehearsable.missing.map(({ what, remedy }) => (
              <li key={what}>
                {what}. {remedy}.
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        <button type="button" className="primary" disabled={tenant.under !== null} onClick={tenant.begin}>
          {words(rehearsable.ready ? 'tenant.begin' : 'tenant.begin-anyway')}
        </button>
        <button type="button" disabled={tenant.under !== null} onClick={tenant.startPreflight}>
          {words('tenant.preflight')}
        </button>
      </div>
      <p className="hint">{words('tenant.begin-hint')}</p>
      <p className="hint">{words('tenant.preflight-hint')}</p>
    </Section>
  );
}

/** All at once: device, group tag, person and groups of one of the tenant's own kinds. */
function Kinds(props: {
  readonly read: ReadTenant;
  readonly chosen: string;
  readonly choose: (kind: string) => void;
  readonly change: (said: TenantChoices) => void;
}) {
  const { chosen, choose } = props;
  const { look, choices } = props.read;
  const { first, count } = look.practice.kinds;
  if (count < 2) return null;
  return (
    <div className="row">
      <label className="field">
        {words('tenant.kinds', count)}
        <select
          value={first.some(({ id }) => id === chosen) ? chosen : ''}
          onChange={({ currentTarget: { value } }) => {
            choose(value);
            const kind = first.find(({ id }) => id === value);
            if (kind !== undefined) props.change(withKind(choices, kind.choices));
          }}
        >
          <option value="">{words('tenant.no-kind')}</option>
          {first.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Several exports in one folder: one of them counts. */
function Snapshots(props: { readonly read: ReadTenant; readonly change: (said: TenantChoices) => void }) {
  const { choices, look } = props.read;
  const setting = look.assumptions.find((one) => one.setting?.key === 'snapshot')?.setting;
  if (setting?.choices === undefined) return null;
  return (
    <fieldset className="snapshots">
      <legend>{words('tenant.snapshots', setting.choices.length)}</legend>
      {setting.choices.map((name) => (
        <label key={name} className="check">
          <input
            type="radio"
            name="snapshot"
            checked={name === valueOf(choices, setting)}
            onChange={() => props.change({ snapshot: name })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

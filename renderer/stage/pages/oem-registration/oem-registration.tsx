/**
 * Registration with the PC's maker: name, e-mail, region, phone, none of which is kept
 * (facts/set-up-pages#makers-registration).
 */
import { useId } from 'react';
import type { OemRegistrationView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import { namedChoices } from '../region/choice-names.ts';
import './oem-registration.css';

export function OemRegistration({ view }: { readonly view: OemRegistrationView }) {
  const { words } = useStage();
  const field = (name: 'name' | 'email' | 'phone') => (
    <TextField
      name={`oem-${name}`}
      label={words(`oem-registration.${name}`)}
      placeholder={words(`oem-registration.${name}`)}
      hidesLabel
    />
  );
  return (
    <Page
      view={view}
      kind="oem-registration"
      subtitle={words('oem-registration.text')}
      links={[{ control: 'skip' }]}
      buttons={[{ control: 'next' }]}
    >
      <div className="oem-fields">
        {field('name')}
        {field('email')}
        <Region view={view} />
        {field('phone')}
      </div>
    </Page>
  );
}

function Region({ view }: { readonly view: OemRegistrationView }) {
  const stage = useStage();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="visually-hidden">
        {stage.words('oem-registration.region')}
      </label>
      <select id={id} value={view.selected} onChange={(event) => stage.choose(event.currentTarget.value)}>
        {namedChoices(view, stage).map((region) => (
          <option key={region.id} value={region.id}>
            {region.label}
          </option>
        ))}
      </select>
    </div>
  );
}

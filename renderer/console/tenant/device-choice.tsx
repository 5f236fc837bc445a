/** The kind of device: a model that is shipped, or a real one by what it calls itself. */
import { useState } from 'react';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { TenantLook } from '../../../shared/tenant/tenant-look.ts';
import { words } from '../words.ts';
import { TextChoice } from './text-choice.tsx';

const another = 'another';

export function DeviceChoice(props: {
  readonly practice: TenantLook['practice'];
  /** What was said last, which `practice` tells a moment later. */
  readonly said: TenantChoices['hardware'];
  readonly change: (said: TenantChoices) => void;
}) {
  const { practice, said, change } = props;
  const { file, manufacturer, model } = { ...practice.chosenHardware, ...said };
  const shipped = practice.hardware.find((one) => one.name === `${manufacturer} ${model}`);
  const chosenFile = said?.model === undefined ? said?.file : undefined;
  const [isOwn, setOwn] = useState(shipped === undefined);
  const name = (own: { readonly manufacturer?: string; readonly model?: string }): void =>
    change({ hardware: { file, manufacturer, model, ...own } });
  return (
    <>
      <div className="row">
        <label className="field">
          {words('tenant.device')}
          <select
            value={isOwn ? another : (chosenFile ?? shipped?.file ?? file)}
            onChange={({ currentTarget: { value } }) => {
              setOwn(value === another);
              if (value !== another) change({ hardware: { file: value } });
            }}
          >
            {practice.hardware.map((one) => (
              <option key={one.file} value={one.file}>
                {one.name}
              </option>
            ))}
            <option value={another}>{words('tenant.another-device')}</option>
          </select>
        </label>
      </div>
      {isOwn ? (
        <div className="row">
          <TextChoice
            label={words('tenant.manufacturer')}
            value={manufacturer}
            commit={(text) => name({ manufacturer: text })}
          />
          <TextChoice label={words('tenant.model')} value={model} commit={(text) => name({ model: text })} />
        </div>
      ) : null}
    </>
  );
}

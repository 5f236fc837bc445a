/** "Let's name your device": Next stays grey until the name keeps the rules below the field. */
import { useState } from 'react';
import type { NameDeviceView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Page } from '../../shells/page.tsx';
import { isDeviceName } from './device-name.ts';
import './name-device.css';

const rules = ['numbers', 'length', 'characters'] as const;

export function NameDevice({ view }: { readonly view: NameDeviceView }) {
  const { words, say } = useStage();
  const [name, setName] = useState('');
  return (
    <Page
      view={view}
      kind="name-device"
      subtitle={
        <>
          <p>{words('name-device.subtitle')}</p>
          <p className="name-device-restart">{words('name-device.restart')}</p>
        </>
      }
      links={[{ control: 'skip', label: words('control.skip-for-now') }]}
      buttons={[{ control: 'next', disabled: !isDeviceName(name) }]}
    >
      <div className="name-device">
        <TextField
          name="device-name"
          label={words('name-device.field')}
          hidesLabel
          placeholder={words('name-device.field')}
          problem={view.problem === null ? undefined : say(view.problem)}
          describedBy="name-device-rules"
          onText={setName}
        />
        <ul id="name-device-rules" className="name-device-rules">
          {rules.map((rule) => (
            <li key={rule}>{words(`name-device.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

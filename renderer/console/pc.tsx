/** The PC's power button and Windows key, for an instructor who has only this window. */
import { useDesk } from './context.tsx';
import { Facts, Section } from './section.tsx';
import { screenName, words } from './words.ts';

export function Pc() {
  const { view, send } = useDesk();
  return (
    <Section heading={words('pc.heading')}>
      <Facts
        rows={[
          [words('header.power'), words(view.powered ? 'powered.on' : 'powered.off')],
          [words('header.screen'), screenName(view.screen)],
        ]}
      />
      <div className="row">
        <button type="button" onClick={() => send({ type: 'power-button' })}>
          {words('pc.power')}
        </button>
        <button type="button" onClick={() => send({ type: 'windows-key' })}>
          {words('pc.windows-key')}
        </button>
      </div>
      <p className="hint">{words('pc.windows-key-hint')}</p>
    </Section>
  );
}

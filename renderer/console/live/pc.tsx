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
      <div className="row" role="group" aria-label={words('pc.phone')}>
        <span className="label">{words('pc.phone')}</span>
        {(['approve', 'deny'] as const).map((answer) => (
          <button
            key={answer}
            type="button"
            disabled={!view.phoneRings}
            onClick={() => send({ type: 'phone', answer })}
          >
            {words(`pc.phone.${answer}`)}
          </button>
        ))}
      </div>
      {view.media === 'none' ? null : (
        <div className="row" role="group" aria-label={words('pc.media')}>
          <span className="label">{words('pc.media')}</span>
          {(['inserted', 'removed'] as const).map((media) => (
            <button
              key={media}
              type="button"
              disabled={view.media === media}
              onClick={() => send({ type: 'media', media })}
            >
              {words(`pc.media.${media}`)}
            </button>
          ))}
        </div>
      )}
    </Section>
  );
}

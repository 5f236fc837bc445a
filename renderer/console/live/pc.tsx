/** What an instructor can do with their hands: only what has an effect at the moment is there. */
import type { ScreenId } from '../../../shared/stage/view.ts';
import { useDesk } from '../context.tsx';
import { Twice } from '../twice.tsx';
import { words } from '../words.ts';
import { Scan } from './scan.tsx';

const fivePresses = 5;

/** Screens that have a QR code. */
const withCode: ReadonlySet<ScreenId> = new Set<ScreenId>(['landing', 'result']);

export function Pc() {
  const { view, send } = useDesk();
  const { media, phoneRings } = view;
  const { cable } = view.network;
  return (
    <div className="row" role="group" aria-label={words('pc.heading')}>
      <Twice
        label={words('pc.power')}
        again={words('pc.power-again')}
        isHarmless={!view.powered}
        act={() => send({ type: 'power-button' })}
      />
      {view.powered ? (
        <button
          type="button"
          title={words('pc.windows-key-hint')}
          onClick={() => {
            for (let press = 0; press < fivePresses; press += 1) send({ type: 'windows-key' });
          }}
        >
          {words('pc.windows-key')}
        </button>
      ) : null}
      {view.fillIn.length === 0 ? null : (
        <button type="button" title={words('pc.fill-in-hint')} onClick={() => view.fillIn.forEach(send)}>
          {words('pc.fill-in')}
        </button>
      )}
      {withCode.has(view.screen) ? <Scan /> : null}
      {cable === 'absent' ? null : (
        <button
          type="button"
          onClick={() =>
            send({ type: 'network', change: { cable: cable === 'plugged' ? 'unplugged' : 'plugged' } })
          }
        >
          {words(cable === 'plugged' ? 'network.unplug' : 'network.plug')}
        </button>
      )}
      {media === 'none' ? null : (
        <button
          type="button"
          onClick={() => send({ type: 'media', media: media === 'inserted' ? 'removed' : 'inserted' })}
        >
          {words(media === 'inserted' ? 'pc.media.removed' : 'pc.media.inserted')}
        </button>
      )}
      {phoneRings ? (
        <div className="row" role="group" aria-label={words('pc.phone')}>
          <span className="label">{words('pc.phone')}</span>
          {(['approve', 'deny'] as const).map((answer) => (
            <button key={answer} type="button" onClick={() => send({ type: 'phone', answer })}>
              {words(`pc.phone.${answer}`)}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

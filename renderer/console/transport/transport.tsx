/** The world's clock: freeze, speed, and a jump over the time that a device is on its way. */
import { useDesk } from '../context.tsx';
import { FrozenIcon, RunningIcon, SkipIcon } from '../icons.tsx';
import type { Rate } from '../../../shared/session/input.ts';
import { useKeyUses } from '../keys/use-keys.tsx';
import { Menu } from '../menu.tsx';
import { Presenter } from '../presenter/presenter.tsx';
import { spanWords, worldTime } from '../time.ts';
import type { ConsoleKey } from '../words.ts';
import { words } from '../words.ts';
import { Way } from './way.tsx';
import './transport.css';

const hour = 3_600_000;
const day = 24 * hour;

const rates: readonly (readonly [Rate, face: ConsoleKey, key: string, does: ConsoleKey])[] = [
  [1, 'clock.rate.1', '1', 'keys.rate.1'],
  [10, 'clock.rate.10', '2', 'keys.rate.10'],
  [60, 'clock.rate.60', '3', 'keys.rate.60'],
];

/** Two hours pass the 90 minutes, seven months the six months of the rules for the user's sign-in. */
const jumps: readonly (readonly [number, ConsoleKey])[] = [
  [hour, 'clock.jump.hour'],
  [2 * hour, 'clock.jump.two-hours'],
  [day, 'clock.jump.day'],
  [214 * day, 'clock.jump.months'],
];

export function Transport() {
  const { view, send } = useDesk();
  const freeze = (): void => send({ type: view.paused ? 'resume' : 'pause' });
  const skip = (): void => send({ type: 'rate', rate: view.rate === 'skip' ? 1 : 'skip' });
  useKeyUses([
    { key: 'Space', does: 'keys.freeze', act: freeze },
    ...rates.map(([rate, , key, does]) => ({ key, does, act: () => send({ type: 'rate', rate }) })),
    { key: 'n', does: 'keys.skip', act: skip },
  ]);
  return (
    <section className="transport" aria-label={words('clock.heading')}>
      <button type="button" className="primary" aria-keyshortcuts="Space" onClick={freeze}>
        {view.paused ? <RunningIcon /> : <FrozenIcon />}
        {words(view.paused ? 'clock.resume' : 'clock.pause')}
      </button>
      <div className="group" role="group" aria-label={words('clock.rate')}>
        {rates.map(([rate, face, key]) => (
          <button
            key={face}
            type="button"
            aria-keyshortcuts={key}
            aria-pressed={view.rate === rate}
            onClick={() => send({ type: 'rate', rate })}
          >
            {words(face)}
          </button>
        ))}
      </div>
      <button type="button" aria-keyshortcuts="N" aria-pressed={view.rate === 'skip'} onClick={skip}>
        <SkipIcon />
        {words('clock.skip')}
      </button>
      <Jumps />
      <Presenter />
      {view.progress === null ? null : <Way progress={view.progress} />}
      <p className="device-time">
        <time dateTime={view.time} title={words('clock.world-time')}>
          {worldTime(view.time)}
        </time>
        <span className="hint">{words('clock.elapsed', spanWords(view.began, view.time))}</span>
      </p>
    </section>
  );
}

/** A device that is resealed is shipped; before that time passes all the same. */
function Jumps() {
  const { view, send } = useDesk();
  return (
    <Menu label={words(view.outcome === 'resealed' ? 'clock.jump' : 'clock.wait')} closes>
      <p className="hint">{words('clock.jump-hint')}</p>
      <div className="row">
        {jumps.map(([milliseconds, key]) => (
          <button key={key} type="button" onClick={() => send({ type: 'jump', milliseconds })}>
            {words(key)}
          </button>
        ))}
      </div>
    </Menu>
  );
}

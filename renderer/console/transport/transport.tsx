/** The world's clock: pause, speed, and a jump over the time that a device is on its way. */
import type { Rate } from '../../shared/session/input.ts';
import { useDesk } from './context.tsx';
import { Section } from './section.tsx';
import { worldTime } from './time.ts';
import { Way } from './way.tsx';
import { words } from './words.ts';
import type { ConsoleKey } from './words.ts';

const hour = 3_600_000;
const day = 24 * hour;

const rates: readonly (readonly [Rate, ConsoleKey])[] = [
  [1, 'clock.rate.1'],
  [10, 'clock.rate.10'],
  [60, 'clock.rate.60'],
  ['max', 'clock.rate.max'],
];

/** Two hours pass the 90 minutes, seven months the six months of the rules for the user's sign-in. */
const jumps: readonly (readonly [number, ConsoleKey])[] = [
  [hour, 'clock.jump.hour'],
  [2 * hour, 'clock.jump.two-hours'],
  [day, 'clock.jump.day'],
  [214 * day, 'clock.jump.months'],
];

export function Clock() {
  const { view, send } = useDesk();
  return (
    <Section heading={words('clock.heading')}>
      <p className="big-time">
        <time dateTime={view.time} title={words('clock.world-time')}>
          {worldTime(view.time)}
        </time>
        <span className="pill" data-warm={view.paused || undefined}>
          {words(view.paused ? 'clock.paused' : 'clock.running')}
        </span>
      </p>
      {view.progress && <Way progress={view.progress} />}
      <div className="row">
        <button
          type="button"
          className="primary"
          onClick={() => send({ type: view.paused ? 'resume' : 'pause' })}
        >
          {words(view.paused ? 'clock.resume' : 'clock.pause')}
        </button>
        <div className="group" role="group" aria-label={words('clock.rate')}>
          {rates.map(([rate, key]) => (
            <button
              key={key}
              type="button"
              aria-pressed={view.rate === rate}
              onClick={() => send({ type: 'rate', rate })}
            >
              {words(key)}
            </button>
          ))}
        </div>
      </div>
      <h3>{words('clock.jump')}</h3>
      <p className="hint">{words('clock.jump-hint')}</p>
      <div className="row" role="group" aria-label={words('clock.jump')}>
        {jumps.map(([milliseconds, key]) => (
          <button key={key} type="button" onClick={() => send({ type: 'jump', milliseconds })}>
            {words(key)}
          </button>
        ))}
      </div>
    </Section>
  );
}

/** The lock screen with its clock, and behind it the sign-in of somebody whose account is known. */
import { useEffect } from 'react';
import type { LockScreenView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Wallpaper } from '../desktop/wallpaper.tsx';
import { clockOf } from './clock.ts';
import { Credentials } from './credentials.tsx';
import './lock-screen.css';

export function LockScreen({ view }: { readonly view: LockScreenView }) {
  const { title } = useStage();
  return (
    <div className="lock-screen" data-step={view.step}>
      <Wallpaper />
      <h1 className="visually-hidden">{title(view)}</h1>
      {view.step === 'locked' ? <Locked view={view} /> : null}
      {view.step === 'notice' ? <Notice view={view} /> : null}
      {view.step === 'locked' || view.step === 'notice' ? null : <Credentials key={view.step} view={view} />}
    </div>
  );
}

/** Any key, a click or the button unlocks; on most systems a real Ctrl+Alt+Del never reaches a program. */
function Locked({ view }: { readonly view: LockScreenView }) {
  const { words, time, press } = useStage();
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const secure = event.key === 'Delete' && event.ctrlKey && event.altKey;
      if (secure) press('next');
      if (event.target === document.body && ['Enter', ' ', 'Escape', 'ArrowUp'].includes(event.key))
        press('next');
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [press]);
  const { hours, date } = clockOf(time, view.clockAhead ?? 0, view.locale);
  return (
    <div className="lock-front" onClick={() => press('next')}>
      <time dateTime={time}>
        <span className="lock-time">{hours}</span>
        <span className="lock-date">{date}</span>
      </time>
      <button type="button" className="lock-unlock" autoFocus>
        {words(view.domain === null ? 'lock-screen.unlock' : 'lock-screen.ctrl-alt-delete')}
      </button>
    </div>
  );
}

/** The organisation's own message; somebody has to read it before anything else. */
function Notice({ view: { notice } }: { readonly view: LockScreenView }) {
  const { words, press } = useStage();
  return (
    <div className="lock-credentials">
      <h2 className="lock-user">{notice?.title}</h2>
      <p className="lock-notice">{notice?.text}</p>
      <button type="button" className="lock-unlock" autoFocus onClick={() => press('next')}>
        {words('hello.ok')}
      </button>
    </div>
  );
}

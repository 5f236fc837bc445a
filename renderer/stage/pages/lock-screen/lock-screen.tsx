/** The lock screen with its clock, and behind it the sign-in of somebody whose account is known. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import type { LockScreenView } from '../../../../shared/stage/view.ts';
import { NextIcon, PersonIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Dots } from '../../controls/spinner.tsx';
import { Wallpaper } from '../desktop/wallpaper.tsx';
import './lock-screen.css';

export function LockScreen({ view }: { readonly view: LockScreenView }) {
  const { title } = useStage();
  return (
    <div className="lock-screen" data-step={view.step}>
      <Wallpaper />
      <h1 className="visually-hidden">{title(view)}</h1>
      {view.step === 'locked' ? <Locked view={view} /> : null}
      {view.step === 'notice' ? <Notice view={view} /> : null}
      {view.step === 'credentials' ? <Credentials view={view} /> : null}
    </div>
  );
}

/** Any key, a click or the button unlocks; on most systems a real Ctrl+Alt+Del never reaches a program. */
function Locked({ view }: { readonly view: LockScreenView }) {
  const { words, time, language, press } = useStage();
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
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Date(time).toLocaleString(language, { ...options, timeZone: 'UTC' });
  return (
    <div className="lock-front" onClick={() => press('next')}>
      <time dateTime={time}>
        <span className="lock-time">{clock({ hour: 'numeric', minute: '2-digit' })}</span>
        <span className="lock-date">{clock({ weekday: 'long', month: 'long', day: 'numeric' })}</span>
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

/** A refusal takes the place of the fields until it is acknowledged; the name that was typed stays. */
function Credentials({ view }: { readonly view: LockScreenView }) {
  const { words, say, press } = useStage();
  const [read, setRead] = useState(false);
  const [typed, setTyped] = useState('');
  const isOther = view.userName === '';

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '');
    setRead(false);
    setTyped(value('user-name'));
    press('sign-in', {
      ...(isOther ? { 'user-name': value('user-name') } : {}),
      password: value('password'),
    });
  }

  const refused = view.problem !== null && !read;
  return (
    <form className="lock-credentials" noValidate onSubmit={onSubmit}>
      <span className="lock-avatar" aria-hidden="true">
        <PersonIcon />
      </span>
      <p className="lock-user">{isOther ? words('lock-screen.other-user') : view.userName}</p>
      {view.busy ? (
        <p className="lock-busy" role="status">
          <Dots />
          {words('lock-screen.welcome')}
        </p>
      ) : refused ? (
        <>
          <p className="lock-problem" role="alert">
            {say(view.problem)}
          </p>
          <button type="button" className="lock-unlock" autoFocus onClick={() => setRead(true)}>
            {words('hello.ok')}
          </button>
        </>
      ) : (
        <>
          {isOther ? (
            <TextField
              name="user-name"
              label={words('lock-screen.user-name')}
              hidesLabel
              placeholder={words('lock-screen.user-name')}
              initial={typed}
              focused={typed === ''}
            />
          ) : null}
          <div className="lock-password">
            <TextField
              name="password"
              label={words('sign-in.password')}
              hidesLabel
              placeholder={words('sign-in.password')}
              focused={!isOther || typed !== ''}
            />
            <button type="submit" className="lock-submit" aria-label={words('control.sign-in')}>
              <NextIcon />
            </button>
          </div>
          {view.webSignIn === true ? (
            <button type="button" className="lock-link" onClick={() => press('web-sign-in')}>
              {words('control.web-sign-in')}
            </button>
          ) : null}
          {view.domain === null ? null : (
            <p className="lock-domain">{words('lock-screen.sign-in-to', view.domain)}</p>
          )}
        </>
      )}
    </form>
  );
}

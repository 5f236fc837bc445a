/** The sign-in behind the lock screen: PIN, password or security key of somebody whose account is known. */
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { LockScreenView } from '../../../../shared/stage/view.ts';
import { NextIcon, PersonIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { Dots } from '../../controls/spinner.tsx';
import { PowerMenu } from '../../controls/power-menu.tsx';
import { SignInOptions } from './sign-in-options.tsx';

/** A refusal takes the place of the fields until it is acknowledged; the name that was typed stays. */
export function Credentials({ view }: { readonly view: LockScreenView }) {
  const { words, say, press } = useStage();
  const [read, setRead] = useState(false);
  const [typed, setTyped] = useState('');
  const isOther = view.userName === '';
  const { step, credential } = view;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '');
    setRead(false);
    setTyped(value('user-name'));
    if (step === 'challenge') press('next', { 'challenge-phrase': value('challenge-phrase') });
    else if (credential === 'security-key') press('sign-in');
    else if (credential === 'pin') press('sign-in', { pin: value('pin') });
    else
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
      <p className="lock-user">
        {isOther ? words('lock-screen.other-user') : view.displayName || view.userName}
      </p>
      {view.busy ? (
        <p className="lock-busy" role="status">
          <Dots />
          {words(credential === 'security-key' ? 'sign-in.touch-key' : 'lock-screen.welcome')}
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
          <Asked view={view} typed={typed} />
          {view.webSignIn === true ? (
            <button type="button" className="lock-link" onClick={() => press('web-sign-in')}>
              {words('control.web-sign-in')}
            </button>
          ) : null}
          <SignInOptions view={view} />
          {view.domain === null || credential === 'pin' ? null : (
            <p className="lock-domain">{words('lock-screen.sign-in-to', view.domain)}</p>
          )}
        </>
      )}
      {view.power === true ? <PowerMenu /> : null}
    </form>
  );
}

function Asked({ view, typed }: { readonly view: LockScreenView; readonly typed: string }) {
  const { words } = useStage();
  const { step, credential } = view;
  if (step === 'restart')
    return (
      <p className="lock-problem" role="alert">
        {words('lock-screen.start-again')}
      </p>
    );
  if (step === 'challenge')
    return (
      <>
        <p className="lock-problem">{words('lock-screen.challenge')}</p>
        <Submitting label={words('control.next')}>
          <TextField
            name="challenge-phrase"
            label={words('lock-screen.challenge-phrase')}
            hidesLabel
            placeholder={words('lock-screen.challenge-phrase')}
            focused
          />
        </Submitting>
      </>
    );
  if (credential === 'security-key')
    return (
      <button type="submit" className="lock-unlock" autoFocus>
        {words('control.sign-in')}
      </button>
    );
  const name = credential === 'pin' ? 'pin' : 'password';
  const label = words(credential === 'pin' ? 'lock-screen.way.pin' : 'sign-in.password');
  const isOther = view.userName === '';
  return (
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
      <Submitting label={words('control.sign-in')}>
        <TextField
          key={name}
          name={name}
          label={label}
          hidesLabel
          placeholder={label}
          focused={!isOther || typed !== ''}
        />
      </Submitting>
    </>
  );
}

/** A field with the arrow at its end. */
function Submitting({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="lock-password">
      {children}
      <button type="submit" className="lock-submit" aria-label={label}>
        <NextIcon />
      </button>
    </div>
  );
}

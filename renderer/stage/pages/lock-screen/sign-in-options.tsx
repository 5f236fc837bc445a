/** "Sign-in options": opens the ways in that the PC has, one icon each. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Credential, LockScreenView } from '../../../../shared/stage/view.ts';
import { KeyIcon, PasswordIcon, PinIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';

const icons: Readonly<Record<Credential, () => ReactNode>> = {
  pin: PinIcon,
  password: PasswordIcon,
  'security-key': KeyIcon,
};

export function SignInOptions({ view }: { readonly view: LockScreenView }) {
  const { words, choose } = useStage();
  const [isOpen, setOpen] = useState(false);
  const { credentials, credential, step } = view;
  if (credentials.length === 0) return null;
  return (
    <div className="lock-options">
      <button type="button" className="lock-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words('control.sign-in-options')}
      </button>
      <div className="lock-ways" role="group" hidden={!isOpen} aria-label={words('control.sign-in-options')}>
        {credentials.map((one) => {
          const Icon = icons[one];
          const name = words(`lock-screen.way.${one}`);
          return (
            <button
              key={one}
              type="button"
              className="lock-way"
              aria-label={name}
              title={name}
              aria-pressed={step === 'credentials' && one === credential}
              onClick={() => choose(one)}
            >
              <Icon />
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** What the lock screen asks its user for: the ways in that the PC knows, and the one that is chosen. */
import type { Credential } from '../../../shared/stage/view.ts';
import { securityKeysSignIn } from './hello-policy.ts';
import type { OobeContext } from './oobe.events.ts';
import type { SetUpWindows } from './set-up-pc.ts';
import { helloIsSetUp } from './windows-hello.ts';

/** The first is asked for unless another one was chosen. */
export function credentialsOf(
  { machine, deployment }: Pick<SetUpWindows, 'machine' | 'deployment'>,
  { user, account }: OobeContext,
): readonly Credential[] {
  const knows = user !== null && account === 'entra';
  return [
    ...(knows && helloIsSetUp(machine) ? (['pin'] as const) : []),
    'password',
    ...(knows && securityKeysSignIn(deployment.tree) ? (['security-key'] as const) : []),
  ];
}

export const credentialAsked = (context: OobeContext, offered: readonly Credential[]): Credential =>
  offered.find((one) => one === context.lock.credential) ?? offered[0] ?? 'password';

/** Wrong PINs since the PC was started, before a phrase is asked for that nobody types by chance; one more, and no PIN is taken until the PC is started again. */
export const pinTries = { beforePhrase: 4, phrase: 'A1B2C3' } as const;

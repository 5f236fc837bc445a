/** Changes of the lock screen: what it asks for, and wrong PINs. */
import type { Credential } from '../../../shared/stage/view.ts';
import type { Change } from './change.ts';
import { chosen } from './change.ts';

const credentials: readonly string[] = ['pin', 'password', 'security-key'] satisfies Credential[];
const isCredential = (value: string): value is Credential => credentials.includes(value);

export const lockChanges = {
  'choose the credential': ({ lock, signIn }, event) => {
    const value = chosen(event);
    return isCredential(value)
      ? { lock: { ...lock, credential: value }, signIn: { ...signIn, problem: null } }
      : {};
  },
  'count the wrong PIN': ({ lock, signIn }) => ({
    lock: { ...lock, wrongPins: lock.wrongPins + 1 },
    password: '',
    signIn: { ...signIn, problem: null },
  }),
  'show that the PIN is wrong': ({ signIn }) => ({
    signIn: { ...signIn, problem: { key: 'lock-screen.problem.wrong-pin' } },
  }),
  'show that the TPM takes no PIN': ({ signIn }) => ({
    password: '',
    signIn: { ...signIn, problem: { key: 'lock-screen.problem.pin-locked-out' } },
  }),
  'note the phrase': ({ lock, signIn }) => ({
    lock: { ...lock, phrase: true },
    signIn: { ...signIn, problem: null },
  }),
  'show that the phrase is wrong': ({ signIn }) => ({
    signIn: { ...signIn, problem: { key: 'lock-screen.problem.wrong-phrase' } },
  }),
  'forget wrong PINs': ({ lock }) => ({ lock: { ...lock, wrongPins: 0, phrase: false } }),
} as const satisfies Record<string, Change>;

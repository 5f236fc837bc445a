/** Changes of a hybrid join's user flow: the domain's sign-in, the work account, the sign-out. */
import type { Change } from './change.ts';
import { field } from './change.ts';

export const hybridChanges = {
  'keep the domain user name': ({ signIn }, event) => ({
    signIn: { ...signIn, userName: field(event, 'user-name').trim() || signIn.userName, problem: null },
  }),
  /** Until somebody has signed in, the page goes on asking who it is. */
  'forget an unknown user': ({ signIn, user }) => ({
    signIn: { ...signIn, userName: user?.domainAccount ?? '' },
  }),
  'name the work account': ({ signIn, user }) => ({
    signIn: { ...signIn, userName: user?.userPrincipalName ?? '', fixed: false, problem: null },
    managesDevice: true,
  }),
  'keep the work account': ({ user }, event) =>
    event.type === 'signed in' && user ? { user: { ...user, id: event.user.id }, password: '' } : {},
  'turn device management': ({ managesDevice }) => ({ managesDevice: !managesDevice }),
  'note that account setup is over': () => ({ accountSetUp: true }),
  'sign out': () => ({ signedIn: false }),
} as const satisfies Record<string, Change>;

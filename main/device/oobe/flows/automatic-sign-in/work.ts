/** Whose password the sign-in screen asks for: one that nobody has set. */
import { setUpAccount } from '../../../windows/automatic-logon.ts';
import type { AskedFor } from '../../asked-for.ts';

export const setUpPassword = (): AskedFor => ({ kind: 'user', userPrincipalName: setUpAccount });

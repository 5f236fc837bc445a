/** People of the tenant whose name holds what somebody types. */
import type { ConsoleView } from '../../../shared/session/console-view.ts';

type User = ConsoleView['users'][number];

/** In whatever case; each of the words, in either of the names. */
export function usersFound(users: readonly User[], sought: string): readonly User[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.length === 0
    ? users
    : users.filter(({ displayName, userPrincipalName, domainAccount }) => {
        const names = `${displayName} ${userPrincipalName} ${domainAccount ?? ''}`.toLowerCase();
        return wanted.every((word) => names.includes(word));
      });
}

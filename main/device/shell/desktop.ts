/** The desktop: whose it is, and what was installed for it. */
import type { DesktopView } from '../../../shared/stage/view.ts';
import type { Machine } from '../windows/machine.ts';
import type { SignedInUser } from '../join/signed-in-user.ts';
import { computerNameOf } from '../windows/identity.ts';
import { startMenuOf } from './start-menu.ts';

export function desktopPage(machine: Machine, user: SignedInUser | null): DesktopView {
  return {
    id: 'desktop',
    user: user?.displayName ?? '',
    computerName: computerNameOf(machine.registry),
    apps: startMenuOf(machine),
  };
}

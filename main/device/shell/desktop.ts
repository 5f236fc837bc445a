/** The desktop: whose it is, what was installed for it, and what its Settings tell of the PC and its management. */
import { builds } from '../../../shared/release.ts';
import type { DesktopView, WorkConnectionView } from '../../../shared/stage/view.ts';
import type { Machine } from '../windows/machine.ts';
import { joinInfoOf } from '../join/join-info.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import { computerNameOf } from '../windows/identity.ts';
import { managedPolicies } from './managed-policies.ts';
import { startMenuOf } from './start-menu.ts';
import { rememberedBy } from '../../world/remember.ts';
import type { Registry } from '../windows/registry.ts';

export function desktopPage(machine: Machine, user: string): DesktopView {
  const { hardware, edition, release } = machine;
  const { manufacturer, model, serialNumber } = hardware;
  return {
    id: 'desktop',
    user,
    computerName: computerNameOf(machine.registry),
    apps: startMenuOf(machine),
    about: { manufacturer, model, serialNumber, edition, build: builds[release] },
    work: workConnection(machine),
  };
}

const areas = rememberedBy<Registry, readonly string[]>();

const areasOf = (machine: Machine): readonly string[] =>
  [...new Set(managedPolicies(machine).map(({ area }) => area))].toSorted();

function workConnection(machine: Machine): WorkConnectionView | null {
  const enrolment = findEnrolment(machine.registry);
  const joined = joinInfoOf(machine);
  if (enrolment === undefined || joined === undefined) return null;
  return {
    organisation: joined.tenantDomain,
    userPrincipalName: enrolment.userPrincipalName,
    server: enrolment.serverUrl,
    areas: areas(machine.registry).of('', [machine.registry.revision], () => areasOf(machine)),
  };
}

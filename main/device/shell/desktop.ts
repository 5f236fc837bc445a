/** The desktop: whose it is, what was installed for it, and what its Settings tell of the PC and its management. */
import { builds } from '../../../shared/release.ts';
import type {
  CompanyPortalView,
  DesktopView,
  ManagedAppView,
  PcTold,
  WorkConnectionView,
} from '../../../shared/stage/view.ts';
import { formatHResult, hresult } from '../../protocols/hresult/hresult.ts';
import { rememberedBy } from '../../world/remember.ts';
import { iso } from '../../world/time.ts';
import type { AppRecord } from '../ime/app-records.ts';
import { readRecords } from '../ime/app-records.ts';
import { joinInfoOf } from '../join/join-info.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import { managementReports } from '../oobe/set-up-pc.ts';
import { computerNameOf } from '../windows/identity.ts';
import type { Machine } from '../windows/machine.ts';
import type { Registry } from '../windows/registry.ts';
import { displayVersionOf } from '../windows/windows-image.ts';
import type { AccessCheck } from './company-portal.ts';
import type { DesktopFacts } from './desktop-facts.ts';
import { managedPolicies } from './managed-policies.ts';
import { notificationsOf } from './notifications.ts';
import { hasCompanyPortal, startMenuOf } from './start-menu.ts';

export const desktopPage = (facts: DesktopFacts, user: string): DesktopView => ({
  id: 'desktop',
  user,
  notifications: notificationsOf(facts),
  ...pcTold(facts),
});

/** What every window may tell of the PC, also during the set-up. */
export function pcTold(facts: DesktopFacts): PcTold {
  const { machine } = facts;
  const { hardware, edition, release, network } = machine;
  const { manufacturer, model, serialNumber, cpu, memoryMegabytes } = hardware;
  const apps = startMenuOf(machine);
  return {
    computerName: computerNameOf(machine.registry),
    apps,
    about: {
      manufacturer,
      model,
      serialNumber,
      edition,
      version: displayVersionOf(release),
      build: builds[release],
      processor: cpu.model,
      memory: memoryMegabytes / 1_024,
    },
    work: workConnection(facts),
    network: { wired: network.wired, wireless: network.connectedTo, internet: network.linkUp },
    companyPortal: hasCompanyPortal(machine) ? portal(facts) : null,
  };
}

const areas = rememberedBy<Registry, readonly string[]>();

const areasOf = (machine: Machine): readonly string[] =>
  [...new Set(managedPolicies(machine).map(({ area }) => area))].toSorted();

function workConnection({ machine, deployment }: DesktopFacts): WorkConnectionView | null {
  const enrolment = findEnrolment(machine.registry);
  const joined = joinInfoOf(machine);
  if (enrolment === undefined || joined === undefined) return null;
  const { last, inSession } = deployment.sessions;
  return {
    organisation: joined.tenantDomain,
    userPrincipalName: enrolment.userPrincipalName,
    server: enrolment.serverUrl,
    areas: areas(machine.registry).of('', [machine.registry.revision], () => areasOf(machine)),
    apps: managedApps(machine).flatMap(({ name, state }) => (state === 'installed' ? [name] : [])),
    sync: {
      isRunning: inSession,
      last: last && { time: iso(last.at), code: last.code === null ? null : formatHResult(last.code) },
    },
    report: machine.files.file(`${managementReports}\\MDMDiagReport.xml`) ? managementReports : null,
  };
}

function portal({ machine, companyPortal: { last, isChecking } }: DesktopFacts): CompanyPortalView {
  return { apps: managedApps(machine), isChecking, access: last && accessOf(last) };
}

function accessOf({ at, answer }: AccessCheck): CompanyPortalView['access'] {
  const time = iso(at);
  if ('code' in answer) return { time, state: 'unreachable', code: formatHResult(answer.code), unmet: [] };
  const unmet = answer.Unmet.map(({ Policy, Setting }) => ({ policy: Policy, setting: Setting }));
  return { time, state: answer.ComplianceState, code: null, unmet };
}

const shown = rememberedBy<readonly AppRecord[], readonly ManagedAppView[]>();

/** Each app once, as its newest record has it, by name. */
function managedApps({ registry }: Machine): readonly ManagedAppView[] {
  const records = readRecords(registry);
  return shown(records).of('', [], () => {
    const newest = new Map<string, AppRecord>(records.map((record) => [record.id, record]));
    return [...newest.values()]
      .map(({ id, name, state, errorCode }) => ({
        id,
        name,
        state,
        code: state === 'failed' ? formatHResult(hresult(errorCode)) : null,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  });
}

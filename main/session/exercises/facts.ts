/** What the checks of an exercise look at: the end state of world and services, and the record of the rehearsal. */
import type { TraineeRecordView } from '../../../shared/exercises/exercise-views.ts';
import type { PortalActionId } from '../../../shared/portal/portal-actions.ts';
import type { Report } from '../../../shared/session/report.ts';
import type { Failure } from '../../../shared/session/truth.ts';
import { between, parseInstant } from '../../world/time.ts';
import { causeIn } from '../failure.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { deviceOf, reportRecords } from '../report-records.ts';
import type { SetFault } from './signs.ts';
import { setFaultsOf, toldBy } from './signs.ts';
import type { TraineeDeeds } from './trainee-record.ts';

export interface Facts {
  readonly resealed: boolean;
  readonly atDesktop: boolean;
  /** A page shows a failure. */
  readonly failed: boolean;
  readonly device: Report['device'];
  readonly groupTag: string;
  readonly isBlocked: boolean;
  readonly compliance: 'compliant' | 'noncompliant' | 'unknown';
  /** Names and ids, in small letters, of the apps that the services know as installed. */
  readonly installed: ReadonlySet<string>;
  readonly faults: readonly SetFault[];
  readonly failures: readonly Failure[];
  readonly said: TraineeRecordView;
  /** What the trainee did on the portal page and the services have taken. */
  readonly done: ReadonlySet<PortalActionId>;
  readonly deeds: TraineeDeeds;
  /** For each diagnosis, how much of a fault its evidence shows, 0 to 1. */
  shown(diagnosis: TraineeRecordView['diagnoses'][number], fault: SetFault): number;
  /** Milliseconds of the PC's time from where the trainee took over. */
  readonly deviceTime: number;
}

export function factsOf(rehearsal: Rehearsal): Facts {
  const { pc, cloud, truth, trainee, tenant, world, scenario, writes } = rehearsal;
  const { serialNumber } = pc.machine.hardware;
  const identity = cloud
    .records()
    .windowsAutopilotDeviceIdentities.find((one) => one.serialNumber === serialNumber);
  const { apps, compliance } = reportRecords(rehearsal);
  const failures = truth.failures(causeIn(cloud));
  const deeds = trainee.deeds;
  const start = deeds.begun ?? parseInstant(scenario.startAt) ?? world.clock.now;
  const isResealed = pc.resealed;
  return {
    resealed: isResealed,
    atDesktop: pc.atDesktop && pc.account === 'entra',
    failed: failures.some(({ mended }) => mended === null),
    device: deviceOf(rehearsal),
    groupTag: identity?.groupTag ?? '',
    isBlocked: identity?.userlessEnrollmentStatus === 'blocked',
    compliance:
      compliance?.state === 'compliant' || compliance?.state === 'noncompliant'
        ? compliance.state
        : 'unknown',
    installed: new Set(
      apps.flatMap(({ id, name, state }) => (state === 'installed' ? [id, name.toLowerCase()] : [])),
    ),
    faults: setFaultsOf(truth.faults(), failures, (name) =>
      Array.from(tenant.apps.values()).flatMap((app) =>
        app.displayName.toLowerCase() === name ? [app.id.toLowerCase()] : [],
      ),
    ),
    failures,
    said: trainee.view(),
    done: new Set(
      writes.flatMap(({ by, action, reason }) =>
        by === 'trainee' && action !== null && reason === null ? [action] : [],
      ),
    ),
    deeds,
    shown: ({ evidence }, fault) =>
      Math.max(0, ...evidence.map((one) => toldBy(one, fault, (failure) => pagesDuring(rehearsal, failure)))),
    deviceTime: between(start, deeds.ended ?? world.clock.now),
  };
}

/** Screens that stood while a failure did. */
export function pagesDuring({ screens }: Rehearsal, { at, mended }: Failure): readonly string[] {
  return screens.flatMap((screen, index) => {
    const until = screens[index + 1]?.at ?? '9';
    return until >= at && (mended === null || screen.at <= mended) ? [screen.id] : [];
  });
}

/** The report of a rehearsal: read off the PC and the cloud's records, never kept beside them. */
import type { Outcome, Report, ReportEspPhase } from '../../shared/session/report.ts';
import { text } from '../../shared/stage/text.ts';
import type { EspView } from '../../shared/stage/view.ts';
import { accessRemarks } from '../cloud/tenant/access-judgement.ts';
import type { FlowRecord } from '../device/deployment/flow-records.ts';
import { between, iso, isoDuration } from '../world/time.ts';
import { digestOf } from './digest.ts';
import { causeIn, errorOf } from './failure.ts';
import { attestationOf, certificatesOf, deviceOf, fellOffOf, reportRecords } from './report-records.ts';
import type { Rehearsal } from './rehearsal.ts';
import { refusalOf } from './truth/refusal.ts';

export function buildReport(rehearsal: Rehearsal, tries: Report['tries']): Report {
  const { pc, scenario, cloud, truth } = rehearsal;
  const { technician, user } = pc.flows;
  const records = reportRecords(rehearsal);
  return {
    simulated: true,
    scenario: scenario.id,
    outcome: outcomeOf(rehearsal),
    error: errorOf(pc, truth, cloud),
    faults: truth.faults(),
    failures: truth.failures(causeIn(cloud)),
    tries,
    elapsed: elapsedOf(technician) ?? elapsedOf(user),
    device: deviceOf(rehearsal),
    screens: rehearsal.screens,
    esp: { technician: espOf(technician.esp, rehearsal), user: espOf(user.esp, rehearsal) },
    ...records,
    refusedWrites: rehearsal.refusedWrites,
    writes: rehearsal.writes,
    assumptions: rehearsal.tenant.check.assumptions,
    conditionalAccess: accessRemarks(
      [...cloud.directory.conditionalAccess.values()],
      scenario.services.deviceControlsSpareEnrolment,
    ),
    notSimulated: [...new Set([...pc.notSimulated, ...records.policies.flatMap(notUnderstood(rehearsal))])],
    certificates: certificatesOf(pc.machine),
    attestation: attestationOf(pc.machine),
    events: pc.machine.eventLog.events().map(({ channel, id, level, time, text: words }) => ({
      channel,
      id,
      level,
      at: iso(time),
      text: words,
    })),
    fellOff: fellOffOf(rehearsal),
    digest: digestOf(rehearsal.state()),
  };
}

/** What of a policy that reached the PC is not understood, and sets nothing. */
const notUnderstood =
  ({ tenant }: Rehearsal) =>
  ({ id }: Report['policies'][number]): readonly string[] =>
    tenant.unset.get(id) ?? [];

const desktops = { entra: 'desktop', local: 'local-account', kiosk: 'kiosk' } as const;

/** What the rehearsal has come to so far. */
export function outcomeOf({ pc, scenario, catalogue }: Rehearsal): Outcome {
  if (pc.atDesktop) return desktops[pc.account];
  if (pc.flows.user.failure || pc.flows.technician.failure) return 'failed';
  if (!pc.powered && pc.resealed) return 'resealed';
  if (refusalOf(pc, scenario.release, catalogue)) return 'failed';
  return 'running';
}

const elapsedOf = ({ startedAt, finishedAt }: FlowRecord): string | null =>
  startedAt === null || finishedAt === null ? null : isoDuration(between(startedAt, finishedAt));

function espOf(esp: EspView | null, { catalogue }: Rehearsal): ReportEspPhase | null {
  if (!esp) return null;
  const items = (id: EspView['categories'][number]['id']): ReportEspPhase['deviceSetup'] =>
    (esp.categories.find((category) => category.id === id)?.items ?? []).map((item) => ({
      item: item.id,
      state: item.state,
      text: text(catalogue, item.status),
    }));
  return {
    devicePreparation: items('DevicePreparationCategory'),
    deviceSetup: items('DeviceSetupCategory'),
    accountSetup: items('AccountSetupCategory'),
  };
}

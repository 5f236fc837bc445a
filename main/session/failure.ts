/** What a rehearsal failed with: for the report, and in words for the instructor. */
import { findErrors } from '../../shared/errors/index.ts';
import type { Flow } from '../../shared/session/flow.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { FlowRecord } from '../device/deployment/flow-records.ts';
import type { Pc } from '../device/pc.types.ts';
import { shownCode } from '../device/windows/step-failure.ts';
import { formatHResult } from '../protocols/hresult/hresult.ts';
import { HResults } from '../protocols/hresult/codes.ts';
import { between } from '../world/time.ts';
import type { Explained, TruthRecord } from './truth/truth-record.ts';

type ReportedError = NonNullable<Report['error']>;

/** The failure that the device shows, with its cause in truth; null where none is. */
export function errorOf(
  { machine }: Pick<Pc, 'machine'>,
  truth: TruthRecord,
  cloud: Cloud,
): ReportedError | null {
  for (const flow of ['user', 'technician'] as const) {
    const present = truth.present(flow);
    if (present) return reported(present, cloud, flow, machine.hardware.serialNumber);
  }
  return null;
}

export interface FlowFacts {
  /** Milliseconds of world time; null where it has not ended. The user's flow has no span of its own. */
  readonly span: number | null;
  readonly error: ReportedError | null;
}

/** How each of the two flows went. */
export function flowsOf(
  { flows, machine }: Pc,
  truth: TruthRecord,
  cloud: Cloud,
): Readonly<Record<Flow, FlowFacts>> {
  const facts = (flow: Flow, { startedAt, finishedAt }: FlowRecord): FlowFacts => {
    const present = truth.present(flow);
    return {
      span: startedAt === null || finishedAt === null ? null : between(startedAt, finishedAt),
      error: present ? reported(present, cloud, flow, machine.hardware.serialNumber) : null,
    };
  };
  return { technician: facts('technician', flows.technician), user: facts('user', flows.user) };
}

function reported(present: Explained, cloud: Cloud, flow: Flow, serialNumber: string): ReportedError {
  const { step, item, cause } = present.facts;
  return {
    code: shownCode(present.facts),
    step,
    item,
    cause: causeIn(cloud)(present),
    seen: cause,
    next: flow === 'technician' ? nextStep(cloud, serialNumber, step) : null,
  };
}

/**
 * What goes before the page's own buttons lead on. A PC that has enrolled without a person may not do so again, whether
 * or not that deployment came to a good end (facts/rules-of-operation#using-a-pc-again).
 */
function nextStep(cloud: Cloud, serialNumber: string, step: string): string | null {
  const identity = cloud
    .records()
    .windowsAutopilotDeviceIdentities.find((one) => one.serialNumber === serialNumber);
  if (identity?.userlessEnrollmentStatus !== 'blocked') return null;
  // The sign-in screen has none of the result page's buttons.
  const atResult = step !== 'sign-in';
  return (
    `Intune knows the PC ${serialNumber} as enrolled: delete its record there, or unblock the device in the list of ` +
    `Autopilot devices, before ${atResult ? 'Reset' : 'the PC is reset'}; else the next enrolment ends with ` +
    `${formatHResult(HResults.MENROLL_E_DEVICENOTSUPPORTED)}${atResult ? '. Retry needs neither' : ''}`
  );
}

/** Code, cause, what the catalogue says is to be done, and what goes first. */
export function errorInWords({ code, step, cause, next }: ReportedError): string {
  const entries = findErrors(code);
  const entry = entries.find((one) => one.step === step) ?? entries[0];
  return `${code}: ${cause}.${entry ? ` ${entry.remedy}` : ''}${next === null ? '' : ` ${next}.`}`;
}

/**
 * Causes in words. What no cause explains is said in the words of the service that refused, else of the PC; the
 * administrator's writes that led to it are added. A write that sets a fault of the catalogue says itself what it is.
 */
export const causeIn =
  (cloud: Cloud) =>
  ({ facts: { step, cause }, reason, causes }: Explained): string => {
    const set = causes
      .filter(({ kind, fault }) => kind !== 'administrator' || fault !== null)
      .map(({ words }) => words);
    const told = domainJoinReason(cloud, step).filter((reason) => !set.includes(reason));
    if (set.length > 0) return [set.join('; '), ...told].join(': ');
    const writes = causes.map(({ words }) => words);
    const said = [reason ?? cause, ...told].join(': ');
    return writes.length > 0 ? `${said} (an administrator: ${writes.join('; ')})` : said;
  };

/** A PC that waits in vain for its domain join cannot know why: the request in Intune tells. */
function domainJoinReason(cloud: Cloud, step: string): readonly string[] {
  if (step !== 'domain-join') return [];
  const { domainJoinRequests } = cloud.records().onPremises;
  return domainJoinRequests.map(({ reason }) => reason).filter((reason) => reason !== '');
}

/** What a rehearsal failed with: for the report, and in words for the instructor. */
import { findErrors } from '../../shared/errors/index.ts';
import type { Flow } from '../../shared/session/flow.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { FlowRecord } from '../device/deployment/flow-records.ts';
import type { Pc } from '../device/pc.types.ts';
import { shownCode } from '../device/windows/step-failure.ts';
import { between } from '../world/time.ts';
import type { Explained, TruthRecord } from './truth/truth-record.ts';

type ReportedError = NonNullable<Report['error']>;

/** The failure that the device shows, with its cause in truth; null where none is. */
export function errorOf(truth: TruthRecord, cloud: Cloud): ReportedError | null {
  const present = truth.present('user') ?? truth.present('technician');
  return present ? reported(present, cloud) : null;
}

export interface FlowFacts {
  /** Milliseconds of world time; null where it has not ended. The user's flow has no span of its own. */
  readonly span: number | null;
  readonly error: ReportedError | null;
}

/** How each of the two flows went. */
export function flowsOf({ flows }: Pc, truth: TruthRecord, cloud: Cloud): Readonly<Record<Flow, FlowFacts>> {
  const facts = (flow: Flow, { startedAt, finishedAt }: FlowRecord): FlowFacts => {
    const present = truth.present(flow);
    return {
      span: startedAt === null || finishedAt === null ? null : between(startedAt, finishedAt),
      error: present ? reported(present, cloud) : null,
    };
  };
  return { technician: facts('technician', flows.technician), user: facts('user', flows.user) };
}

function reported(present: Explained, cloud: Cloud): ReportedError {
  const { step, item, cause } = present.facts;
  return {
    code: shownCode(present.facts),
    step,
    item,
    cause: causeIn(cloud)(present),
    seen: cause,
  };
}

/** Code, cause, and what the catalogue says is to be done. */
export function errorInWords({ code, step, cause }: ReportedError): string {
  const entries = findErrors(code);
  const entry = entries.find((one) => one.step === step) ?? entries[0];
  return `${code}: ${cause}.${entry ? ` ${entry.remedy}` : ''}`;
}

/**
 * Causes in words. What no cause explains is said in the words of the service that refused, else of the PC; the
 * administrator's writes that led to it are added.
 */
export const causeIn =
  (cloud: Cloud) =>
  ({ facts: { step, cause }, reason, causes }: Explained): string => {
    const set = causes.filter(({ kind }) => kind !== 'administrator').map(({ words }) => words);
    const told = domainJoinReason(cloud, step);
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

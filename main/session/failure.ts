/** What a rehearsal failed with: for the report, and in words for the instructor. */
import { findErrors } from '../../shared/errors/index.ts';
import type { Flow } from '../../shared/session/flow.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { FlowRecord } from '../device/deployment/flow-records.ts';
import type { Pc } from '../device/pc.types.ts';
import type { StepFailureFacts } from '../device/windows/step-failure.ts';
import { formatHResult } from '../protocols/hresult/hresult.ts';
import { between } from '../world/time.ts';

type ReportedError = NonNullable<Report['error']>;

/** The failure that the device shows, with its cause in the world; null where none is. */
export function errorOf({ flows }: Pc, cloud: Cloud): ReportedError | null {
  const failure = flows.user.failure ?? flows.technician.failure;
  return failure && reported(failure, cloud);
}

/** How each of the two flows went; the user's has no span of its own. */
export function flowsOf({ flows }: Pc, cloud: Cloud): Readonly<Record<Flow, FlowFacts>> {
  const facts = ({ startedAt, finishedAt, failure }: FlowRecord): FlowFacts => ({
    span: startedAt === null || finishedAt === null ? null : between(startedAt, finishedAt),
    error: failure && reported(failure, cloud),
  });
  return { technician: facts(flows.technician), user: facts(flows.user) };
}

export interface FlowFacts {
  /** Milliseconds of world time. */
  readonly span: number | null;
  readonly error: ReportedError | null;
}

function reported(failure: StepFailureFacts, cloud: Cloud): ReportedError {
  const { code, step, item, cause } = failure;
  return {
    code: formatHResult(code),
    step,
    item,
    cause: [cause, ...domainJoinReason(cloud, step)].join(': '),
  };
}

/** Code, cause, and what the catalogue says is to be done. */
export function errorInWords({ code, step, cause }: ReportedError): string {
  const entries = findErrors(code);
  const entry = entries.find((one) => one.step === step) ?? entries[0];
  return `${code}: ${cause}.${entry ? ` ${entry.remedy}` : ''}`;
}

/** A PC that waits in vain for its domain join cannot know why: the request in Intune tells. */
function domainJoinReason(cloud: Cloud, step: string): readonly string[] {
  if (step !== 'domain-join') return [];
  const { domainJoinRequests } = cloud.records().onPremises;
  return domainJoinRequests.map(({ reason }) => reason).filter((reason) => reason !== '');
}

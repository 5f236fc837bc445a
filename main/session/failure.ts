/** What a rehearsal failed with: for the report, and in words for the instructor. */
import { findErrors } from '../../shared/errors/index.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Pc } from '../device/pc.types.ts';
import { formatHResult } from '../protocols/hresult/hresult.ts';

type ReportedError = NonNullable<Report['error']>;

/** The failure that the device shows, with its cause in the world; null where none is. */
export function errorOf(pc: Pc, cloud: Cloud): ReportedError | null {
  const failure = pc.flows.user.failure ?? pc.flows.technician.failure;
  if (!failure) return null;
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

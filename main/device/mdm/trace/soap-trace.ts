/** The enrolment's SOAP messages of a run, read off the trace of the internet (MS-MDE2; facts/enrolment). */
import { decodeEnrolmentFault } from '../../../protocols/mde2/fault.messages.ts';
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import type { Exchange } from '../../../world/internet/trace.ts';
import type { SimTime } from '../../../world/time.ts';

export interface TracedSoap {
  readonly exchange: number;
  readonly at: SimTime;
  readonly url: string;
  /** Last part of the request's WS-Addressing action: 'Discover', 'GetPolicies', 'wstep'. */
  readonly action: string;
  readonly request: string;
  readonly response: string;
  /** Of a fault: its HRESULT as Windows shows it, and its reason. */
  readonly fault: { readonly code: string; readonly reason: string } | null;
  /** Why no answer came; null where one did. */
  readonly failure: string | null;
}

const mediaType = 'application/soap+xml';
const actionOf = (body: string): string =>
  /<(?:\w+:)?Action[^>]*>\s*([^<\s]+)\s*</.exec(body)?.[1]?.split('/').at(-1) ?? '';

/** The exchanges in order, raw, with what a fault means. */
export function soapExchanges(trace: readonly Exchange[]): readonly TracedSoap[] {
  return trace.flatMap(({ ordinal, startedAt, request, response, error }): TracedSoap[] => {
    if (!(request.headers?.['content-type'] ?? '').startsWith(mediaType)) return [];
    const body = response?.body ?? '';
    const fault = body.trimStart().startsWith('<') ? decodeEnrolmentFault(body) : undefined;
    return [
      {
        exchange: ordinal,
        at: startedAt,
        url: request.url,
        action: actionOf(request.body ?? ''),
        request: request.body ?? '',
        response: body,
        fault: fault ? { code: formatHResult(fault.code), reason: fault.reason } : null,
        failure: error?.cause ?? null,
      },
    ];
  });
}

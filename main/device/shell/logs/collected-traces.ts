/**
 * What the .etl traces of a real archive hold, as text: the enrolment's SOAP, the OMA-DM sessions, and the
 * exchanges with the Autopilot and attestation services. Read off the trace of the internet.
 */
import type { Exchange } from '../../../world/internet/trace.ts';
import { iso } from '../../../world/time.ts';
import { soapExchanges } from '../../mdm/trace/soap-trace.ts';
import { syncMlSessions } from '../../mdm/trace/syncml-trace.ts';

const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n`;

/** Enrolment and management of the device: each message as it went over the wire. */
export function enrolmentTrace(trace: readonly Exchange[]): string {
  const soap = soapExchanges(trace).map(({ at, url, action, request, response, fault, failure }) =>
    lines(
      `=== ${iso(at)} SOAP ${action} ${url}`,
      '--- request',
      request,
      '--- response',
      ...(response === '' ? [] : [response]),
      ...(fault ? [`--- fault ${fault.code}: ${fault.reason}`] : []),
      ...(failure === null ? [] : [`--- no answer: ${failure}`]),
    ),
  );
  const sessions = syncMlSessions(trace).map(({ sessionId, startedAt, messages, failure }) =>
    lines(
      `=== ${iso(startedAt)} OMA-DM session ${sessionId}`,
      ...messages.flatMap(({ at, direction, raw }) => [`--- ${iso(at)} ${direction}`, raw]),
      ...(failure === null ? [] : [`--- no answer: ${failure}`]),
    ),
  );
  return [...soap, ...sessions].join('');
}

/** Hosts of profile, tickets and attestation keys (facts/network-hosts#hosts). */
const autopilotHost =
  /^https?:\/\/(?:[\w-]+\.dds\.microsoft\.com|[\w.-]+\.microsoftaik\.azure\.net|login\.live\.com|ek[\w.-]+)[/:]/i;

/** One line an exchange with those hosts: when, what was asked, what came of it. */
export function autopilotTrace(trace: readonly Exchange[]): string {
  return trace
    .filter(({ request }) => autopilotHost.test(request.url))
    .map(({ startedAt, took, request, response, error }) => {
      const outcome = response ? `HTTP ${response.status}` : (error?.cause ?? 'no answer');
      return lines(`${iso(startedAt)}\t${request.method}\t${request.url}\t${outcome}\t${took} ms`);
    })
    .join('');
}

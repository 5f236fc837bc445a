/** How errors look: Graph's own, and Intune's, whose message is JSON in a text (facts/graph#errors). */
import type { HttpResponse } from '../../world/internet/http.ts';
import { derivedId } from '../tenant/derived-id.ts';
import { childOf, isGraphObject, textOf } from '../tenant/graph-object.ts';
import type { GraphAnswer } from './answers.ts';
import type { Target } from './request.ts';

/** The gateway's own words come before any service is asked. */
const gateway =
  /^(Resource not found for the segment|Invalid version|Syntax error|Could not find a property)/;

/** An error of Intune: `date` is the world's. */
export function intuneShaped(answer: GraphAnswer, { origin, path }: Target, date: string): GraphAnswer {
  if (answer.status < 400 || !/^device(App)?Management\//i.test(path) || !isGraphObject(answer.body))
    return answer;
  const error = childOf(answer.body, 'error');
  const said = textOf(error, 'message');
  if (gateway.test(said)) return answer;
  const operation = derivedId(`operation ${date} ${path}`);
  const message = {
    _version: 3,
    Message: `${said} - Operation ID (for customer support): ${noOperation} - Activity ID: ${operation} - Url: ${origin}/${path}`,
    CustomApiErrorPhrase: '',
    RetryAfter: null,
    ErrorSourceService: '',
    HttpHeaders: '{}',
  };
  return { ...answer, body: { error: { ...error, message: JSON.stringify(message) } } };
}

const noOperation = '00000000-0000-0000-0000-000000000000';

/** The sentence of an error, out of Intune's JSON where it stands in that. */
export function errorSentence(body: unknown): string {
  const said = isGraphObject(body) ? textOf(childOf(body, 'error'), 'message') : '';
  if (!said.startsWith('{')) return said || 'no reason given';
  try {
    const inner: unknown = JSON.parse(said);
    return isGraphObject(inner) ? textOf(inner, 'Message').replace(/ - Operation ID .*$/s, '') : said;
  } catch {
    return said;
  }
}

export interface Stamp {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly date: string;
}

/** The response with the ids of its request: in its headers, and in an error. */
export function stamped(response: HttpResponse, { requestId, clientRequestId, date }: Stamp): HttpResponse {
  const headers = {
    ...response.headers,
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic': diagnostic,
  };
  if (response.status < 400) return { ...response, headers };
  const innerError = {
    date: date.slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  };
  return { ...response, headers, body: withInnerError(response.body, innerError) };
}

/** Where a real answer names its data centre. */
const diagnostic = JSON.stringify({
  ServerInfo: { DataCenter: 'Simulated', Slice: 'E', Ring: '1', ScaleUnit: '000' },
});

function withInnerError(body: string, innerError: unknown): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isGraphObject(parsed) || !isGraphObject(parsed['error'])) return body;
    return JSON.stringify({ error: { ...parsed['error'], innerError } });
  } catch {
    return body;
  }
}

/** Microsoft Graph for a client outside: reads are asked of the session, writes are inputs of it. */
import * as v from 'valibot';
import type { Submitted } from '../../../shared/bridge.ts';
import { graphWriteSchema } from '../../../shared/session/input.schema.ts';
import type { GraphWrite, SessionInput } from '../../../shared/session/input.ts';
import { asResponse, isRead } from '../../cloud/graph/graph.service.ts';
import { failure } from '../../cloud/graph/answers.ts';
import { targetOf, type GraphRequest, type Target } from '../../cloud/graph/request.ts';
import { rebased } from '../../cloud/graph/rebase.ts';
import type { Session } from '../../session/session.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What comes back to the client: Graph's answer, or none, for what stands between keeps it. */
export type GraphReply =
  | { readonly reached: true; readonly response: HttpResponse }
  | { readonly reached: false; readonly why: string };

/** Answers a request whose body has been read. `submit` takes an input as the console's do. */
export function graphReply(
  session: Pick<Session, 'graph'>,
  submit: (input: SessionInput) => Submitted,
  request: GraphRequest,
): GraphReply {
  const { method, url, body } = request;
  const target = targetOf(url);
  if (isRead(request) || method === 'GET' || method === 'PUT' || typeof target === 'string')
    return asked(session, request);
  const { version, path, query } = target;
  const write: GraphWrite = {
    method,
    path: `${version}/${path}${query === '' ? '' : `?${query}`}`,
    ...(body === undefined ? {} : { body: withoutSecrets(body) }),
  };
  if (!v.is(graphWriteSchema, write))
    return answered(asResponse(failure(400, 'BadRequest', 'The request is too long or too deep.')));
  return written(submit({ type: 'admin', by: 'door', write }), target);
}

const answered = (response: HttpResponse): GraphReply => ({ reached: true, response });

function asked(session: Pick<Session, 'graph'>, request: GraphRequest): GraphReply {
  try {
    return answered(session.graph(request));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { reached: false, why: error.message };
  }
}

function written(submitted: Submitted, { origin }: Target): GraphReply {
  const { graph } = submitted;
  if (graph) return answered(asResponse({ ...graph, body: rebased(graph.body, origin) }));
  if (submitted.accepted) return answered(asResponse({ status: 204 }));
  return submitted.reason.startsWith('No answer came')
    ? { reached: false, why: submitted.reason }
    : answered(asResponse({ ...failure(503, 'ServiceUnavailable', submitted.reason), retryAfter: 5 }));
}

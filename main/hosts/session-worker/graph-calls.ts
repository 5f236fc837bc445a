/** Requests to the worker's Graph. A large answer that has not changed since is not sent again. */
import type { GraphRequest } from '../../cloud/graph/request.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import type { GraphReply } from './serve-graph.ts';

/** A reply on its way; `unchanged`: it is the one of this serial number. */
export interface SentReply {
  readonly reply: GraphReply | 'unchanged';
  readonly serial: number | null;
}

/** Characters from which on an answer is kept by both sides. */
const large = 16 * 1024;
/** Answers that are kept at a time. */
const most = 32;

/** The worker's side: `known` is the serial number of what the other side has for this request. */
export function createSending(): (reply: GraphReply, known: number | null) => SentReply {
  const serials = new WeakMap<HttpResponse, number>();
  let last = 0;
  return (reply, known) => {
    if (!reply.reached || reply.response.body.length < large) return { reply, serial: null };
    const serial = serials.get(reply.response) ?? ++last;
    serials.set(reply.response, serial);
    return { reply: serial === known ? 'unchanged' : reply, serial };
  };
}

/** The main thread's side; `ask` sends the request and what is known of its answer. */
export function rememberingGraph(
  ask: (request: GraphRequest, known: number | null) => Promise<SentReply>,
): (request: GraphRequest) => Promise<GraphReply> {
  const kept = new Map<string, { readonly serial: number; readonly reply: GraphReply }>();
  return async (request) => {
    const key = request.method === 'GET' ? JSON.stringify([request.url, request.headers]) : '';
    const known = kept.get(key);
    const { reply, serial } = await ask(request, known?.serial ?? null);
    if (reply === 'unchanged' && known) return known.reply;
    if (reply === 'unchanged') return { reached: false, why: 'The answer was lost.' };
    kept.delete(key);
    if (serial !== null && key !== '') {
      kept.set(key, { serial, reply });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    }
    return reply;
  };
}

/** The tenant's door: Microsoft Graph of the rehearsal on loopback, for clients outside. */
import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { failure } from '../../cloud/graph/answers.ts';
import { stamped } from '../../cloud/graph/error-shape.ts';
import { asResponse } from '../../cloud/graph/graph.service.ts';
import type { GraphRequest, Method } from '../../cloud/graph/request.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { listen } from '../listen.ts';
import type { GraphReply } from '../session-worker/serve-graph.ts';
import { servePage } from './companion-page.ts';
import type { OwnTls } from './own-tls.ts';
import { serveSignIn } from './sign-in.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';
import { tokenRefusal } from './tokens.ts';
import { refusal, type DoorPlace } from './access.ts';
import { readBody } from './read-body.ts';

/** Whoever opens a connection and says nothing does not keep it. Milliseconds. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 32 * 1024,
} as const;
/** More than thirty clients with a few connections each. */
const mostConnections = 200;

export interface Door {
  /** 'http://127.0.0.1:PORT'. */
  readonly address: string;
  close(): void;
}

/** Whoever answers requests to Graph. */
export interface AnswersGraph {
  graph(request: GraphRequest): Promise<GraphReply>;
}

export interface DoorOptions {
  /** What named the port, for the person who gave it. */
  readonly option?: string;
  /** With it the door speaks https. */
  readonly tls?: OwnTls;
  /** Whether a request without a token is turned away. */
  readonly requiresToken?: boolean;
}

/** What the door knows of itself while it serves. */
interface Serving {
  readonly session: AnswersGraph;
  readonly endpoint: TokenEndpoint;
  readonly requiresToken: boolean;
  place: DoorPlace;
}

/** Opens it on a port of 127.0.0.1, any free one for 0. Rejects with BadInputError where it cannot be had. */
export async function openDoor(
  session: AnswersGraph,
  port: number,
  { option = '--port', tls, requiresToken = false }: DoorOptions = {},
): Promise<Door> {
  const scheme = tls === undefined ? 'http' : 'https';
  const door: Serving = { session, endpoint: createTokenEndpoint(), requiresToken, place: { scheme, port } };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    serve(door, request, response).catch(() => response.destroy());
  };
  const server =
    tls === undefined
      ? http.createServer(limits, answer)
      : https.createServer({ ...limits, key: tls.key, cert: tls.certificate }, answer);
  server.maxConnections = mostConnections;
  const address = await listen(server, port, option);
  door.place = { scheme, port: Number(address.split(':')[1]) };
  return {
    address: `${scheme}://${address}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function serve(
  { session, endpoint, requiresToken, place }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const reply = (answered: HttpResponse): void => {
    const clientRequestId = headerOf(request, 'client-request-id') || requestId;
    send(
      request,
      response,
      stamped(answered, { requestId, clientRequestId, date: new Date().toISOString() }),
    );
  };
  const why = refusal(request, place);
  if (why !== undefined) return reply(asResponse(failure(403, 'Forbidden', why)));
  if (await servePage(request, response)) return;
  if (await serveSignIn(endpoint, `${place.scheme}://${request.headers.host ?? ''}`, request, response))
    return;
  const denied = tokenRefusal(request.headers.authorization ?? '', requiresToken, Date.now());
  if (denied !== undefined) return reply(asResponse(failure(401, 'InvalidAuthenticationToken', denied)));
  const method = methods.get(request.method ?? '');
  if (method === undefined)
    return reply(asResponse(failure(405, 'Request_BadRequest', 'The HTTP method is not allowed.')));
  const body = method === 'GET' ? none : await readBody(request);
  if (body.kind === 'too large')
    return reply(asResponse(failure(413, 'RequestEntityTooLarge', 'The request is larger than 4 MB.')));
  if (body.kind === 'not understood')
    return reply(asResponse(failure(400, 'BadRequest', `Unable to read JSON request payload: ${body.why}.`)));
  const answered = await session.graph(requestOf(request, method, place, body.value));
  // A firewall tells nothing: the connection ends.
  if (!answered.reached) return void response.destroy();
  reply(answered.response);
}

const methods: ReadonlyMap<string, Method> = new Map([
  ['GET', 'GET'],
  ['HEAD', 'GET'],
  ['POST', 'POST'],
  ['PATCH', 'PATCH'],
  ['PUT', 'PUT'],
  ['DELETE', 'DELETE'],
]);

/** What comes with a GET is not looked at. */
const none = { kind: 'read', value: undefined } as const;

/** What the world may know of a request: nothing of tokens and cookies. */
const told = ['consistencylevel', 'prefer'] as const;

function requestOf(
  request: IncomingMessage,
  method: Method,
  { scheme }: DoorPlace,
  body: unknown,
): GraphRequest {
  return {
    method,
    url: `${scheme}://${request.headers.host ?? ''}${request.url ?? '/'}`,
    headers: Object.fromEntries(
      told.flatMap((name) => {
        const value = headerOf(request, name);
        return value === '' ? [] : [[name, value.toLowerCase()]];
      }),
    ),
    ...(body === undefined || method === 'GET' ? {} : { body }),
  };
}

function headerOf(
  { headers }: IncomingMessage,
  name: 'consistencylevel' | 'prefer' | 'client-request-id',
): string {
  const value = headers[name];
  return typeof value === 'string' && value.length <= 200 ? value : '';
}

/** Of the large answer that was sent last, which may be sent again. */
let lastSent = { body: '', bytes: Buffer.alloc(0) };
const large = 16 * 1024;

function bytesOf(body: string): Buffer | string {
  if (body.length < large) return body;
  if (lastSent.body !== body) lastSent = { body, bytes: Buffer.from(body) };
  return lastSent.bytes;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
): void {
  const bytes = bytesOf(body);
  response.writeHead(status, {
    ...headers,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(bytes) }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

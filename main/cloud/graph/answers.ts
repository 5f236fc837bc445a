/** Graph's answers to writes (facts/graph#conventions), and what every write works on. */
import type { World } from '../../world/world.ts';
import type { CloudSettings } from '../settings/settings.ts';
import type { GraphObject } from '../tenant/graph-object.ts';
import type { Directory } from '../directory/directory.ts';

/** A status and, where there is one, a body. */
export interface GraphAnswer {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body: a bare value. */
  readonly text?: string;
  /** Seconds after which a client that was turned away may ask again. */
  readonly retryAfter?: number;
}

export interface WritePorts {
  readonly world: World;
  readonly directory: Directory;
  readonly settings: CloudSettings;
}

/** `ids` are the path's variable segments in order. */
export type Handler = (ports: WritePorts, ids: readonly string[], body: GraphObject) => GraphAnswer;

export const done: GraphAnswer = { status: 200 };
export const noContent: GraphAnswer = { status: 204 };
export const created = (body: unknown): GraphAnswer => ({ status: 201, body });

export const failure = (status: number, code: string, message: string): GraphAnswer => ({
  status,
  body: { error: { code, message, innerError: {} } },
});
export const badRequest = (message: string): GraphAnswer => failure(400, 'BadRequest', message);
export const notFound = (what: string, id: string): GraphAnswer =>
  failure(404, 'ResourceNotFound', `The ${what} '${id}' does not exist.`);
/** The directory's own errors have names of their own. */
export const noSuchResource = (id: string): GraphAnswer =>
  failure(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);

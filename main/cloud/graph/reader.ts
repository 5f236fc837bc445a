/** Answers to reads, remembered as long as nothing of the world moves: clients ask the same again and again. */
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { failureOf } from '../../world/internet/obstruction.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import type { CloudSettings } from '../settings/settings.ts';
import { hosts } from '../services/hosts.ts';
import type { WritePorts } from './answers.ts';
import type { Graph } from './graph.service.ts';
import type { AnySet } from './model/entity-set.ts';
import { header, targetOf, type GraphRequest } from './request.ts';
import { resolvePath } from './resolve-path.ts';

/** Shorter answers are made anew as quickly as they are found. */
const least = 16 * 1024;
/** Characters of answers that are kept. */
const most = 32 * 1024 * 1024;

export class GraphReader {
  readonly #world: World;
  readonly #graph: Graph;
  readonly #directory: Directory;
  readonly #settings: Pick<CloudSettings, 'graphThrottled'>;
  #moves = -1;
  readonly #records = new Map<AnySet, readonly object[]>();
  readonly #answers = new Map<string, HttpResponse>();
  #kept = 0;

  constructor(graph: Graph, { world, directory, settings }: WritePorts) {
    this.#settings = settings;
    this.#world = world;
    this.#graph = graph;
    this.#directory = directory;
  }

  /** The same object for the same request as long as nothing moves. Throws NetworkError where Graph's host is not to be had. */
  answer(request: GraphRequest, moves: number): HttpResponse {
    const obstruction = this.#world.internet.obstructionTo(hosts.graph);
    if (obstruction) throw new NetworkError(failureOf[obstruction.kind], hosts.graph);
    if (moves !== this.#moves) this.#forget();
    this.#moves = moves;
    // Whether a throttled service is open, the time says.
    if (this.#settings.graphThrottled !== null) return this.#graph.respond(request);
    const key = `${header(request, 'consistencylevel')} ${request.url}`;
    const known = this.#answers.get(key);
    if (known && request.method === 'GET') return known;
    const found = this.#graph.respond(request, (set) => this.#recordsOf(set));
    if (found.body.length >= least && request.method === 'GET' && this.#lasts(request))
      this.#keep(key, found);
    return found;
  }

  #forget(): void {
    this.#records.clear();
    this.#answers.clear();
    this.#kept = 0;
  }

  /** Whether the answer holds however late it is, if nothing moves: of a whole list of what does not tell the time. */
  #lasts({ url }: GraphRequest): boolean {
    const target = targetOf(url);
    if (typeof target === 'string') return false;
    const resolved = resolvePath(this.#directory, target.path, target.version);
    return resolved !== undefined && resolved.rest.length === 0 && !resolved.set.timed;
  }

  #keep(key: string, response: HttpResponse): void {
    this.#kept += response.body.length;
    if (this.#kept > most) {
      this.#answers.clear();
      this.#kept = response.body.length;
    }
    this.#answers.set(key, response);
  }

  #recordsOf(set: AnySet): readonly object[] {
    const known = this.#records.get(set);
    if (known) return known;
    const found = set.records({ directory: this.#directory, now: this.#world.clock.now, version: 'beta' });
    this.#records.set(set, found);
    return found;
  }
}

/** Answers to reads, remembered as long as nothing of the world moves: clients ask the same again and again. */
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { failureOf } from '../../world/internet/obstruction.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import { hosts } from '../services/hosts.ts';
import type { Graph } from './graph.service.ts';
import type { AnySet } from './model/entity-set.ts';
import type { GraphRequest } from './request.ts';

export class GraphReader {
  readonly #world: World;
  readonly #graph: Graph;
  readonly #directory: Directory;
  #moves = -1;
  readonly #records = new Map<AnySet, readonly object[]>();

  constructor(world: World, graph: Graph, directory: Directory) {
    this.#world = world;
    this.#graph = graph;
    this.#directory = directory;
  }

  /** Throws NetworkError where Graph's host is not to be had. */
  answer(request: GraphRequest, moves: number): HttpResponse {
    const obstruction = this.#world.internet.obstructionTo(hosts.graph);
    if (obstruction) throw new NetworkError(failureOf[obstruction.kind], hosts.graph);
    if (moves !== this.#moves) this.#records.clear();
    this.#moves = moves;
    return this.#graph.respond(request, (set) => this.#recordsOf(set));
  }

  #recordsOf(set: AnySet): readonly object[] {
    const known = this.#records.get(set);
    if (known) return known;
    const found = set.records({ directory: this.#directory, now: this.#world.clock.now, version: 'beta' });
    this.#records.set(set, found);
    return found;
  }
}

/**
 * The virtual internet: named hosts, and what lies between. Real host names are labels here: no code path
 * opens a socket. Every exchange is traced, failed ones too.
 */
import { Group, start, sleep } from '../process.ts';
import type { Process } from '../process.ts';
import type { Clock } from '../clock.ts';
import type { SimDuration, SimTime } from '../time.ts';
import { between, milliseconds, seconds } from '../time.ts';
import { Signal } from '../signal.ts';
import type { Conditions } from './conditions.ts';
import { covering, goodConditions } from './conditions.ts';
import { ExchangeLog } from './exchange-log.ts';
import type { HttpRequest, HttpResponse, Service } from './http.ts';
import { originOf } from './http.ts';
import type { NetworkFailure } from './network-error.ts';
import { NetworkError } from './network-error.ts';
import type { Obstruction, Passage, Passages } from './obstruction.ts';
import { failureOf } from './obstruction.ts';
import type { Exchange } from './trace.ts';
import { InternalError, MisuseError } from '../../../shared/failures.ts';

/** Who asks: the PC's network adapter and its idea of the time. */
export interface Client {
  readonly linkUp: boolean;
  /** The PC's own clock, which certificates are judged by. */
  readonly deviceTime: SimTime;
}

/** Validity of a host's TLS certificate. */
export interface HostCertificate {
  readonly notBefore: SimTime;
  readonly notAfter: SimTime;
}

/** What lies over one of the conditions. */
interface Layer {
  readonly over: keyof Conditions;
  readonly lie: (below: Conditions) => Conditions;
}

/** How long a dropped connection attempt takes to give up: three SYNs of a Windows client. */
const connectLimit: SimDuration = seconds(21);
/** What an exchange costs beyond its body, bytes. */
const overhead = 800;

export class Internet {
  readonly #log = new ExchangeLog();
  readonly #clock: Clock;
  readonly #hosts = new Map<string, Service>();
  readonly #patterns: { readonly suffix: string; readonly service: Service }[] = [];
  readonly #serving = new Group('services');
  readonly #passages = new Signal<Passage>();
  #certificate: HostCertificate;
  /** As they are without what lies over them. */
  #own: Conditions = goodConditions;
  #layers: readonly Layer[] = [];
  #conditions: Conditions = goodConditions;
  readonly #speeds = new Signal<void>();

  constructor(clock: Clock, certificate: HostCertificate) {
    this.#clock = clock;
    this.#certificate = certificate;
  }

  /** The exchanges that are kept, the oldest first. */
  get trace(): readonly Exchange[] {
    return this.#log.kept;
  }

  /** How many exchanges there were, and which of them are no longer in the trace. */
  get traced(): Pick<ExchangeLog, 'count' | 'fallenOff'> {
    return this.#log;
  }

  /** Tells of every exchange as it ends, with what stood in its way: for onlookers, not for clients. */
  get passages(): Passages {
    return this.#passages;
  }

  get conditions(): Conditions {
    return this.#conditions;
  }

  /** Changes what lies between; a key left out stays. Requests under way keep the old conditions but for the speed. */
  change(change: Partial<Conditions>): void {
    this.#own = { ...this.#own, ...change };
    this.#layers = this.#layers.filter(({ over }) => !(over in change));
    this.#lie();
  }

  /**
   * Puts a layer over one of the conditions, until that one is changed. The answer takes it away again: false where it
   * was gone.
   */
  cover<K extends keyof Conditions>(over: K, value: (below: Conditions[K]) => Conditions[K]): () => boolean {
    const layer: Layer = { over, lie: (below) => ({ ...below, [over]: value(below[over]) }) };
    this.#layers = [...this.#layers, layer];
    this.#lie();
    return () => {
      const there = this.#layers.includes(layer);
      this.#layers = this.#layers.filter((one) => one !== layer);
      this.#lie();
      return there;
    };
  }

  #lie(): void {
    const { bandwidth } = this.#conditions;
    this.#conditions = this.#layers.reduce((below, { lie }) => lie(below), this.#own);
    if (this.#conditions.bandwidth !== bandwidth) this.#speeds.emit();
  }

  /** Puts a service behind a host name, or behind all names of a '*.suffix'. */
  attach(host: string, service: Service): void {
    const lower = host.toLowerCase();
    if (lower.startsWith('*.')) this.#patterns.push({ suffix: lower.slice(1), service });
    else if (this.#hosts.has(lower)) throw new MisuseError(`Host ${lower} is attached twice`);
    else this.#hosts.set(lower, service);
  }

  /**
   * One exchange. Takes the time that latency, the service and the size of both bodies take.
   * Throws NetworkError when no answer comes.
   */
  *request(client: Client, request: HttpRequest): Process<HttpResponse> {
    const { scheme, host } = originOf(request.url);
    const conditions = this.#conditions;
    const startedAt = this.#clock.now;
    const over = (
      obstruction: Obstruction | null,
      outcome: { readonly response: HttpResponse } | { readonly error: NetworkError },
    ): void => {
      const took = between(startedAt, this.#clock.now);
      this.#log.add({ startedAt, took, request, ...outcome });
      const answered = 'response' in outcome ? { status: outcome.response.status } : {};
      this.#passages.emit({ host, url: request.url, took, obstruction, ...answered });
    };
    const obstruction = yield* this.#wayTo(client, scheme, host, conditions);
    if (obstruction?.kind === 'portal' && scheme === 'http') {
      over(obstruction, { response: portalAnswer });
      return portalAnswer;
    }
    if (obstruction) {
      const error = new NetworkError(failureOf[obstruction.kind], host);
      over(obstruction, { error });
      throw error;
    }
    const response = yield* this.#serve(host, request);
    const bytes = (request.body?.length ?? 0) + (response.size ?? response.body.length) + overhead;
    yield* this.#carry(bytes, conditions);
    over(null, { response });
    return response;
  }

  /**
   * One exchange of somebody beside the PC, who is in the same network: the firewall and the names stand in their way
   * too, and it takes no time, for their machine is no part of the world. Throws NetworkError, at once. Only for services
   * that answer without waiting.
   */
  atOnce(request: HttpRequest): HttpResponse {
    const { host } = originOf(request.url);
    const startedAt = this.#clock.now;
    const told = { startedAt, took: milliseconds(0), request };
    const passage = { host, url: request.url, took: milliseconds(0) };
    const obstruction = this.obstructionTo(host);
    if (obstruction) {
      const error = new NetworkError(failureOf[obstruction.kind], host);
      this.#log.add({ ...told, error });
      this.#passages.emit({ ...passage, obstruction });
      throw error;
    }
    const response = this.#answerAtOnce(host, request);
    this.#log.add({ ...told, response });
    this.#passages.emit({ ...passage, obstruction: null, status: response.status });
    return response;
  }

  /** What keeps everybody in the PC's network from a host; null where nothing does. */
  obstructionTo(host: string): Obstruction | null {
    const { unresolvableHosts, blockedHosts } = this.#conditions;
    const unresolvable = covering(unresolvableHosts, host);
    if (unresolvable) return { kind: 'unresolvable', pattern: unresolvable };
    const blocked = covering(blockedHosts, host);
    return blocked ? { kind: 'blocked', pattern: blocked } : null;
  }

  #answerAtOnce(host: string, request: HttpRequest): HttpResponse {
    const service = this.#serviceOf(host);
    if (!service) throw new InternalError(`Host ${host} has gone`);
    const step = service(request).next();
    if (!step.done) throw new MisuseError(`Host ${host} does not answer at once`);
    return step.value;
  }

  /** What keeps the client from the address of a host; takes the time of an answer. */
  *resolve(client: Client, host: string): Process<NetworkFailure | null> {
    const unnamed = yield* this.#lookUp(client, host.toLowerCase(), this.#conditions);
    return unnamed && failureOf[unnamed.kind];
  }

  /** What keeps an echo from coming back; takes the time that the client needs to notice. */
  *echo(client: Client, host: string): Process<NetworkFailure | null> {
    const obstruction = yield* this.#wayTo(client, 'http', host.toLowerCase(), this.#conditions);
    return obstruction && failureOf[obstruction.kind];
  }

  *#lookUp(client: Client, host: string, conditions: Conditions): Process<Obstruction | null> {
    if (!client.linkUp) return { kind: 'no-link' };
    yield* sleep(conditions.latency);
    const unresolvable = covering(conditions.unresolvableHosts, host);
    if (unresolvable) return { kind: 'unresolvable', pattern: unresolvable };
    return this.#serviceOf(host) ? null : { kind: 'no-such-host' };
  }

  /** What stands in the way, if anything does; takes the time that the client needs to notice. */
  *#wayTo(client: Client, scheme: string, host: string, conditions: Conditions): Process<Obstruction | null> {
    const unnamed = yield* this.#lookUp(client, host, conditions);
    if (unnamed) return unnamed;
    const blocked = covering(conditions.blockedHosts, host);
    if (blocked) {
      yield* sleep(connectLimit);
      return { kind: 'blocked', pattern: blocked };
    }
    if (conditions.captivePortal) return { kind: 'portal' };
    if (scheme !== 'https') return null;
    if (conditions.proxyAsks) return { kind: 'proxy' };
    const inspected = covering(conditions.inspectedHosts, host);
    if (inspected) return { kind: 'inspected', pattern: inspected };
    const { notBefore, notAfter } = this.#certificate;
    return client.deviceTime < notBefore || client.deviceTime > notAfter ? { kind: 'clock' } : null;
  }

  /** Bytes on their way to the client; a line that becomes faster or slower meanwhile does so for them too. */
  *#carry(bytes: number, { latency, bandwidth }: Conditions): Process<void> {
    yield {
      begin: ({ clock }, settle) => {
        let speed = bandwidth;
        let since = clock.now;
        let left = milliseconds(latency + (bytes * 8) / (speed * 1_000));
        const arrive = (): void => {
          ignore();
          settle({ ok: true, value: undefined });
        };
        let alarm = clock.after(left, arrive);
        const ignore = this.#speeds.listen(() => {
          const now = this.#conditions.bandwidth;
          left = milliseconds((Math.max(0, left - between(since, clock.now)) * speed) / now);
          since = clock.now;
          speed = now;
          alarm.cancel();
          alarm = clock.after(left, arrive);
        });
        return () => {
          alarm.cancel();
          ignore();
        };
      },
    };
  }

  /** Runs the service apart from the client, so that a client that is switched off does not undo its work. */
  *#serve(host: string, request: HttpRequest): Process<HttpResponse> {
    const service = this.#serviceOf(host);
    if (!service) throw new InternalError(`Host ${host} has gone`);
    return (yield {
      begin: (_context, settle) => {
        let listening = true;
        start(this.#clock, this.#serving, service(request), (outcome) => {
          if (listening) settle(outcome);
          else if (!outcome.ok) throw outcome.error;
        });
        return () => {
          listening = false;
        };
      },
    }) as HttpResponse;
  }

  #serviceOf(host: string): Service | undefined {
    return this.#hosts.get(host) ?? this.#patterns.find(({ suffix }) => host.endsWith(suffix))?.service;
  }
}

const portalAnswer: HttpResponse = {
  status: 302,
  headers: { location: 'http://portal.example/sign-in', 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in to this network</title>',
};

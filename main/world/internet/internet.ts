/**
 * The virtual internet: named hosts, and what lies between. Real host names are labels here: no code path
 * opens a socket. Every exchange is traced, failed ones too.
 */
import { Group, start, sleep } from '../process.ts';
import type { Process } from '../process.ts';
import type { Clock } from '../clock.ts';
import type { SimDuration, SimTime } from '../time.ts';
import { between, milliseconds, seconds } from '../time.ts';
import type { Conditions } from './conditions.ts';
import { covering, goodConditions } from './conditions.ts';
import { ExchangeLog } from './exchange-log.ts';
import type { HttpRequest, HttpResponse, Service } from './http.ts';
import { splitUrl } from './http.ts';
import type { NetworkFailure } from './network-error.ts';
import { NetworkError } from './network-error.ts';
import type { Exchange } from './trace.ts';
import { MisuseError } from '../../../shared/failures.ts';

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
  #certificate: HostCertificate;
  #conditions: Conditions = goodConditions;

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

  get conditions(): Conditions {
    return this.#conditions;
  }

  /** Changes what lies between; a key left out stays. Requests under way keep the old conditions. */
  change(change: Partial<Conditions>): void {
    this.#conditions = { ...this.#conditions, ...change };
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
    const startedAt = this.#clock.now;
    const record = (outcome: { response: HttpResponse } | { error: NetworkError }): void => {
      const took = between(startedAt, this.#clock.now);
      this.#log.add({ startedAt, took, request, ...outcome });
    };
    try {
      const response = yield* this.#exchange(client, request);
      record({ response });
      return response;
    } catch (error) {
      if (error instanceof NetworkError) record({ error });
      throw error;
    }
  }

  *#exchange(client: Client, request: HttpRequest): Process<HttpResponse> {
    const { scheme, host } = splitUrl(request.url);
    const conditions = this.#conditions;
    const fail = (failure: NetworkFailure, cause: string): never => {
      throw new NetworkError(failure, host, cause);
    };

    if (!client.linkUp) fail('no-link', 'the PC has no network connection');
    yield* sleep(conditions.latency);
    const service = this.#serviceOf(host);
    const unresolvable = covering(conditions.unresolvableHosts, host);
    if (unresolvable) fail('name-not-resolved', `the name server does not resolve "${unresolvable}"`);
    if (!service) return fail('name-not-resolved', `no host "${host}" exists`);
    const blocked = covering(conditions.blockedHosts, host);
    if (blocked) {
      yield* sleep(connectLimit);
      fail('timeout', `the firewall blocks "${blocked}"`);
    }
    if (conditions.captivePortal) {
      if (scheme === 'http') return portalAnswer;
      fail('connection-aborted', 'a captive portal waits for somebody to sign in');
    }
    if (scheme === 'https') {
      const inspected = covering(conditions.inspectedHosts, host);
      if (inspected) fail('certificate-untrusted', `a proxy inspects the TLS of "${inspected}"`);
      const { notBefore, notAfter } = this.#certificate;
      if (client.deviceTime < notBefore || client.deviceTime > notAfter)
        fail('certificate-date-invalid', "the PC's clock is outside the validity of the host's certificate");
    }
    const response = yield* this.#serve(service, request);
    const bytes = (request.body?.length ?? 0) + (response.size ?? response.body.length) + overhead;
    yield* sleep(milliseconds(conditions.latency + (bytes * 8) / (conditions.bandwidth * 1_000)));
    return response;
  }

  /** Runs the service apart from the client, so that a client that is switched off does not undo its work. */
  *#serve(service: Service, request: HttpRequest): Process<HttpResponse> {
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

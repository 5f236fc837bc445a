/**
 * Offline domain join requests in Intune (facts/hybrid-join#offline-domain-join): a hybrid device asks in its
 * sessions, Intune puts a request by the domain join profile that reaches it, a connector of that domain
 * answers with a blob.
 */
import type { World } from '../../world/world.ts';
import { iso, type SimTime } from '../../world/time.ts';
import { audienceOf } from '../directory/audience.ts';
import type { Directory } from '../directory/directory.ts';
import { planPolicies } from './engine/policy-plan.ts';
import type { Enrolment } from './enrolments.ts';
import type { DomainJoinPolicy } from '../tenant/policy.ts';

export interface DomainJoinRequest {
  readonly managedDeviceId: string;
  readonly requested: SimTime;
  /** Absent where no profile reaches the device. */
  readonly policy: DomainJoinPolicy | undefined;
  state: 'no-profile' | 'waiting' | 'failed' | 'ready' | 'delivered';
  /** Why the device gets no blob; '' while nothing is wrong. */
  reason: string;
  computerName: string;
  /** Base64. */
  blob: string;
}

/** Takes a request with a profile: answers it at its time, or says in it why it will not. */
export type Connector = (request: DomainJoinRequest) => void;

export class DomainJoinRequests {
  readonly #requests = new Map<string, DomainJoinRequest>();
  readonly #world: World;
  readonly #directory: Directory;
  readonly #connector: Connector;

  constructor(world: World, directory: Directory, connector: Connector) {
    this.#world = world;
    this.#directory = directory;
    this.#connector = connector;
  }

  /** A device waits for its blob. A request is put once; it is looked for a profile until there is one. */
  ask(enrolment: Enrolment): void {
    const { id } = enrolment.managed;
    const known = this.of(id);
    if (known && known.state !== 'no-profile') return;
    const policy = this.#profileOf(enrolment);
    const request: DomainJoinRequest = {
      managedDeviceId: id,
      requested: known?.requested ?? this.#world.clock.now,
      policy,
      state: policy ? 'waiting' : 'no-profile',
      reason: policy ? '' : 'no domain join profile is assigned to the device',
      computerName: '',
      blob: '',
    };
    this.#requests.set(id, request);
    if (policy) this.#connector(request);
  }

  of(managedDeviceId: string): DomainJoinRequest | undefined {
    return this.#requests.get(managedDeviceId);
  }

  /** The blob that waits for the device, or that it has got. */
  blobFor(managedDeviceId: string): string | undefined {
    return this.of(managedDeviceId)?.blob || undefined;
  }

  delivered(managedDeviceId: string): void {
    const request = this.of(managedDeviceId);
    if (request?.state === 'ready') request.state = 'delivered';
  }

  /** For the state digest. */
  state(): unknown {
    return [...this.#requests.values()].map(({ policy, ...request }) => ({ ...request, policy: policy?.id }));
  }

  records() {
    return [...this.#requests.values()].map(({ blob, policy, requested, ...rest }) => ({
      ...rest,
      requestedDateTime: iso(requested),
      domainJoinConfiguration: policy?.displayName ?? '',
      answered: blob !== '',
    }));
  }

  /** Of several profiles, the first of the tenant: Intune wants one for each device. */
  #profileOf({ entra, user }: Enrolment): DomainJoinPolicy | undefined {
    const audience = audienceOf(this.#directory, entra, user, 'managed');
    return planPolicies(this.#directory.policies.values(), audience, 'technician')
      .map(({ policy }) => policy)
      .find((policy) => policy.kind === 'domain-join');
  }
}

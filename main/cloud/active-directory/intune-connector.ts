/**
 * The Intune Connector for Active Directory, on a server of the company: it asks Intune for requests, creates
 * computer accounts with the rights that were delegated to it, and answers with the blob
 * (facts/hybrid-join#connector).
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { encodeOdjBlob } from '../../protocols/active-directory/odj-blob.codec.ts';
import type { World } from '../../world/world.ts';
import { iso, milliseconds, seconds, type SimTime } from '../../world/time.ts';
import type { DomainJoinPolicy } from '../tenant/policy.ts';
import type { ActiveDirectoryDomain, Computer } from './domain.ts';
import type { DomainJoinRequest } from '../intune/domain-join-requests.ts';
import type { OnPremisesSettings } from '../settings/on-premises-settings.ts';

/** How often it asks Intune for work, and how long an account takes. The sources tell neither. */
const pollInterval = seconds(60);
const creation = seconds(5);

interface LogEntry {
  readonly id: number;
  readonly level: 'Information' | 'Error';
  readonly at: SimTime;
  readonly text: string;
}

type State = OnPremisesSettings['connector'];

/** Connectors that answer nothing: the request waits until the device gives up. */
const silent: Readonly<Partial<Record<State, string>>> = {
  offline: 'the Intune Connector for Active Directory is offline',
  'not-installed': 'no Intune Connector for Active Directory is installed',
};

/** Windows' error, and what the connector's event 30132 says of it. */
interface Refusal {
  readonly error: number;
  readonly words: string;
}

/** Refusals of the domain. */
const refusals: Readonly<Partial<Record<State, Refusal>>> = {
  'no-rights': {
    error: Win32.ERROR_ACCESS_DENIED,
    words: 'The connector may not create computer objects there',
  },
  'quota-reached': {
    error: Win32.ERROR_DS_MACHINE_ACCOUNT_QUOTA_EXCEEDED,
    words: 'The account has joined as many computers as it may',
  },
};

/** The pattern of the profile leaves no other name. */
const namesUsedUp: Refusal = {
  error: Win32.NERR_UserExists,
  words: 'Every computer name by the profile’s prefix is taken',
};

const diagnosticCode = '0x00000800';

export class IntuneConnector {
  readonly #log: LogEntry[] = [];
  readonly #world: World;
  readonly #domain: ActiveDirectoryDomain | undefined;
  readonly #settings: () => OnPremisesSettings;
  /** What nobody has taken yet, or was refused. */
  #waiting: DomainJoinRequest[] = [];

  /** Without a domain there is no server that it could run on. */
  constructor(world: World, domain: ActiveDirectoryDomain | undefined, settings: () => OnPremisesSettings) {
    this.#world = world;
    this.#domain = domain;
    this.#settings = settings;
  }

  get #state(): State {
    return this.#domain ? this.#settings().connector : 'not-installed';
  }

  /** Its settings have changed: one that runs again takes what waits for it, or was refused before. */
  resume(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const request of waiting) {
      request.state = 'waiting';
      this.take(request);
    }
  }

  take(request: DomainJoinRequest): void {
    const wanted = request.policy?.activeDirectoryDomainName ?? '';
    const domain = this.#domain;
    const words = silent[this.#state];
    request.reason = words ?? '';
    if (words !== undefined || !domain) this.#waiting.push(request);
    else if (wanted.toLowerCase() !== domain.name)
      request.reason = `no connector serves the domain "${wanted}"`;
    else {
      const { clock } = this.#world;
      const toNextPoll = pollInterval - (clock.now % pollInterval);
      clock.after(milliseconds(toNextPoll + creation), () => this.#answer(request, domain));
    }
  }

  records() {
    return { state: this.#state, log: this.#log.map((entry) => ({ ...entry, at: iso(entry.at) })) };
  }

  #answer(request: DomainJoinRequest, domain: ActiveDirectoryDomain): void {
    const { policy } = request;
    if (!policy) return;
    this.#note(30120, 'Information', `A request of device ${request.managedDeviceId} was taken.`);
    const refusal = refusals[this.#state];
    if (refusal) {
      this.#refuse(request, policy, refusal);
      return;
    }
    const computer = domain.createComputer({
      managedDeviceId: request.managedDeviceId,
      created: this.#world.clock.now,
      organizationalUnit: policy.organizationalUnit,
      prefix: policy.computerNameStaticPrefix,
      randomCharacters: policy.computerNameSuffixRandomCharCount,
    });
    if (!computer) {
      this.#refuse(request, policy, namesUsedUp);
      return;
    }
    this.#note(30130, 'Information', `The computer ${computer.distinguishedName} was created.`);
    request.computerName = computer.name;
    request.blob = blobOf(domain, computer);
    request.state = 'ready';
    this.#note(30140, 'Information', `The blob of ${computer.name} was handed to Intune.`);
  }

  #refuse(request: DomainJoinRequest, policy: DomainJoinPolicy, { error, words }: Refusal): void {
    const place = policy.organizationalUnit || 'the container for computers';
    request.state = 'failed';
    this.#waiting.push(request);
    request.reason = `${words} (${place}): event 30132, error ${error}`;
    this.#note(
      30132,
      'Error',
      `No blob was made. ${words}. ErrorCode: ${error}. DiagnosticCode: ${diagnosticCode}.`,
    );
  }

  #note(id: number, level: LogEntry['level'], text: string): void {
    this.#log.push({ id, level, at: this.#world.clock.now, text });
  }
}

const blobOf = (domain: ActiveDirectoryDomain, { name, machinePassword }: Computer): string =>
  encodeOdjBlob({
    domain: domain.name,
    machineName: name,
    machinePassword,
    netBiosDomainName: domain.netBiosName,
    forestName: domain.name,
    domainGuid: domain.guid,
    domainSid: domain.sid,
    domainController: domain.controller,
    site: domain.site,
  });

/** An Active Directory domain: its users, and the computers that the connector made in it. */
import type { Random } from '../../world/random.ts';
import type { SimTime } from '../../world/time.ts';
import type { User } from '../tenant/tenant.ts';
import { domainUsers, type DomainUser } from './domain-users.ts';

export interface Computer {
  readonly name: string;
  readonly objectGUID: string;
  readonly objectSid: string;
  readonly distinguishedName: string;
  readonly machinePassword: string;
  readonly created: SimTime;
  /** Intune's id of the device that it was made for. */
  readonly managedDeviceId: string;
  /** What the member wrote for its registration with Entra ID; DER. */
  userCertificate: Uint8Array | null;
}

export interface ComputerOrder extends Pick<Computer, 'managedDeviceId' | 'created'> {
  readonly organizationalUnit: string;
  readonly prefix: string;
  /** Random characters behind the prefix; the whole name has at most 15. */
  readonly randomCharacters: number;
}

const nameLimit = 15;
const nameCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Printable ASCII without the space, as netlogon makes machine passwords: 120 characters. */
const passwordLength = 120;
const firstRid = 1104;

export class ActiveDirectoryDomain {
  /** DNS name, lower case. */
  readonly name: string;
  readonly netBiosName: string;
  readonly guid: string;
  readonly sid: string;
  readonly site = 'Default-First-Site-Name';
  readonly controller: string;
  readonly computers: Computer[] = [];
  /** Relative identifiers by account: given out in order, and never again. */
  readonly #rids = new Map<string, number>();
  readonly #random: Random;
  readonly #users: () => Iterable<User>;

  /** `users` are the tenant's at the moment they are asked for. */
  constructor(name: string, random: Random, users: () => Iterable<User>) {
    this.name = name.toLowerCase();
    this.netBiosName = (this.name.split('.')[0] ?? '').toUpperCase().slice(0, nameLimit);
    this.controller = `dc01.${this.name}`;
    this.guid = random.uuid();
    const part = (): number => random.below(0xffff_ffff);
    this.sid = `S-1-5-21-${part()}-${part()}-${part()}`;
    this.#random = random;
    this.#users = users;
    for (const { user } of this.users) this.#sid(user.id);
  }

  get users(): readonly DomainUser[] {
    return domainUsers(this.#users(), this.name);
  }

  /** 'CORP\user', 'corp.example\user', 'user' or the user principal name, upper or lower case. */
  userByLogonName(typed: string): DomainUser | undefined {
    const [before = '', after] = typed.trim().toLowerCase().split('\\');
    if (after !== undefined && before !== this.netBiosName.toLowerCase() && before !== this.name)
      return undefined;
    const name = after ?? before;
    return this.users.find(
      ({ sAMAccountName, user }) =>
        sAMAccountName.toLowerCase() === name || user.userPrincipalName.toLowerCase() === name,
    );
  }

  /** 'CORP\user'. */
  logonName = ({ sAMAccountName }: DomainUser): string => `${this.netBiosName}\\${sAMAccountName}`;

  sidOf({ user }: DomainUser): string {
    return this.#sid(user.id);
  }

  /** The account's SID: the next number for one that has none yet. */
  #sid(account: string): string {
    const rid = this.#rids.get(account) ?? firstRid + this.#rids.size;
    this.#rids.set(account, rid);
    return `${this.sid}-${rid}`;
  }

  computer(name: string): Computer | undefined {
    return this.computers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  }

  /** A computer account as the connector makes it; undefined where every name by the order's pattern is taken. */
  createComputer(order: ComputerOrder): Computer | undefined {
    const name = this.#freeName(order);
    if (name === undefined) return undefined;
    const container = order.organizationalUnit || `CN=Computers,${this.#suffix}`;
    const objectGUID = this.#random.uuid();
    const computer: Computer = {
      name,
      objectGUID,
      objectSid: this.#sid(objectGUID),
      distinguishedName: `CN=${name},${container}`,
      machinePassword: this.#characters(passwordLength, (index) => String.fromCharCode(33 + index), 94),
      created: order.created,
      managedDeviceId: order.managedDeviceId,
      userCertificate: null,
    };
    this.computers.push(computer);
    return computer;
  }

  /** For the state digest. */
  state(): unknown {
    return { computers: this.computers, rids: this.#rids };
  }

  get #suffix(): string {
    return this.name
      .split('.')
      .map((label) => `DC=${label}`)
      .join(',');
  }

  #freeName({ prefix, randomCharacters }: ComputerOrder): string | undefined {
    const kept = prefix.slice(0, nameLimit - 1);
    const count = Math.max(1, Math.min(randomCharacters, nameLimit - kept.length));
    const taken = this.computers.filter(
      ({ name }) => name.length === kept.length + count && name.startsWith(kept),
    );
    if (taken.length >= nameCharacters.length ** count) return undefined;
    for (;;) {
      const name = kept + this.#characters(count, (index) => nameCharacters[index] ?? '', 36);
      if (!this.computer(name)) return name;
    }
  }

  #characters(count: number, character: (index: number) => string, kinds: number): string {
    return Array.from({ length: count }, () => character(this.#random.below(kinds))).join('');
  }
}

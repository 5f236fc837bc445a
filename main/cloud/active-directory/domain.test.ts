import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alderFinch, testWorld } from '../testing/fixtures.ts';
import { ActiveDirectoryDomain } from './domain.ts';
import { domainNameOf, domainUsers } from './domain-users.ts';

const tenant = alderFinch();
const domain = (seed = '1') =>
  new ActiveDirectoryDomain('corp.alderfinch.example', testWorld(seed).random('domain'), () => tenant.users);
const order = { managedDeviceId: 'd', created: testWorld().clock.now, organizationalUnit: '' };

describe('the domain of a tenant', () => {
  it('is the one that its synchronised users name', () => {
    expect(domainNameOf(tenant)).toBe('corp.alderfinch.example');
    expect(domainNameOf({ ...tenant, users: [], policies: [] })).toBe('');
  });

  it('is told by a domain join profile where an export leaves the users’ properties out', () => {
    expect(domainNameOf({ ...tenant, users: [] })).toBe('corp.alderfinch.example');
  });

  it('has the users that are synchronised from it; all of them where the export does not tell', () => {
    const names = domain().users.map(({ sAMAccountName }) => sAMAccountName);
    expect(names).toContain('mei.tanaka');
    expect(names).not.toContain('lab.account');
    const silent = tenant.users.map((user) => ({ ...user, source: {} }));
    expect(domainUsers(silent, 'corp.alderfinch.example')).toHaveLength(tenant.users.length);
  });

  it.each([
    ['CORP\\mei.tanaka', true],
    ['corp.alderfinch.example\\MEI.TANAKA', true],
    ['  mei.tanaka ', true],
    ['Mei.Tanaka@AlderFinch.example', true],
    ['OTHER\\mei.tanaka', false],
    ['mei', false],
    ['', false],
  ])('knows the logon name %o: %o', (typed, known) => {
    const found = domain().userByLogonName(typed);
    expect(found?.user.userPrincipalName).toBe(known ? 'mei.tanaka@alderfinch.example' : undefined);
  });
});

describe('a computer account', () => {
  it('has a name of at most 15 characters behind its prefix, and no other has it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z-]{0,20}$/), fc.nat(20), fc.nat(1_000), (prefix, count, seed) => {
        const directory = domain(String(seed));
        const names = [1, 2, 3].map(
          () => directory.createComputer({ ...order, prefix, randomCharacters: count })!.name,
        );
        expect(new Set(names).size).toBe(3);
        for (const name of names) {
          expect(name.length).toBeLessThanOrEqual(15);
          expect(name.startsWith(prefix.slice(0, 14))).toBe(true);
        }
      }),
    );
  });

  it('cannot be made once all 36 names behind a prefix of 14 characters are taken', () => {
    const directory = domain('1');
    const made = Array.from({ length: 37 }, () =>
      directory.createComputer({ ...order, prefix: 'LAPTOPS-NORTH-', randomCharacters: 8 }),
    );
    expect(new Set(made.slice(0, 36).map((computer) => computer?.name)).size).toBe(36);
    expect(made[36]).toBeUndefined();
  });

  it('and a user who comes later have SIDs of their own, which they keep', () => {
    const [first, ...others] = tenant.users;
    const users = [...others];
    const directory = new ActiveDirectoryDomain('corp', testWorld().random('domain'), () =>
      users.map((user) => ({ ...user, source: {} })),
    );
    const sids = () => directory.users.map((user) => directory.sidOf(user));
    const before = sids();
    const computer = directory.createComputer({ ...order, prefix: 'A-', randomCharacters: 5 })!;
    users.push(first!);
    expect(sids().slice(0, -1)).toEqual(before);
    expect(new Set([...sids(), computer.objectSid]).size).toBe(tenant.users.length + 1);
    users.shift();
    expect(sids().slice(0, -1)).toEqual(before.slice(1));
  });

  it('stands in its unit, or in the domain’s own container', () => {
    const directory = domain();
    const own = directory.createComputer({ ...order, prefix: 'A-', randomCharacters: 5 })!;
    expect(own.distinguishedName).toBe(`CN=${own.name},CN=Computers,DC=corp,DC=alderfinch,DC=example`);
    expect(own.objectSid.startsWith(`${directory.sid}-`)).toBe(true);
    expect(own.machinePassword).toHaveLength(120);
  });
});

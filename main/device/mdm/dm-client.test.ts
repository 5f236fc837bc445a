import { describe, expect, it } from 'vitest';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { seconds } from '../../world/time.ts';
import { channels } from '../windows/events/channels.ts';
import { firstSync, managedPc, order, unmanagedPc } from '../testing/management.ts';

const policy = (name: string): string => `./Device/Vendor/MSFT/Policy/Config/Camera/${name}`;
const idsOf = (machine: ReturnType<typeof managedPc>['machine']): number[] =>
  machine.eventLog.events(channels.deviceManagement).map(({ id }) => id);

describe('an OMA-DM session', () => {
  it('opens with alerts and DevInfo and ends when the server has no command', () => {
    const { machine, management, server } = managedPc();
    expect(machine.run(management.dmClient.session())).toEqual({ ok: true, commands: 0 });
    expect(server.alerts.map(({ data, items }) => [data, items[0]?.type, items[0]?.data])).toEqual([
      [1201, undefined, undefined],
      [1224, 'com.microsoft/MDM/LoginStatus', 'others'],
      [1224, 'com.microsoft/MDM/BootstrapSync', 'device'],
    ]);
    const [exchange] = machine.world.internet.trace;
    expect(exchange?.request.headers).toMatchObject({ 'x-reseal-client-certificate': 'AQID' });
    expect(exchange?.request.body).toContain('./DevInfo/DevId');
    expect(idsOf(machine)).toEqual([208, 209]);
  });

  it('tells of the signed-in user with a token', () => {
    const { machine, management, server } = managedPc();
    management.state.signIn({
      sid: 'S-1-12-1-7',
      userPrincipalName: 'ada@northwind.example',
      accessToken: 'jwt',
    });
    machine.run(management.dmClient.session());
    const items = server.alerts.flatMap((alert) => alert.items.map(({ type, data }) => `${type}=${data}`));
    expect(items).toContain('com.microsoft/MDM/LoginStatus=user');
    expect(items).toContain('com.microsoft/MDM/AADUserToken=jwt');
  });

  it('carries out several packages and answers each command', () => {
    const { machine, management, server } = managedPc();
    server.send(
      order('Replace', `${firstSync}/TimeOutUntilSyncFailure`, '45', 'int'),
      order('Get', './DevDetail/SwV'),
    );
    server.send(order('Add', policy('AllowCamera'), '0', 'int'), order('Get', './DevDetail/Colour'));
    expect(machine.run(management.dmClient.session())).toEqual({ ok: true, commands: 4 });
    expect(server.statusOf(`${firstSync}/TimeOutUntilSyncFailure`)).toBe(200);
    expect(server.statusOf('./DevDetail/Colour')).toBe(404);
    expect(server.results.map(({ items }) => [items[0]?.source, items[0]?.format])).toEqual([
      ['./DevDetail/SwV', 'chr'],
    ]);
    expect(management.tree.read(policy('AllowCamera'))).toBe('0');
  });

  it('takes time for what it applies, not for bookkeeping', () => {
    const bookkeeping = managedPc();
    bookkeeping.server.send(order('Replace', `${firstSync}/BlockInStatusPage`, '0', 'int'));
    bookkeeping.machine.run(bookkeeping.management.dmClient.session());
    const applying = managedPc();
    applying.server.send(order('Add', policy('A'), '0', 'int'), order('Add', policy('B'), '0', 'int'));
    applying.machine.run(applying.management.dmClient.session());
    const difference = applying.machine.elapsed() - bookkeeping.machine.elapsed();
    expect(difference).toBeGreaterThanOrEqual(2 * applying.machine.timing.applyNode);
    expect(difference).toBeLessThan(seconds(1));
  });

  it('undoes an Atomic of which one command fails', () => {
    const { machine, management, server } = managedPc();
    const commands = [
      order('Replace', policy('AllowCamera'), '1', 'int'),
      order('Replace', './DevInfo/Man', 'X'),
      order('Add', policy('Late'), '1', 'int'),
    ];
    management.tree.write(policy('AllowCamera'), '0');
    server.send({ kind: 'Atomic', commands });
    machine.run(management.dmClient.session());
    expect(
      server.statuses.filter(({ cmd }) => cmd !== 'SyncHdr').map(({ cmd, data }) => [cmd, data]),
    ).toEqual([
      ['Atomic', 507],
      ['Replace', 216],
      ['Replace', 405],
      ['Add', 215],
    ]);
    expect(management.tree.read(policy('AllowCamera'))).toBe('0');
    expect(management.tree.has(policy('Late'))).toBe(false);
  });

  it('carries out a Sequence in its order, past a command that fails', () => {
    const { machine, management, server } = managedPc();
    const commands = [
      order('Add', policy('AllowCamera'), '1', 'int'),
      order('Replace', './DevInfo/Man', 'X'),
      order('Get', policy('AllowCamera')),
      order('Replace', policy('AllowCamera'), '0', 'int'),
    ];
    server.send({ kind: 'Sequence', commands });
    machine.run(management.dmClient.session());
    expect(
      server.statuses.filter(({ cmd }) => cmd !== 'SyncHdr').map(({ cmd, data }) => [cmd, data]),
    ).toEqual([
      ['Sequence', 200],
      ['Add', 200],
      ['Replace', 405],
      ['Get', 200],
      ['Replace', 200],
    ]);
    expect(server.results.flatMap(({ items }) => items.map(({ data }) => data))).toEqual(['1']);
    expect(management.tree.read(policy('AllowCamera'))).toBe('0');
  });

  it('puts a large value together', () => {
    const { machine, management, server } = managedPc();
    const target = policy('Long');
    server.send({ kind: 'Add', items: [{ target, format: 'chr', data: 'first half, ', moreData: true }] });
    server.send({ kind: 'Add', items: [{ target, format: 'chr', data: 'second half' }] });
    machine.run(management.dmClient.session());
    expect(server.statuses.filter(({ cmd }) => cmd === 'Add').map(({ data }) => data)).toEqual([213, 200]);
    expect(management.tree.read(target)).toBe('first half, second half');
  });

  it('says that a large value was torn when another command comes before its end', () => {
    const { machine, management, server } = managedPc();
    server.send({
      kind: 'Add',
      items: [{ target: policy('Long'), format: 'chr', data: 'half', moreData: true }],
    });
    server.send(order('Add', policy('Other'), '1', 'int'));
    machine.run(management.dmClient.session());
    expect(management.tree.has(policy('Long'))).toBe(false);
    const torn = server.alerts.find(({ data }) => data === 1225);
    expect(torn?.items[0]?.source).toBe(policy('Long'));
  });

  it('tells a large value in parts, one a message, and the last one ends the package', () => {
    const { machine, management, server } = managedPc();
    const value = 'abcdefghij'.repeat(15_000);
    management.tree.write(policy('Long'), value);
    server.send(order('Get', policy('Long')));
    expect(machine.run(management.dmClient.session())).toMatchObject({ ok: true });
    const parts = server.results.map(({ items }) => items[0]);
    expect(parts.map((part) => part?.moreData ?? false)).toEqual([true, true, false]);
    expect(parts.map((part) => part?.data).join('')).toBe(value);
    const sent = machine.world.internet.trace.map(({ request }) => request.body?.includes('<Final/>'));
    expect(sent).toEqual([true, false, false, true]);
  });

  it('fails an Atomic that holds another', () => {
    const { machine, management, server } = managedPc();
    server.send({ kind: 'Atomic', commands: [order('Add', policy('Inner'), '1', 'int')], nested: true });
    machine.run(management.dmClient.session());
    const answers = server.statuses.filter(({ cmd }) => cmd !== 'SyncHdr');
    expect(answers.map(({ cmd, data }) => [cmd, data])).toEqual([
      ['Atomic', 507],
      ['Add', 215],
    ]);
    expect(management.tree.has(policy('Inner'))).toBe(false);
  });

  it('logs a command that fails', () => {
    const { machine, management, server } = managedPc();
    server.send(
      order('Replace', './DevInfo/Man', 'X'),
      order('Replace', `${firstSync}/TimeOutUntilSyncFailure`, '0'),
    );
    machine.run(management.dmClient.session());
    expect(idsOf(machine)).toEqual([208, 404, 404, 209]);
    const [, refused, malformed] = machine.eventLog.events(channels.deviceManagement);
    expect(refused!.text).toMatch(
      /CSP URI: \(\.\/Device\/DevInfo\/Man\), Result: \(Unknown Win32 Error code: 0x86000005\)/,
    );
    expect(malformed!.text).toMatch(/Provider Name: \(DMClient\).*0x80190190/);
  });

  it('waits for a session that is under way', () => {
    const { machine, management, server } = managedPc();
    server.send(order('Add', policy('A'), '0', 'int'));
    const ended: string[] = [];
    machine.world.run(machine.group, management.dmClient.session(), () => ended.push('first'));
    machine.run(management.dmClient.session());
    ended.push('second');
    expect(ended).toEqual(['first', 'second']);
    expect(idsOf(machine)).toEqual([208, 813, 209, 208, 209]);
  });
});

describe('a session that fails', () => {
  it('tells why the server was not reached', () => {
    const { machine, management } = managedPc();
    machine.world.internet.change({ blockedHosts: ['*.manage.microsoft.com'] });
    const outcome = machine.run(management.dmClient.session());
    expect(outcome).toMatchObject({ ok: false, cause: 'r.manage.microsoft.com: the operation timed out' });
    expect(outcome.ok ? '' : formatHResult(outcome.code)).toBe('0x80072EE2');
  });

  it('does not begin before enrolment', () => {
    const { machine, management } = unmanagedPc();
    expect(machine.run(management.dmClient.session())).toMatchObject({
      ok: false,
      cause: 'the PC is not enrolled',
    });
  });
});

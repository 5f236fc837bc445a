/** The network of this PC. */
import type { Process } from '../../../world/process.ts';
import { between } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import type { Adapter } from '../commands/ipconfig.ts';
import { adaptersOf } from '../commands/ipconfig.ts';
import { echoFailure, targetOf } from '../commands/network-target.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import { PsError, record } from './values.ts';

const usualHost = 'internetbeacon.msedge.net';

const ports: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['rdp', 3_389],
  ['smb', 445],
  ['winrm', 5_985],
]);

function* tested(call: Call): Process<void> {
  const { args, emit, warn, facts } = call;
  const { machine } = facts;
  const host = args.text('ComputerName') ?? usualHost;
  const port = args.number('Port') ?? ports.get(args.text('CommonTCPPort')?.toLowerCase() ?? '');
  const adapter: Adapter | undefined = adaptersOf(machine).find(({ isUp }) => isUp);
  const from = [['InterfaceAlias', adapter?.name ?? '']] as const;
  const target = yield* targetOf(machine, host);
  const kind = port === undefined ? 'Ping' : 'Tcp';
  if (!target) {
    warn(`Name resolution of ${host} failed`);
    emit(
      record('TestNetConnection', [
        ['ComputerName', host],
        ['RemoteAddress', ''],
        ...from,
        ['SourceAddress', ''],
        ['PingSucceeded', false],
      ]),
    );
    return;
  }
  const source = target.isNear || adapter === undefined ? '' : adapter.address;
  const before = machine.world.clock.now;
  // A way that an echo comes back by takes connections too: firewalls here drop both.
  const failure = yield* echoFailure(machine, target);
  const took = between(before, machine.world.clock.now);
  const succeeded = failure === null;
  if (!succeeded && port !== undefined) warn(`TCP connect to (${target.address} : ${port}) failed`);
  if (!succeeded) warn(`Ping to ${target.address} failed with status: TimedOut`);
  const isBare = args.text('InformationLevel')?.toLowerCase() === 'quiet';
  if (isBare) {
    emit(succeeded);
    return;
  }
  const ping = [
    ['PingSucceeded', succeeded],
    ['PingReplyDetails (RTT)', `${succeeded ? took : 0} ms`],
  ] as const;
  emit(
    record('TestNetConnection', [
      ['ComputerName', host],
      ['RemoteAddress', target.address],
      ...(port === undefined ? [] : [['RemotePort', port] as const]),
      ...from,
      ['SourceAddress', source],
      ...(kind === 'Ping' || !succeeded ? ping : []),
      ...(kind === 'Tcp' ? [['TcpTestSucceeded', succeeded] as const] : []),
    ]),
  );
}

const testNetConnection: Cmdlet = {
  parameters: { ComputerName: 'text', CommonTCPPort: 'text', Port: 'number', InformationLevel: 'text' },
  positions: ['ComputerName', 'CommonTCPPort'],
  run: tested,
};

function* resolved(call: Call): Process<void> {
  const { machine } = call.facts;
  const host = call.args.text('Name') ?? '';
  const failure = yield* machine.world.internet.resolve(machine.client(), host);
  if (failure !== null)
    throw new PsError(`${host} : DNS name does not exist`, {
      source: 'Resolve-DnsName',
      category: `ResourceUnavailable: (${host}:String) [Resolve-DnsName], Win32Exception`,
      id: 'DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName',
    });
  call.emit(
    record('DnsRecord', [
      ['Name', host],
      ['Type', 'A'],
      ['Section', 'Answer'],
      ['IPAddress', addressOfHost(host)],
    ]),
  );
}

const getNetAdapter: Cmdlet = {
  parameters: { Name: 'text' },
  positions: ['Name'],
  run({ facts, emit }) {
    for (const { name, description, isUp, macAddress } of adaptersOf(facts.machine))
      emit(
        record('NetAdapter', [
          ['Name', name],
          ['InterfaceDescription', description],
          ['Status', isUp ? 'Up' : 'Disconnected'],
          ['MacAddress', macAddress],
        ]),
      );
  },
};

export const networkCmdlets: Cmdlets = {
  'Get-NetAdapter': getNetAdapter,
  'Resolve-DnsName': {
    parameters: { Name: 'text', Type: 'text' },
    positions: ['Name', 'Type'],
    mandatory: 'Name',
    run: resolved,
  },
  'Test-NetConnection': testNetConnection,
};

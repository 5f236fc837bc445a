/** A managed PC and a small DM server of its own, for tests. */
import { expectedSeparator } from '../../protocols/management-tree/first-sync-status.ts';
import { ecKeyFrom } from '../../protocols/pki/ec-key.ts';
import { decodeSyncMl, encodeSyncMl } from '../../protocols/syncml/syncml.codec.ts';
import type {
  Action,
  Alert,
  Atomic,
  Command,
  Item,
  Results,
  Sequence,
  Status,
} from '../../protocols/syncml/syncml.messages.ts';
import { encodeInstallerPackage } from '../../protocols/ime/installer-package.ts';
import type { InstallerPackage } from '../../protocols/ime/installer-package.ts';
import type { Service } from '../../world/internet/http.ts';
import { text } from '../../world/internet/http.ts';
import { seedOf } from '../../world/random.ts';
import type { MachineForTests, PcForTests } from './machine.ts';
import { machineForTests } from './machine.ts';
import { storeEnrolment } from '../mdm/enrolment.ts';
import type { Management } from '../mdm/management.ts';
import { createManagement } from '../mdm/management.ts';

export const dmServerUrl = 'https://r.manage.microsoft.com/devicegatewayproxy/cimhandler.ashx';
export const contentHost = 'swda01-mscdn.manage.microsoft.com';
export const firstSync = './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/FirstSyncStatus';
export const list = (...uris: readonly string[]): string => uris.join(expectedSeparator);

type ActionOrder = Omit<Action, 'cmdId'>;
type Order =
  | ActionOrder
  | {
      readonly kind: 'Atomic' | 'Sequence';
      readonly commands: readonly ActionOrder[];
      readonly nested?: true;
    };

/** One command of one node. */
export const order = (
  kind: Action['kind'],
  target: string,
  data?: string,
  format: Item['format'] = 'chr',
): ActionOrder => ({
  kind,
  items: [{ target, ...(data === undefined ? {} : { data, format }) }],
});

/** Sends what it is told to, one batch a message, and keeps what the device answers. */
export class DmServerForTests {
  readonly statuses: Status[] = [];
  readonly results: Results[] = [];
  readonly alerts: Alert[] = [];
  readonly #batches: (readonly Order[])[] = [];
  #messages = 0;

  readonly service: Service = (request) => this.#answer(request.body ?? '');

  /** Each batch goes out with one message of the server. */
  send(...batch: readonly Order[]): void {
    this.#batches.push(batch);
  }

  /** Status of the command on a node, the last one. */
  statusOf(target: string): number | undefined {
    return this.statuses.findLast(({ targetRef }) => targetRef === target)?.data;
  }

  *#answer(body: string): ReturnType<Service> {
    const message = decodeSyncMl(body);
    for (const command of message.commands) {
      if (command.kind === 'Status') this.statuses.push(command);
      if (command.kind === 'Results') this.results.push(command);
      if (command.kind === 'Alert') this.alerts.push(command);
    }
    let cmdId = 0;
    const numbered = (one: Order): Action | Atomic | Sequence =>
      'commands' in one
        ? {
            kind: one.kind,
            cmdId: ++cmdId,
            commands: one.commands.map((each) => ({ ...each, cmdId: ++cmdId })),
          }
        : { ...one, cmdId: ++cmdId };
    // The codec has no Atomic in an Atomic to write: it is put into the text.
    const nest = (xml: string): string =>
      xml.replace('</Atomic>', `<Atomic><CmdID>${cmdId + 1}</CmdID></Atomic></Atomic>`);
    const batch = this.#batches.shift() ?? [];
    const nested = batch.some((one) => 'nested' in one);
    const status: Command = {
      kind: 'Status',
      cmdId: ++cmdId,
      msgRef: message.msgId,
      cmdRef: 0,
      cmd: 'SyncHdr',
      data: 200,
    };
    const commands: Command[] = [status, ...batch.map(numbered)];
    const xml = encodeSyncMl({
      sessionId: message.sessionId,
      msgId: ++this.#messages,
      target: message.source,
      source: message.target,
      commands,
      final: true,
    });
    return text(nested ? nest(xml) : xml, 200, 'application/vnd.syncml.dm+xml');
  }
}

export interface ManagedPc {
  readonly machine: MachineForTests;
  readonly management: Management;
  readonly server: DmServerForTests;
  /** What the content host has, by path. */
  readonly content: Map<string, { readonly size: number; readonly content: InstallerPackage }>;
}

/** A PC with management and no enrolment. */
export function unmanagedPc(
  pc: PcForTests & { readonly release?: MachineForTests['release'] } = {},
): ManagedPc {
  const bare = machineForTests(pc);
  const machine = pc.release ? { ...bare, release: pc.release } : bare;
  const management = createManagement(machine, {
    // Keys of the TPM are the subject of join/tpm-key.ts; here a seeded one is quicker.
    *makeKey(container) {
      return ecKeyFrom(seedOf(container));
    },
    hardwareHash: () => 'T0EAAA==',
  });
  const content: ManagedPc['content'] = new Map();
  machine.world.internet.attach(contentHost, function* (request) {
    const known = content.get(request.url.replace(`https://${contentHost}`, ''));
    return known
      ? { status: 200, body: encodeInstallerPackage(known.content), size: known.size }
      : text('no such content', 404);
  });
  return { machine, management, server: new DmServerForTests(), content };
}

/** An enrolled PC, its DM server and its content host on the virtual internet. */
export function managedPc(pc: Parameters<typeof unmanagedPc>[0] = {}): ManagedPc {
  const managed = unmanagedPc(pc);
  enrolForTests(managed);
  return managed;
}

/** Enrols without the exchange. */
export function enrolForTests({ machine, server }: ManagedPc): void {
  const certificate = machine.certificates.add('LocalMachine', 'My', Uint8Array.of(1, 2, 3), {
    purpose: 'MDM',
  });
  storeEnrolment(machine.registry, {
    id: '11111111-2222-4333-8444-555555555555',
    providerId: 'MS DM Server',
    serverUrl: dmServerUrl,
    certificateThumbprint: certificate.thumbprint,
    userPrincipalName: 'foouser@northwind.example',
    discoveryUrl: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
  });
  machine.world.internet.attach('r.manage.microsoft.com', server.service);
}

/** A package that leaves an MSI product behind. */
export const msiPackage = (productCode: string, more: Partial<InstallerPackage> = {}): InstallerPackage => ({
  kind: 'msi',
  runSeconds: 20,
  exitCode: 0,
  writes: { registry: [], files: [], products: [{ productCode, version: '1.0.0', name: productCode }] },
  ...more,
});

/** The job document of an Exec on DownloadInstall. */
export const msiJob = (path: string): string =>
  `<MsiInstallJob id="{0}"><Product Version="1.0.0"><Download><ContentURLList>` +
  `<ContentURL>https://${contentHost}${path}</ContentURL></ContentURLList></Download>` +
  `<Enforcement><CommandLine>/quiet</CommandLine><RetryCount>3</RetryCount><RetryInterval>5</RetryInterval>` +
  `</Enforcement></Product></MsiInstallJob>`;

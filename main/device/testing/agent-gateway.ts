/** An Intune Management Extension gateway with a few apps, for tests. */
import type { Flow } from '../../../shared/session/flow.ts';
import type {
  ContentInfo,
  ContentRequest,
  EspPhase,
  GatewayRequest,
  GatewayResponse,
  PhaseResponse,
  ScriptPolicy,
  StatusReport,
  Win32AppPolicy,
} from '../../protocols/ime/ime.messages.ts';
import type { InstallerPackage } from '../../protocols/ime/installer-package.ts';
import { json, text } from '../../world/internet/http.ts';
import type { ManagedPc } from './management.ts';
import { contentHost } from './management.ts';
import { agentService } from '../mdm/csp/msi-job.ts';
import type { Machine } from '../windows/machine.ts';
import { agentLogs } from '../ime/agent-log.ts';
import { hostAgent } from '../ime/agent.ts';
import { ProviderState, providerUri } from '../ime/tracking.ts';

/** All of the agent's logs, one behind the other. */
export const agentLogText = ({ files }: Pick<Machine, 'files'>): string =>
  files
    .list(agentLogs)
    .map(({ path }) => files.readText(path) ?? '')
    .join('');

export interface GatewayForTests {
  readonly reports: StatusReport[];
  readonly requests: GatewayRequest[];
  /** What is assigned, by phase. */
  readonly assigned: Record<EspPhase, Win32AppPolicy[]>;
  /** PowerShell scripts, sent with every PolicyRequest. */
  readonly scripts: ScriptPolicy[];
  /** SHA-256 that the gateway tells of an app's file. */
  readonly fileHashes: Map<string, string>;
  down: boolean;
  /** App whose content the gateway does not know. */
  unknownContent: string | null;
}

const folder = 'C:\\Program Files\\';

/** A required, blocking app that is detected by its own file. */
export const app = (name: string, more: Partial<Win32AppPolicy> = {}): Win32AppPolicy => ({
  Id: `id-${name}`,
  Name: name,
  Version: 1,
  Intent: 3,
  TargetType: 2,
  InstallCommandLine: `${name}.exe /quiet`,
  RunAs: 1,
  MaxRunTimeInMinutes: 60,
  ReturnCodes: [],
  DetectionRules: [
    {
      type: 'win32LobAppFileSystemRule',
      path: folder + name,
      fileOrFolderName: `${name}.exe`,
      operationType: 'exists',
    },
  ],
  RequirementRules: [],
  FlatDependencies: [],
  Blocking: true,
  Kind: 'win32',
  ...more,
});

/** Puts an app's package on the content host: it writes the file that detection looks for. */
export function publish(
  pc: ManagedPc,
  name: string,
  more: Partial<InstallerPackage> = {},
  size = 10_000_000,
): void {
  const content: InstallerPackage = {
    kind: 'win32',
    runSeconds: 30,
    exitCode: 0,
    writes: {
      registry: [],
      files: [{ path: `${folder}${name}\\${name}.exe`, version: '2.1.0' }],
      products: [],
    },
    startMenu: name,
    ...more,
  };
  pc.content.set(`/id-${name}`, { size, content });
}

export function attachGateway(
  { machine, content }: ManagedPc,
  ...apps: readonly Win32AppPolicy[]
): GatewayForTests {
  const gateway: GatewayForTests = {
    reports: [],
    requests: [],
    assigned: { DeviceSetup: [...apps], AccountSetup: [] },
    scripts: [],
    fileHashes: new Map(),
    down: false,
    unknownContent: null,
  };
  machine.world.internet.attach('fef.msub01.manage.microsoft.com', function* (request) {
    if (gateway.down) return text('down', 503);
    const call = JSON.parse(request.body ?? '') as GatewayRequest;
    gateway.requests.push(call);
    const payload = (value: unknown) => json({ ResponsePayload: value === '' ? '' : JSON.stringify(value) });
    switch (call.RequestContentType) {
      case 'PolicyRequest':
        return json(answerTo(gateway, call.EspPhase));
      case 'GetContentInfo': {
        const { AppId } = JSON.parse(call.RequestPayload) as ContentRequest;
        if (AppId === gateway.unknownContent) return text('no such content', 404);
        const info: ContentInfo = {
          Url: `https://${contentHost}/${AppId}`,
          Size: content.get(`/${AppId}`)?.size ?? 0,
          ...(gateway.fileHashes.has(AppId) ? { FileHash: gateway.fileHashes.get(AppId) ?? '' } : {}),
        };
        return payload(info);
      }
      case 'ReportStatus':
        gateway.reports.push(JSON.parse(call.RequestPayload) as StatusReport);
        return payload('');
    }
  });
  return gateway;
}

function answerTo(
  { assigned, scripts }: GatewayForTests,
  phase: GatewayRequest['EspPhase'],
): GatewayResponse {
  const part = (one: EspPhase): PhaseResponse => ({
    ResponsePayload: JSON.stringify(assigned[one]),
    Scripts: scripts,
  });
  if (phase !== 'NotInEsp') return part(phase);
  return { ...part('DeviceSetup'), AccountSetup: part('AccountSetup') };
}

/** What the server and the agent's installer do: the provider's node, the service, and it runs. */
export function startAgent({ machine, management }: ManagedPc, phase: Flow = 'technician'): void {
  management.tree.write(`${providerUri}/InstallationState`, String(ProviderState.NotInstalled));
  management.tree.write(`${providerUri}/TrackedResourceTypes/Apps`, 'true');
  hostAgent(management, () => phase);
  machine.services.install(agentService, 'Microsoft Intune Management Extension', 'automatic');
  machine.services.start(agentService);
}

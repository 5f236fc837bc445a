/** A PC that goes through the Enrollment Status Page, for tests: what its server sends and its gateway assigns. */
import { InternalError } from '../../../shared/failures.ts';
import type { EspView } from '../../../shared/stage/view.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { Group, sleep } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import type { PcForTests } from './machine.ts';
import { hostAgent } from '../ime/agent.ts';
import type { GatewayForTests } from './agent-gateway.ts';
import { attachGateway, publish } from './agent-gateway.ts';
import type { Machine } from '../windows/machine.ts';
import type { ManagedPc } from './management.ts';
import { enrolForTests, firstSync, list, msiJob, msiPackage, order, unmanagedPc } from './management.ts';
import { EnrollmentStatusPage } from '../esp/enrollment-status-page.ts';
import type { EspOutcome, PreparationSteps } from '../esp/esp-run.ts';
import { isUserFlow, type FlowPart } from '../autopilot/flow.ts';
import { englishOf } from '../esp/status-texts.ts';

const agentProduct = '{AAAAAAAA-0000-4000-8000-000000000000}';
const msi = (product: string): string => `./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${product}`;
const provider = './Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/Sidecar';
const wifiProfile = './Device/Vendor/MSFT/WiFi/Profile/Northwind';

export interface EspSetUp {
  readonly apps?: readonly Win32AppPolicy[];
  readonly timeout?: number;
  readonly skip?: boolean;
  /** URIs of policies that the server sets. */
  readonly policies?: readonly string[];
  /** Products of line-of-business MSIs. */
  readonly products?: readonly string[];
  /** BlockInStatusPage. */
  readonly block?: number;
  readonly customText?: string;
}

/** The batches that the server sends for the device; the agent and its node are sent once for an enrolment. */
export function sendDevicePhase({ server, content }: ManagedPc, setUp: EspSetUp = {}, again = false): void {
  const { policies = ['./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera'], products = [] } = setUp;
  content.set('/IntuneWindowsAgent.msi', {
    size: 9_000_000,
    content: msiPackage(agentProduct, { runSeconds: 8 }),
  });
  server.send(
    order('Replace', `${firstSync}/TimeOutUntilSyncFailure`, String(setUp.timeout ?? 60), 'int'),
    order('Replace', `${firstSync}/BlockInStatusPage`, String(setUp.block ?? 0), 'int'),
    order('Replace', `${firstSync}/SkipDeviceStatusPage`, String(setUp.skip ?? false), 'bool'),
    order('Replace', `${firstSync}/CustomErrorText`, setUp.customText ?? ''),
    order('Replace', './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/EntDMID', 'ent-1'),
    order('Replace', `${firstSync}/ExpectedPolicies`, list(...policies)),
    order('Replace', `${firstSync}/ExpectedNetworkProfiles`, wifiProfile),
    order(
      'Replace',
      `${firstSync}/ExpectedMSIAppPackages`,
      list(...[agentProduct, ...products].map((product) => `${msi(product)}/Status;1`)),
    ),
  );
  server.send(order('Replace', `${wifiProfile}/WlanXml`, '<WLANProfile/>'));
  if (!again)
    server.send(
      order('Add', `${provider}/InstallationState`, '1', 'int'),
      order('Add', `${provider}/TrackedResourceTypes/Apps`, 'true', 'bool'),
      order('Add', `${msi(agentProduct)}/DownloadInstall`, msiJob('/IntuneWindowsAgent.msi'), 'xml'),
      order('Exec', `${msi(agentProduct)}/DownloadInstall`, msiJob('/IntuneWindowsAgent.msi'), 'xml'),
    );
  server.send(
    ...policies.map((uri) => order('Replace', uri, '1', 'int')),
    ...products.flatMap((product) => [
      order('Replace', `${msi(product)}/DownloadInstall`),
      order('Exec', `${msi(product)}/DownloadInstall`, msiJob(`/${product}.msi`)),
    ]),
    order('Replace', `${firstSync}/ServerHasFinishedProvisioning`, 'true', 'bool'),
  );
}

/** 'Device setup: Working on it... [Security policies 1 of 1 applied | …]' by item id. */
export const linesOf = (view: EspView): Record<string, string> =>
  Object.fromEntries(
    view.categories.flatMap((category) => [
      [category.id, `${category.state}: ${englishOf(category.status)}`],
      ...category.items.map((item): [string, string] => [
        `${category.id}.${item.id}`,
        `${item.state}: ${englishOf(item.status)}`,
      ]),
    ]),
  );

/** What ended a run. */
export function failureOf(outcome: EspOutcome | undefined): {
  readonly [name in 'code' | 'cause' | 'step']: string;
} & { readonly item: string | null } {
  if (!outcome || !('failure' in outcome)) throw new InternalError(`no failure: ${JSON.stringify(outcome)}`);
  const { code, item, cause, step } = outcome.failure;
  return { code: formatHResult(code), item, cause, step };
}

export interface EspRun {
  readonly page: EnrollmentStatusPage;
  /** Undefined while it runs. */
  outcome: EspOutcome | undefined;
  /** Every text that an item has shown, in order. */
  shown(item: string): readonly string[];
  lines(): Record<string, string>;
}

export interface EspPc extends ManagedPc {
  readonly gateway: GatewayForTests;
  /** Starts the page; what it takes to attest, join and enrol is faked. */
  start(flow: FlowPart, steps?: PreparationSteps): EspRun;
  /** Lets world time pass. */
  wait(span: Parameters<typeof sleep>[0]): void;
  restart(): void;
}

function* nothing(): Generator<never, void> {}

export function espPc(
  setUp: EspSetUp = {},
  pc: PcForTests & { readonly release?: Machine['release'] } = {},
): EspPc {
  const managed = unmanagedPc(pc);
  const gateway = attachGateway(managed, ...(setUp.apps ?? []));
  for (const { Name } of setUp.apps ?? []) publish(managed, Name);
  for (const product of setUp.products ?? [])
    managed.content.set(`/${product}.msi`, { size: 20_000_000, content: msiPackage(product) });
  hostAgent(managed.management, () => (isUserFlow(managed.machine.registry) ? 'user' : 'technician'));
  sendDevicePhase(managed, setUp);
  // Waiting in the test is no process of the PC.
  const bystander = new Group('test');
  return {
    ...managed,
    gateway,
    wait(span) {
      let over = false;
      managed.machine.world.run(bystander, sleep(span), () => {
        over = true;
      });
      while (!over)
        managed.machine.world.clock.advanceTo(
          managed.machine.world.clock.next() ?? managed.machine.world.clock.now,
        );
    },
    start(flow, steps) {
      const usual: PreparationSteps = {
        attest: () => sleep(seconds(4)),
        join: () => sleep(seconds(2)),
        *enrol() {
          enrolForTests(managed);
          yield* nothing();
        },
      };
      const page = new EnrollmentStatusPage(
        managed.management,
        flow,
        steps ?? (flow === 'technician' ? usual : {}),
      );
      const shown = new Map<string, string[]>();
      page.changes.listen(() => {
        for (const [item, text] of Object.entries(linesOf(page.view()))) {
          const texts = shown.get(item) ?? [];
          if (texts.at(-1) !== text) shown.set(item, [...texts, text]);
        }
      });
      const run: EspRun = {
        page,
        outcome: undefined,
        shown: (item) => shown.get(item) ?? [],
        lines: () => linesOf(page.view()),
      };
      managed.machine.world.run(managed.machine.group, page.run(), (outcome) => {
        if (!outcome.ok) throw outcome.error;
        run.outcome = outcome.value;
      });
      return run;
    },
    restart() {
      managed.machine.group.cancel();
      managed.management.resume();
      managed.machine.services.boot();
    },
  };
}

/**
 * One run, told five times: by the stage, the registry, the event log, the messages on the wire and the cloud's
 * records. They must agree.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { agentLogPath } from '../../main/device/ime/agent-log.ts';
import { readRecords } from '../../main/device/ime/app-records.ts';
import { readAgentLog } from '../../main/device/ime/read-agent-log.ts';
import { firstSyncKey, findEnrolment } from '../../main/device/mdm/enrolment.ts';
import { soapExchanges } from '../../main/device/mdm/trace/soap-trace.ts';
import { syncMlSessions } from '../../main/device/mdm/trace/syncml-trace.ts';
import { channels } from '../../main/device/windows/events/channels.ts';
import { buildReport } from '../../main/session/report.ts';
import type { TracedCommand } from '../testing/traced-commands.ts';
import { syncMlCommands } from '../testing/traced-commands.ts';
import type { Played } from '../testing/played.ts';
import { played } from '../testing/played.ts';

const settings = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotSettings';
const trackedApps =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\Autopilot\\EnrollmentStatusTracking\\Device\\Setup\\Apps\\Tracking\\Sidecar';
const policyManager = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device';

function witnesses({ rehearsal, report }: Played) {
  const { machine } = rehearsal.pc;
  const { registry, eventLog } = machine;
  const { trace } = rehearsal.world.internet;
  const sessions = syncMlSessions(trace);
  const commands = syncMlCommands(sessions);
  const managed = rehearsal.cloud
    .records()
    .managedDevices.find(({ serialNumber }) => serialNumber === machine.hardware.serialNumber);
  const enrolment = findEnrolment(registry);
  return {
    report,
    again: buildReport(rehearsal, []),
    registry,
    trace,
    sessions,
    commands,
    managed,
    deviceManagement: eventLog.events(channels.deviceManagement),
    shellCore: eventLog.events(channels.shellCore),
    agentLog: readAgentLog(machine.files.readText(agentLogPath('AppWorkload')) ?? ''),
    records: readRecords(registry),
    event: rehearsal.cloud.records().autopilotEvents.at(-1),
    firstSync: (name: string) => enrolment && registry.number(firstSyncKey(enrolment.id), name),
  };
}

type Witnesses = ReturnType<typeof witnesses>;

/** What the registry says of a category's lines, by subcategory. */
const stored = ({ registry }: Witnesses, category: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(JSON.parse(registry.text(settings, `${category}.Status`) ?? '{}') as object)
      .filter(([name]) => name.startsWith(`${category}.`))
      .map(([name, value]) => [
        name.slice(category.length + 1),
        (value as { subcategoryStatusText: string }).subcategoryStatusText,
      ]),
  );

const isPolicy = ({ uri, kind, status }: TracedCommand): boolean =>
  /^\.\/(Device\/)?Vendor\/MSFT\/Policy\/Config\//.test(uri) && kind !== 'Get' && status === 200;

describe.each([
  { id: 'entra-wired', flow: 'user', outcome: 'desktop' },
  { id: 'app-fails', flow: 'technician', outcome: 'failed' },
] as const)('$id', ({ id, flow, outcome }) => {
  let run: Witnesses;
  beforeAll(() => {
    run = witnesses(played(id));
  }, 120_000);

  it('is the same run when it is replayed from its journal', () => {
    expect(run.again.digest).toBe(run.report.digest);
  });

  it('stage and registry say the same of every line of device setup', () => {
    expect(run.report.outcome).toBe(outcome);
    const lines = run.report.esp[flow]!.deviceSetup;
    const texts = stored(run, 'DeviceSetupCategory');
    expect(Object.fromEntries(lines.map(({ item }) => [item, texts[item]]))).toEqual(
      Object.fromEntries(lines.map(({ item, text }) => [item, text])),
    );
  });

  it('tracking keys, the agent’s records, the report and the cloud say the same of every app', () => {
    const tracked = run.registry
      .keys(trackedApps)
      .map((name): [string, number | undefined] => [
        name.replace(/^Win32App_|_\d+$/g, ''),
        run.registry.number(`${trackedApps}\\${name}`, 'InstallationState'),
      ]);
    expect(tracked.length).toBeGreaterThanOrEqual(5);
    for (const [app, state] of tracked) {
      const record = run.records.find((one) => one.id === app)!;
      expect([app, record.state]).toEqual([app, state === 4 ? 'failed' : 'installed']);
      const told = run.report.apps.filter((one) => one.id === app).at(-1)!;
      expect([app, told.state, told.exitCode]).toEqual([app, record.state, record.exitCode]);
      const kept = run.managed!.apps.filter((one) => one.id === app).at(-1)!;
      expect([app, kept.state, kept.errorCode]).toEqual([app, record.state, record.errorCode]);
    }
  });

  it('the agent’s log tells the same exit codes as its records', () => {
    for (const { id, name, exitCode, state } of run.records) {
      const begun = run.agentLog.findLastIndex(({ message }) =>
        message.endsWith(`execution type: Install for policy with id: ${id}`),
      );
      const codes = run.agentLog
        .slice(begun)
        .flatMap(({ message }) => /lpExitCode (-?\d+)$/.exec(message)?.[1] ?? []);
      expect([name, codes[0]]).toEqual([name, String(exitCode)]);
      const own = run.agentLog.filter(({ message }) => message.includes(`] ${name} (id = `));
      expect(own.some(({ level }) => level === 'error')).toBe(state === 'failed');
      expect(
        run.agentLog.some(
          ({ message }) => message.startsWith(`[Win32App] ${name} (id = `) && message.endsWith('is taken up'),
        ),
      ).toBe(true);
    }
  });

  it('the event log counts the sessions of the wire', () => {
    const ids = run.deviceManagement.map((event) => event.id);
    expect(ids.filter((one) => one === 209)).toHaveLength(run.sessions.length);
    expect(run.sessions.every(({ failure }) => failure === null)).toBe(true);
    expect(run.sessions.flatMap(({ messages }) => messages).every(({ message }) => message)).toBe(true);
  });

  it('each policy on the wire is an event and a registry value', () => {
    const policies = run.commands.filter(isPolicy);
    expect(policies.length).toBeGreaterThan(10);
    const events = run.deviceManagement.filter((event) => event.id === 813 || event.id === 814);
    const last = new Map(policies.map((command) => [command.uri, command]));
    for (const { uri, data = '' } of last.values()) {
      const [area = '', name = ''] = decodeURIComponent(uri).split('/').slice(-2);
      const value = run.registry.get(`${policyManager}\\${area}`, name);
      expect([uri, String(value?.data)]).toEqual([uri, /^\d{1,9}$/.test(data) ? String(Number(data)) : data]);
      expect(events.some(({ text }) => text.includes(`Policy: (${name}), Area: (${area})`))).toBe(true);
    }
    expect(events.filter(({ text }) => text.includes('Current User: (Device)'))).toHaveLength(
      policies.length,
    );
  });

  it('each command that the device refused is an event 404', () => {
    const refused = run.commands.filter(({ kind, status = 200 }) => kind !== 'Get' && status >= 300);
    const events = run.deviceManagement.filter((event) => event.id === 404);
    expect(events.map(({ text }) => /CSP URI: \(([^)]*)\)/.exec(text)?.[1])).toEqual(
      refused.map(({ uri }) => uri),
    );
  });

  it('the result is the same in nodes, registry, Shell-Core and the cloud', () => {
    const succeeded = outcome === 'desktop';
    const results = run.sessions.flatMap(({ messages }) =>
      messages.flatMap(({ message, direction }) =>
        direction === 'to-server'
          ? (message?.commands ?? []).flatMap((command) =>
              command.kind === 'Results'
                ? command.items.filter(({ source }) =>
                    /\.\/Device\/.*WasDeviceSuccessfullyProvisioned$/.test(source ?? ''),
                  )
                : [],
            )
          : [],
      ),
    );
    expect(results.at(-1)?.data).toBe(succeeded ? '1' : '0');
    expect(run.firstSync('WasDeviceSuccessfullyProvisioned')).toBe(succeeded ? 1 : 0);
    expect(run.event?.deviceSetupStatus).toBe(succeeded ? 'success' : 'failure');
    const ends = run.shellCore.flatMap(({ text }) => /ESPProgress_(WhiteGlove_\w+)/.exec(text)?.[1] ?? []);
    expect(ends).toEqual([succeeded ? 'WhiteGlove_Success' : 'WhiteGlove_Failed']);
  });

  it('the MSI jobs on the wire ended as their events say', () => {
    const jobs = run.commands.filter(({ kind, uri }) => kind === 'Exec' && uri.includes('/MSI/'));
    const ended = run.deviceManagement.filter((event) => event.id === 1922 || event.id === 1924);
    expect(new Set(jobs.map(({ uri }) => uri)).size).toBe(ended.length);
    expect(jobs.every(({ status }) => status === 202 || status === 200)).toBe(true);
  });
});

describe('an enrolment that the service refuses', () => {
  it('has the same code in the SOAP fault, the event log and the report', () => {
    const result = played('preprovisioning-not-allowed');
    const { trace, report, deviceManagement } = witnesses(result);
    const soap = soapExchanges(trace);
    expect(soap.map(({ action }) => action)).toEqual(['Discover', 'GetPolicies', 'wstep']);
    const code = soap.at(-1)?.fault?.code;
    expect(code).toBe('0x80180005');
    expect(report.error?.code).toBe(code);
    for (const id of [52, 71, 76]) {
      const event = deviceManagement.find((one) => one.id === id);
      expect([id, event?.text.toLowerCase().includes(code?.toLowerCase() ?? '-')]).toEqual([id, true]);
    }
  });
});

/**
 * `reseal tenant show DIR`: the services' records of a tenant: devices in Autopilot, Entra ID and Intune, and the
 * deployment report. With a scenario: as they are after its walk.
 */
import { createCloud } from '../../../cloud/cloud.ts';
import type { CloudRecords } from '../../../cloud/records-view.ts';
import { loadTenant } from '../../../cloud/tenant/load-tenant.ts';
import { memoryJournal } from '../../../session/memory-journal.ts';
import { openSession } from '../../../session/open-session.ts';
import type { SessionSources } from '../../../session/sources.ts';
import { playWalk } from '../../../session/walk.ts';
import { seedOf } from '../../../world/random.ts';
import { createWorld } from '../../../world/world.ts';
import { findScenario, sourcesOf } from '../../sources.ts';
import { readTenant } from '../../tenant/read-tenant.ts';
import { usualStart } from '../../usual-start.ts';
import type { Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';

export const tenantShow: Command = {
  words: ['DIR'],
  options: {
    scenario: { value: 'ID|FILE', help: 'plays this scenario on the tenant first' },
    json: { help: 'as JSON' },
  },
  async run(given, terminal) {
    const folder = given.word(0) ?? '';
    const scenario = given.text('scenario');
    const records = scenario === null ? atRest(folder) : played(sourcesOf(findScenario(scenario), folder));
    if (given.flag('json')) terminal.printJson(records);
    else print(records, terminal);
    return 0;
  },
};

/** The tenant as it is: what its export tells, and what its imports register. */
function atRest(folder: string): CloudRecords {
  const tenant = loadTenant(readTenant(folder).files);
  const cloud = createCloud({ world: createWorld(seedOf('tenant show'), usualStart), tenant });
  cloud.register(tenant.registrations);
  return cloud.records();
}

/** As they are after the walk. */
function played(sources: SessionSources): CloudRecords {
  const { session } = openSession(sources, memoryJournal(), null);
  playWalk({ session, scenario: sources.scenario });
  return session.records();
}

function print(records: CloudRecords, terminal: Terminal): void {
  const section = (title: string, lines: readonly string[], count = lines.length): void => {
    terminal.print(`${title}: ${count}`);
    for (const line of lines) terminal.print(`  ${line}`);
  };
  const imports = records.importedWindowsAutopilotDeviceIdentities;
  if (imports.length > 0) section('Imports', imports.map(importLine));
  section(
    'Autopilot devices',
    records.windowsAutopilotDeviceIdentities.map(
      (one) =>
        `${one.serialNumber}, ${one.manufacturer} ${one.model}, group tag ${one.groupTag || 'none'}, ` +
        `profile ${one.deploymentProfile || 'none'} (${one.deploymentProfileAssignmentStatus}), ` +
        `user ${one.userPrincipalName || 'none'}, ${one.enrollmentState}, ${one.userlessEnrollmentStatus}`,
    ),
  );
  section(
    'Entra devices',
    records.devices.map(
      (one) =>
        `${one.displayName}, ${one.trustType || 'not joined'}, compliant: ${one.isCompliant ?? 'N/A'}, ` +
        one.physicalIds.join(' '),
    ),
  );
  section('Managed devices', records.managedDevices.flatMap(managedLines), records.managedDevices.length);
  section('Deployments', records.autopilotEvents.map(deploymentLine));
}

const importLine = ({
  serialNumber,
  groupTag,
  state,
}: CloudRecords['importedWindowsAutopilotDeviceIdentities'][number]): string =>
  `${serialNumber}, group tag ${groupTag || 'none'}, ${state.deviceImportStatus}` +
  (state.deviceErrorCode === 0 ? '' : ` ${state.deviceErrorCode} ${state.deviceErrorName}`);

const managedLines = (device: CloudRecords['managedDevices'][number]): string[] => [
  `${device.deviceName}, ${device.serialNumber}, ${device.complianceState}, primary user ${device.userPrincipalName || 'none'}, last check-in ${device.lastSyncDateTime}`,
  ...device.apps.map(
    (app) => `  app ${app.name} (${app.phase}, ${app.intent}): ${app.state}${coded(app.errorCode)}`,
  ),
  ...device.policies.map(
    (policy) => `  policy ${policy.name} (${policy.phase}): ${policy.state}${coded(policy.errorCode)}`,
  ),
  ...device.scripts.map((script) => `  script ${script.name} (${script.phase}): ${script.state}`),
  ...device.compliancePolicies.map(
    ({ name, state, unmet }) =>
      `  compliance ${name}: ${state}${unmet.length > 0 ? ` (${unmet.join(', ')})` : ''}`,
  ),
];

const coded = (errorCode: number): string =>
  errorCode === 0 ? '' : ` 0x${errorCode.toString(16).toUpperCase().padStart(8, '0')}`;

const deploymentLine = (event: CloudRecords['autopilotEvents'][number]): string =>
  `${event.deviceSerialNumber}, ${event.enrollmentType}: ${event.deploymentState}` +
  (event.enrollmentFailureDetails
    ? `, ${event.enrollmentFailureDetails}`
    : `, device setup ${event.deviceSetupStatus} ${event.deviceSetupDuration}, ` +
      `account setup ${event.accountSetupStatus} ${event.accountSetupDuration}, total ${event.deploymentTotalDuration}`);

/** The report for a person: outcome first, then what it rests on. */
import type { Report, ReportEspPhase } from '../../../shared/session/report.ts';
import type { Terminal } from './terminal.ts';
import { counted } from '../../../shared/words/counted.ts';

const phaseNames: Readonly<Record<keyof ReportEspPhase, string>> = {
  devicePreparation: 'Device preparation',
  deviceSetup: 'Device setup',
  accountSetup: 'Account setup',
};

export function printReport(report: Report, terminal: Terminal): void {
  const { device, error } = report;
  terminal.print(
    `${report.scenario}: ${report.outcome}${report.elapsed ? `, technician flow ${report.elapsed}` : ''}`,
  );
  if (error)
    terminal.print(`  ${error.code} at ${error.step}${error.item ? ` (${error.item})` : ''}: ${error.cause}`);
  if (error?.next) terminal.print(`  next: ${error.next}`);
  terminal.print(
    `  ${device.manufacturer} ${device.model}, ${device.serialNumber}, ${device.computerName}, ${device.release}`,
  );
  terminal.print(`  profile ${device.profile ?? '-'}, user ${device.assignedUser ?? 'not assigned'}`);
  for (const flow of ['technician', 'user'] as const) printEsp(flow, report.esp[flow], terminal);
  for (const { flow, askedBy } of report.restarts)
    terminal.print(`  restart in device setup (${flow}), asked for by ${askedBy.join(', ')}`);
  for (const { name, phase, state, exitCode } of report.apps)
    terminal.print(
      `  app     ${state.padEnd(14)} ${name} (${phase}${exitCode === null ? '' : `, exit code ${exitCode}`})`,
    );
  terminal.print(
    `  attestation ${report.attestation.state}, ${report.attestation.attempts} attempt(s), ${report.attestation.tpm}`,
  );
  terminal.print(
    `  ${report.screens.length} screens, ${report.policies.length} policies, ${report.certificates.length} certificates, ${report.events.length} events`,
  );
  for (const { method, path, status, reason } of report.refusedWrites)
    terminal.print(`  not done: ${method} ${path}, the service answered ${status}: ${reason}`);
  for (const { what, value, option } of report.assumptions)
    terminal.print(`  assumed ${what}: ${value} (otherwise: ${option})`);
  for (const { policy, weight, does, remedy } of report.conditionalAccess)
    terminal.print(`  ${weight.padEnd(7)} Conditional Access "${policy}": ${does}. ${remedy}.`);
  if (report.notSimulated.length > 0)
    terminal.print(
      `  ${counted(report.notSimulated.length, 'setting')} without effect in a rehearsal (--json names them)`,
    );
  terminal.print(`  digest ${report.digest}`);
}

function printEsp(flow: string, phases: ReportEspPhase | null, terminal: Terminal): void {
  if (!phases) return;
  for (const [phase, items] of Object.entries(phases) as [
    keyof ReportEspPhase,
    ReportEspPhase['deviceSetup'],
  ][])
    for (const { item, text } of items)
      terminal.print(`  ${flow.padEnd(11)} ${phaseNames[phase].padEnd(19)} ${item}: ${text}`);
}

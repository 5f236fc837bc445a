/** Which scripts PowerShell may run, and where it finds them (about_Execution_Policies; facts/powershell#scripts). */
import type { Machine } from '../../windows/machine.ts';
import type { PsSession } from './cmdlet.ts';

export const scriptsFolder = 'C:\\Program Files\\WindowsPowerShell\\Scripts';
const policyKey = 'HKLM\\SOFTWARE\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell';

export const policyNames = ['Restricted', 'AllSigned', 'RemoteSigned', 'Unrestricted', 'Bypass', 'Undefined'];

export const machinePolicy = ({ registry }: Machine): string =>
  registry.text(policyKey, 'ExecutionPolicy') ?? 'Undefined';

export function setMachinePolicy({ registry }: Machine, policy: string): void {
  if (policy === 'Undefined') registry.delete(policyKey, 'ExecutionPolicy');
  else registry.setText(policyKey, 'ExecutionPolicy', policy);
}

/** What holds: of the process, else of the PC, else what a client begins with. */
export function effectivePolicy(machine: Machine, { executionPolicy }: PsSession): string {
  const own = executionPolicy === 'Undefined' ? undefined : executionPolicy;
  const ofMachine = machinePolicy(machine);
  return own ?? (ofMachine === 'Undefined' ? 'Restricted' : ofMachine);
}

export const environmentKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';

export const isOnPath = ({ environment }: PsSession, folder: string): boolean =>
  (environment.get('Path') ?? '')
    .split(';')
    .some((one) => one.replace(/\\$/, '').toLowerCase() === folder.toLowerCase());

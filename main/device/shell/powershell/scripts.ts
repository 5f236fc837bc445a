/** Scripts that PowerShell finds in files: those that this rehearsal knows what they do (facts/powershell#scripts). */
import { ownOf } from '../../../../shared/own.ts';
import type { Machine } from '../../windows/machine.ts';
import { resolvePath } from '../commands/file-commands.ts';
import { getAutopilotDiagnostics } from './autopilot-diagnostics.ts';
import { getAutopilotInfo } from './autopilot-info.ts';
import type { Cmdlet, PsSession } from './cmdlet.ts';
import { effectivePolicy } from './script-policy.ts';
import { PsError } from './values.ts';

/** By their names in the gallery, in small letters. */
const known: Readonly<Record<string, Cmdlet>> = {
  'get-windowsautopilotinfo': getAutopilotInfo,
  'get-windowsautopilotinfocommunity': getAutopilotInfo,
  'get-autopilotdiagnostics': getAutopilotDiagnostics,
  'get-autopilotdiagnosticscommunity': getAutopilotDiagnostics,
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1).replace(/\.ps1$/i, '');

/** A path as it is, a name in the folders of `Path`. */
function fileOf(typed: string, { files }: Machine, { folder, environment }: PsSession): string | undefined {
  const withEnding = /\.ps1$/i.test(typed) ? typed : `${typed}.ps1`;
  const isPath = /[\\/]/.test(typed);
  const folders = isPath ? [folder] : (environment.get('Path') ?? '').split(';').filter((one) => one !== '');
  return folders
    .map((one) => files.file(resolvePath(one, withEnding))?.path)
    .find((path) => path !== undefined);
}

/** Undefined where there is no such file. Throws PsError where it may not run. */
export function scriptNamed(
  typed: string,
  machine: Machine,
  session: PsSession,
): readonly [name: string, cmdlet: Cmdlet] | undefined {
  const path = fileOf(typed, machine, session);
  if (path === undefined) return undefined;
  const policy = effectivePolicy(machine, session);
  if (policy === 'Restricted' || policy === 'AllSigned')
    throw new PsError(
      `File ${path} cannot be loaded because running scripts is disabled on this system. For more information, see about_Execution_Policies at https:/go.microsoft.com/fwlink/?LinkID=135170.`,
      {
        source: '',
        category: 'SecurityError: (:) [], PSSecurityException',
        id: 'UnauthorizedAccess',
      },
    );
  const name = nameOf(path);
  const cmdlet = ownOf(known, name.toLowerCase());
  if (cmdlet) return [name, cmdlet];
  throw new PsError(`File ${path} holds a script that this rehearsal does not run.`, {
    source: '',
    category: 'NotImplemented: (:) [], PSNotSupportedException',
    id: 'NotSimulated',
  });
}

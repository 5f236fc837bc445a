/** Why an app failed, for the report: never shown on the stage. */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import { formatHResult, fromWin32, hresult } from '../../protocols/hresult/hresult.ts';
import { AgentError } from './app-outcome.ts';
import type { AppRecord } from './app-records.ts';
import { contentFailures } from './content.ts';

const words = new Map<number, string>([
  [AgentError.NotDetected, 'was not detected after its installation'],
  [AgentError.DependencyFailed, 'needs another app that is not there'],
  [AgentError.SupersedenceConflict, 'stands against another app by supersedence'],
  [AgentError.MaxRunTime, 'ran longer than its maximum run time'],
  [HResults.CERT_E_EXPIRED, 'was not looked at: the certificate of the agent has expired'],
  [fromWin32(Win32.ERROR_DISK_FULL), 'finds no room on the disk'],
  ...contentFailures,
]);

export function failureWords({ exitCode, errorCode }: AppRecord): string {
  const known = words.get(errorCode);
  if (known !== undefined) return known;
  if (exitCode !== null) return `ended with exit code ${exitCode}`;
  return `was not installed (${formatHResult(hresult(errorCode))})`;
}

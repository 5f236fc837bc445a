/**
 * DMClient nodes that the server sets and nodes that it reads at the start of sessions
 * (facts/syncml#nodes-that-are-read).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Enrolment } from '../enrolments.ts';
import { dmClientUri, get, replace, type PlannedCommand, type Scope } from './command.ts';

/** The node that stands for all policies in the page's count: "Security policies (1 of 1)". */
export const dummyPolicyUri = (scope: Scope): string => dmClientUri(scope, 'EntDMID');

export function bookkeepingCommands(scope: Scope, { managed }: Enrolment): PlannedCommand[] {
  const entDmId = replace(dummyPolicyUri(scope), 'chr', managed.id);
  if (scope === './User') return [entDmId];
  return [
    get('./DevDetail/SwV'),
    get('./DevDetail/Ext/Microsoft/DeviceName'),
    get(`./${cspRoots.WindowsLicensing}/Edition`),
    entDmId,
    replace(dmClientUri(scope, 'EntDeviceName'), 'chr', managed.deviceName),
    replace(dmClientUri(scope, 'AADResourceID'), 'chr', 'https://manage.microsoft.com/'),
    replace(dmClientUri(scope, 'Poll/PollOnLogin'), 'bool', 'true'),
  ];
}

/**
 * Accounts CSP: the PC's name, by a template, with the restart that setting it asks for
 * (facts/restarts#the-list). Local accounts are kept and not made.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { nameFromTemplate, renameComputer } from '../../windows/identity.ts';
import type { Csp, NodeCall } from './csp.ts';
import { kept } from './rule-makers.ts';

/** A template that is set again changes nothing: %RAND% would draw another name with each sync. */
function rename({ context, uri }: NodeCall, template: string): number {
  const { machine, tree } = context;
  if (tree.read(uri) === template) return SyncMlStatus.OK;
  const { serialNumber } = machine.hardware;
  const name = nameFromTemplate(template, serialNumber, machine.world.random('computer name'));
  if (name === '') return SyncMlStatus.BadRequest;
  renameComputer(machine.registry, name);
  return SyncMlStatus.OK;
}

export const accounts: Csp = {
  name: 'Accounts',
  root: cspRoots.Accounts,
  scopes: ['Device'],
  takesTime: true,
  rules: [
    { ...kept('Domain/ComputerName'), accepts: rename },
    kept('Users/{UserName}/Password'),
    kept('Users/{UserName}/LocalUserGroup', 'int'),
  ],
};

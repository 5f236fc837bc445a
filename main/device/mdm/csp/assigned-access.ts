/**
 * AssignedAccess CSP: kiosks. A configuration with an account that signs in by itself makes that account; which apps
 * may run in it is kept and told back (facts/policies#kiosks).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import { parseXml } from '../../../protocols/xml/xml.ts';
import { effectsOf } from '../../../../shared/policies/effects-of.ts';
import { makeKiosk, removeKiosk } from '../../windows/kiosk.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import { kept } from './rule-makers.ts';

const longest = 1_000_000;

const signsIn = (uri: string, data: string): boolean => effectsOf(uri, data).some(({ id }) => id === 'kiosk');

function changed({ context, uri }: NodeCall, data: string | undefined): void {
  const { registry } = context.machine;
  if (data !== undefined && signsIn(uri.text, data)) makeKiosk(registry);
  else removeKiosk(registry);
}

function isXml(data: string): boolean {
  try {
    parseXml(data, longest);
    return true;
  } catch (error) {
    if (error instanceof BadInputError) return false;
    throw error;
  }
}

const document = (path: string): NodeRule => ({
  ...kept(path),
  accepts: (_call, data) => (isXml(data) ? SyncMlStatus.OK : SyncMlStatus.BadRequest),
  changed,
});

export const assignedAccess: Csp = {
  name: 'AssignedAccess',
  root: cspRoots.AssignedAccess,
  scopes: ['Device'],
  takesTime: true,
  rules: [
    document('Configuration'),
    document('ShellLauncher'),
    kept('KioskModeApp'),
    kept('StatusConfiguration'),
  ],
};

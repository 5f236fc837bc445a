/**
 * Policy CSP: Config/{Area}/{Policy} is what was sent, Result is what is in force (facts/policies#policy-csp).
 * Registry: PolicyManager\current.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';
import { enrollmentType, findEnrolment } from '../enrolment.ts';
import { mergedValue } from '../policy-merge.ts';
import type { Csp, NodeCall } from './csp.ts';
import { actOnPolicy } from './policy-actions.ts';

const policyManagerKey = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current';

function apply(call: NodeCall, sent: string | undefined): void {
  const { machine, state, tree } = call.context;
  const data = sent === undefined ? undefined : mergedValue(call.context, call.uri, sent);
  // The tree keeps what is in force, and comes back here with it.
  if (data !== undefined && data !== sent) {
    tree.write(call.uri, data);
    return;
  }
  if (call.uri.scope === 'Device') actOnPolicy(machine, call.uri.text, data);
  const { Area = '', Policy = '' } = call.names;
  const scope = call.uri.scope === 'Device' ? 'device' : (state.user?.sid ?? 'user');
  const key = `${policyManagerKey}\\${scope}\\${Area}`;
  if (data === undefined) {
    machine.registry.delete(key, Policy);
    return;
  }
  const isNumber = /^\d{1,9}$/.test(data);
  const shared = {
    Message1: Policy,
    Message2: Area,
    Message3: findEnrolment(machine.registry)?.id ?? '',
    Message4: call.uri.scope === 'Device' ? 'Device' : scope,
  };
  if (isNumber) {
    machine.registry.setNumber(key, Policy, Number(data));
    machine.eventLog.write(deviceManagementEvents.policyIntSet, {
      ...shared,
      HexInt1: Number(data),
      HexInt2: enrollmentType,
      HexInt3: call.uri.scope === 'Device' ? 0 : 1,
    });
  } else {
    machine.registry.setText(key, Policy, data);
    machine.eventLog.write(deviceManagementEvents.policyStringSet, {
      ...shared,
      Message5: data,
      HexInt1: enrollmentType,
      HexInt2: call.uri.scope === 'Device' ? 0 : 1,
    });
  }
}

/** What is in force of a policy: the value that was sent, since no second source sets policies here. */
function result({ context, uri }: NodeCall): string | undefined {
  const config = uri.segments.map((segment, index) => (index === 3 ? 'Config' : segment));
  return context.tree.read(['.', uri.scope, ...config].join('/'));
}

export const policy: Csp = {
  name: 'Policy',
  root: cspRoots.Policy,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    { path: 'Config/{Area}', format: 'node', access: 'ADG' },
    { path: 'Config/{Area}/{Policy}', format: 'any', access: 'ADGR', changed: apply },
    { path: 'Result/{Area}/{Policy}', format: 'any', access: 'G', initial: result },
    {
      path: 'ConfigOperations/ADMXInstall/{App}/{SettingType}/{Id}',
      format: 'chr',
      access: 'ADGR',
    },
  ],
};

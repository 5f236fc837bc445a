/** The commands that bring a policy to a device in one phase. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { PkcsPolicy } from '../../tenant/policy.ts';
import type { Pfx } from '../certificate-connector.ts';
import type { Phase } from '../engine/app-plan.ts';
import { waitsForTheUser, type PlannedPolicy } from '../engine/policy-plan.ts';
import type { Enrolment } from '../enrolments.ts';
import { exec, replaceNode, scopeOf, type PlannedCommand, type Scope } from './command.ts';
import {
  pfxCommands,
  scepCommands,
  trustedRootCommands,
  vpnCommands,
  wifiCommands,
} from './connection-nodes.ts';

export interface PolicyContext {
  readonly enrolment: Enrolment;
  readonly tenantId: string;
  readonly phase: Phase;
  /** A one-time password for the SCEP server. */
  readonly challenge: (policyId: string) => string;
  /** What the certificate connector has made; undefined while none answers. */
  readonly pfx: (policy: PkcsPolicy) => Pfx | undefined;
}

export const domainJoinUri = `./Device/${cspRoots.OfflineDomainJoin}/Blob`;

/** What the connector has answered to a hybrid device's request. */
export const domainJoinCommands = (blob: string | undefined): PlannedCommand[] =>
  blob === undefined ? [] : [exec(domainJoinUri, 'b64', blob)];

/** Where what the policy brings goes: a certificate aimed at a user goes to the user's own place. */
export const policyScope = ({ via }: PlannedPolicy): Scope => (via === 'user' ? './User' : './Device');

export function policyCommands(planned: PlannedPolicy, context: PolicyContext): readonly PlannedCommand[] {
  const { kind } = planned.policy;
  // Certificates are asked for anew each time.
  if (kind === 'scep' || kind === 'pkcs') return commandsOf(planned, context);
  return commands(planned).of(context.phase, [context.tenantId], () => commandsOf(planned, context));
}

const commands = rememberedBy<PlannedPolicy, PlannedCommand[]>();

function commandsOf(planned: PlannedPolicy, context: PolicyContext): PlannedCommand[] {
  const { policy, via } = planned;
  const { phase, enrolment, tenantId } = context;
  if (policy.kind === 'settings' || policy.kind === 'compliance')
    return planned.nodes
      .filter(({ uri }) => !waitsForTheUser(uri, phase))
      .filter(({ uri }) => via === 'user' || (scopeOf(uri) === './User') === (phase === 'user-account'))
      .map((node) => replaceNode(node, policy.id, tenantId));
  // What is aimed at the device and is not a setting has been sent in the device's part.
  if (via === 'device' && phase === 'user-account') return [];
  const scope = policyScope(planned);
  switch (policy.kind) {
    case 'trusted-root':
      return trustedRootCommands(scope, policy);
    case 'scep':
      return scepCommands(scope, policy, enrolment, context.challenge(policy.id));
    case 'wifi':
      return wifiCommands(scope, policy);
    case 'vpn':
      return vpnCommands(scope, policy);
    case 'pkcs': {
      const pfx = context.pfx(policy);
      return pfx ? pfxCommands(scope, policy, pfx) : [];
    }
    case 'domain-join':
    case 'script':
      return [];
  }
}

/**
 * Defender CSP, the part that tells: Health (Defender CSP). Its Configuration has no effect here and is left to
 * the provider for what is not simulated.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Csp, CspContext } from './csp.ts';
import { told } from './rule-makers.ts';

/** Protection is on unless a policy has switched it off (Policy CSP, Defender/AllowRealtimeMonitoring). */
const realTimeProtection = ({ tree }: CspContext): boolean =>
  tree.read(`./Device/${cspRoots.Policy}/Config/Defender/AllowRealtimeMonitoring`) !== '0';

export const defenderHealth: Csp = {
  name: 'Defender',
  root: `${cspRoots.Defender}/Health`,
  scopes: ['Device'],
  rules: [
    told('ComputerState', 'int', '0'),
    told('DefenderEnabled', 'bool', 'true'),
    told('RtpEnabled', 'bool', ({ context }) => String(realTimeProtection(context))),
    told('NisEnabled', 'bool', ({ context }) => String(realTimeProtection(context))),
    told('SignatureOutOfDate', 'bool', 'false'),
    told('RebootRequired', 'bool', 'false'),
    told('FullScanRequired', 'bool', 'false'),
    told('TamperProtectionEnabled', 'bool', 'false'),
    told('IsVirtualMachine', 'bool', ({ context }) => String(context.machine.hardware.virtualMachine)),
    // Of early 2026; the rehearsal does not update them.
    told('DefenderVersion', 'chr', '4.18.25110.5'),
    told('EngineVersion', 'chr', '1.1.25110.1'),
    told('SignatureVersion', 'chr', '1.443.100.0'),
  ],
};

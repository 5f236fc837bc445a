/**
 * HealthAttestation CSP: what the present boot was measured to be. BitLocker that came later shows after the
 * next restart only, which is why compliance rules on it want a grace period
 * (facts/compliance#before-a-restart).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { encodeHealthReport } from '../../../protocols/health/health-report.codec.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { HardwareProfile } from '../../hardware/hardware-profile.ts';
import type { Machine } from '../../windows/machine.ts';
import { isEncrypted } from './bitlocker.ts';
import type { Csp, NodeCall } from './csp.ts';
import { kept, told } from './rule-makers.ts';
import { ownHive } from '../../windows/registry.ts';

const root = cspRoots.HealthAttestation;
const bootKey = `${ownHive}\\MeasuredBoot`;
const protectedAtBoot = 'BitLockerAtBoot';

/** HEALTHATTESTATION_CERT_RETRIEVAL_… (HealthAttestation CSP). */
const HealthStatus = { Uninitialized: 0, Complete: 3 } as const;

/** Windows starts: what holds at this moment is what the boot is measured as. */
export const measureBoot = ({ registry }: Machine): void =>
  registry.setNumber(bootKey, protectedAtBoot, isEncrypted(registry) ? 1 : 0);

/** A device is asked with each session. */
const reports = rememberedBy<HardwareProfile, string>();

function verifyHealth({ context, uri }: NodeCall): number {
  const { hardware, registry } = context.machine;
  const bitLocker = registry.number(bootKey, protectedAtBoot) === 1;
  const report = reports(hardware).of('', [bitLocker], () =>
    encodeHealthReport({
      bitLocker,
      secureBoot: hardware.secureBoot,
      // Windows turns code integrity off only for test signing, which Secure Boot does not let pass.
      codeIntegrity: hardware.secureBoot,
      earlyLaunchAntiMalware: hardware.bootComponents.some(({ kind }) => kind === 'elam-driver'),
    }),
  );
  const below = (node: string): string => ['.', uri.scope, root, node].join('/');
  context.tree.update(below('Certificate'), report);
  context.tree.update(below('Status'), String(HealthStatus.Complete));
  return SyncMlStatus.AcceptedForProcessing;
}

export const healthAttestation: Csp = {
  name: 'HealthAttestation',
  root,
  scopes: ['Device'],
  rules: [
    { path: 'VerifyHealth', format: 'null', access: 'E', execute: verifyHealth },
    told('Status', 'int', String(HealthStatus.Uninitialized)),
    told('Certificate', 'chr', ''),
    told('CorrelationID', 'chr', ''),
    told('TpmReadyStatus', 'int', '0'),
    told('CurrentProtocolVersion', 'int', '3'),
    told('MaxSupportedProtocolVersion', 'int', '4'),
    kept('PreferredMaxProtocolVersion', 'int', '3'),
    kept('ForceRetrieve', 'bool', 'false'),
    kept('Nonce'),
    kept('HASEndpoint', 'chr', 'has.spserv.microsoft.com'),
  ],
};

/** Parts of the report that are records of the PC and of the cloud. */
import { isSimulated } from '../../shared/policies/effects-of.ts';
import type { Report } from '../../shared/session/report.ts';
import { attestationRecordOf } from '../device/attestation/attestation-record.ts';
import { recordOfTracking } from '../device/ime/app-records.ts';
import { rolledLogs, rollover } from '../device/ime/agent-log.ts';
import { readAgentLog } from '../device/ime/read-agent-log.ts';
import { joinInfoOf } from '../device/join/join-info.ts';
import type { Machine } from '../device/windows/machine.ts';
import { derOf } from '../device/windows/certificate-store.ts';
import { computerNameOf } from '../device/windows/identity.ts';
import { formatHResult } from '../protocols/hresult/hresult.ts';
import { readCertificate } from '../protocols/pki/certificate.ts';
import { pem } from '../protocols/pki/pem.ts';
import { iso } from '../world/time.ts';
import type { Rehearsal } from './rehearsal.ts';

type Records = Pick<Report, 'compliance' | 'restarts' | 'apps' | 'scripts' | 'policies'>;

/** Apps and policies as the cloud has them: what the PC has told it. */
export function reportRecords({ pc, cloud, tenant }: Rehearsal): Records {
  const managed = cloud
    .records()
    .managedDevices.find(({ serialNumber }) => serialNumber === pc.machine.hardware.serialNumber);
  const object = cloud
    .records()
    .devices.find(({ deviceId }) => managed !== undefined && deviceId === managed.azureADDeviceId);
  return {
    compliance: managed
      ? {
          state: managed.complianceState,
          isCompliant: object?.isCompliant ?? null,
          changes: managed.complianceChanges.map((change) => ({ ...change, at: iso(change.at) })),
        }
      : null,
    restarts: pc.flows.restarts.map(({ flow, at, uris }) => ({
      flow,
      at: iso(at),
      askedBy: uris.map(
        (uri) => recordOfTracking(pc.machine.registry, uri.split('/').at(-1) ?? '')?.name ?? uri,
      ),
    })),
    apps: (managed?.apps ?? []).map(({ id, name, phase, state, exitCode }) => ({
      id,
      name,
      phase,
      state,
      exitCode,
    })),
    scripts: [
      ...(managed?.scripts ?? []).map((script) => ({ kind: 'platform' as const, ...script })),
      ...tenant.check.objects
        .filter(({ type }) => type === 'deviceHealthScript')
        .map(({ name }) => ({
          kind: 'remediation' as const,
          id: '',
          name,
          phase: null,
          state: 'notRun',
          errorCode: 0,
        })),
    ],
    policies: (managed?.policies ?? []).map(({ id, name, phase, state, settings }) => ({
      id,
      name,
      phase,
      state,
      notSimulated: [
        ...settings.map(({ setting }) => setting).filter((uri) => !isSimulated(uri)),
        ...(tenant.unset.get(id) ?? []),
      ],
    })),
  };
}

export function deviceOf({ pc, cloud, scenario }: Rehearsal): Report['device'] {
  const { hardware, registry } = pc.machine;
  const records = cloud.records();
  const same = ({ serialNumber }: { serialNumber: string }): boolean =>
    serialNumber === hardware.serialNumber;
  const identity = records.windowsAutopilotDeviceIdentities.find(same);
  const managed = records.managedDevices.find(same);
  return {
    serialNumber: hardware.serialNumber,
    manufacturer: hardware.manufacturer,
    model: hardware.model,
    computerName: computerNameOf(registry),
    release: scenario.release,
    autopilotDeviceId: identity?.id ?? null,
    entraDeviceId: joinInfoOf(pc.machine)?.deviceId ?? (identity?.azureActiveDirectoryDeviceId || null),
    managedDeviceId: managed?.id ?? null,
    profile: identity?.deploymentProfile || null,
    assignedUser: identity?.userPrincipalName || null,
  };
}

export const certificatesOf = ({ certificates }: Machine): Report['certificates'] =>
  certificates.state().map((stored) => {
    const der = derOf(stored);
    const { subject, issuer, notAfter } = readCertificate(der);
    return {
      subject,
      issuer,
      purpose: stored.purpose,
      notAfter: iso(notAfter),
      pem: pem('CERTIFICATE', der),
    };
  });

export function attestationOf({ registry, hardware, certificates }: Machine): Report['attestation'] {
  const { state, attempts, code } = attestationRecordOf(registry);
  const aik = certificates.state().find(({ purpose }) => purpose === 'AIK');
  return {
    state,
    attempts,
    tpm: `${hardware.tpm.manufacturerId} ${hardware.tpm.model} ${hardware.tpm.firmwareVersion}`,
    aikCertificate: aik ? pem('CERTIFICATE', derOf(aik)) : null,
    code: state === 'failed' ? formatHResult(code) : null,
  };
}

/** What the world and the PC no longer hold of what was noted. */
export function fellOffOf({ world, pc }: Rehearsal): Report['fellOff'] {
  const { fallenOff } = world.internet.traced;
  const { files, eventLog } = pc.machine;
  const [oldest, ...younger] = rolledLogs(files);
  const allKept = younger.length < rollover.kept - 1;
  const first = oldest && !allKept ? readAgentLog(oldest.text?.slice(0, 2_000) ?? '')[0] : undefined;
  return {
    exchanges: fallenOff && { count: fallenOff.count, until: iso(fallenOff.until) },
    events: Array.from(eventLog.overwritten(), ([channel, count]) => ({ channel, count })),
    agentLogBefore: first ? iso(first.at) : null,
  };
}

/**
 * The PC's membership in a tenant as Windows keeps it (facts/entra-join#joininfo-and-dsregcmd):
 * CloudDomainJoin\JoinInfo.
 */
import type { JoinResponse } from '../../protocols/entra/entra.messages.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { deleteTpmKey } from './tpm-key.ts';
import type { Machine } from '../windows/machine.ts';
import { derOf } from '../windows/certificate-store.ts';

export interface JoinInfo {
  readonly deviceId: string;
  readonly tenantId: string;
  readonly tenantDomain: string;
  /** The person who joined, or the placeholder of a join without one. */
  readonly userEmail: string;
  /** Of the device certificate, upper-case hex. */
  readonly thumbprint: string;
  /** Null where the tenant manages no devices for this user. */
  readonly mdmUrls: JoinResponse['MdmUrls'];
}

export const deviceKeyContainer = 'EntraDeviceKey';
export const transportKeyContainer = 'EntraTransportKey';

const cloudDomainJoinKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin';
const joinInfoKey = `${cloudDomainJoinKey}\\JoinInfo`;
const tenantInfoKey = `${cloudDomainJoinKey}\\TenantInfo`;

export function storeJoinInfo({ registry }: Machine, info: JoinInfo): void {
  const key = `${joinInfoKey}\\${info.thumbprint}`;
  registry.setText(key, 'IdpDomain', 'login.microsoftonline.com');
  registry.setText(key, 'TenantId', info.tenantId);
  registry.setText(key, 'UserEmail', info.userEmail);
  const tenant = `${tenantInfoKey}\\${info.tenantId}`;
  registry.setText(tenant, 'DisplayName', info.tenantDomain);
  if (!info.mdmUrls) return;
  registry.setText(tenant, 'MdmEnrollmentUrl', info.mdmUrls.enrollment);
  registry.setText(tenant, 'MdmTermsOfUseUrl', info.mdmUrls.termsOfUse);
  registry.setText(tenant, 'MdmComplianceUrl', info.mdmUrls.compliance);
}

/** The present membership; undefined where the PC is in no tenant. */
export function joinInfoOf({ registry, certificates }: Machine): JoinInfo | undefined {
  const [thumbprint] = registry.keys(joinInfoKey);
  const certificate = thumbprint === undefined ? undefined : certificates.find(thumbprint);
  if (thumbprint === undefined || !certificate) return undefined;
  const key = `${joinInfoKey}\\${thumbprint}`;
  const tenantId = registry.text(key, 'TenantId') ?? '';
  const tenant = (name: string): string | undefined => registry.text(`${tenantInfoKey}\\${tenantId}`, name);
  const enrollment = tenant('MdmEnrollmentUrl');
  return {
    deviceId: readCertificate(derOf(certificate)).subject.replace(/^CN=/, ''),
    tenantId,
    tenantDomain: tenant('DisplayName') ?? '',
    userEmail: registry.text(key, 'UserEmail') ?? '',
    thumbprint,
    mdmUrls:
      enrollment === undefined
        ? null
        : {
            enrollment,
            termsOfUse: tenant('MdmTermsOfUseUrl') ?? '',
            compliance: tenant('MdmComplianceUrl') ?? '',
          },
  };
}

/** Undoes the join on this PC, as Reseal does; the enrolment in device management stays. */
export function leaveEntra(machine: Machine): void {
  const info = joinInfoOf(machine);
  if (!info) return;
  machine.certificates.remove(info.thumbprint);
  deleteTpmKey(machine, deviceKeyContainer);
  deleteTpmKey(machine, transportKeyContainer);
  machine.registry.deleteKey(cloudDomainJoinKey);
}

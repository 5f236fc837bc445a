/** Puts a provisioning document in force: certificates, the DM account and the DMClient nodes (MS-MDE2 3.6). */
import { dmProviderUri } from '../../protocols/management-tree/nodes.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import { thumbprintOf } from '../windows/certificate-store.ts';
import type { Enrolment } from './enrolment.ts';
import { storeEnrolment } from './enrolment.ts';
import type { Management } from './management.ts';

/** Container of the MDM client certificate's key. */
export const mdmKeyContainer = 'MDM client';

export function applyProvisioningDocument(
  { machine, tree }: Management,
  document: ProvisioningDocument,
  facts: Pick<Enrolment, 'id' | 'discoveryUrl' | 'userPrincipalName'>,
): Enrolment {
  const { certificates, registry } = machine;
  for (const root of document.rootCertificates)
    certificates.add('LocalMachine', 'Root', root, { purpose: 'MDM root' });
  const location = document.clientCertificateStore === 'System' ? 'LocalMachine' : 'CurrentUser';
  certificates.add(location, 'My', document.clientCertificate, {
    purpose: 'MDM',
    keyContainer: mdmKeyContainer,
  });
  const enrolment: Enrolment = {
    ...facts,
    providerId: document.providerId,
    serverUrl: document.dmServerUrl,
    certificateThumbprint: thumbprintOf(document.clientCertificate),
  };
  storeEnrolment(registry, enrolment);
  const node = (name: string): string => dmProviderUri('./Device', document.providerId, name);
  for (const [name, value] of Object.entries(document.dmClient)) tree.write(node(name), value);
  for (const [name, value] of Object.entries(document.poll)) tree.write(node(`Poll/${name}`), String(value));
  return enrolment;
}

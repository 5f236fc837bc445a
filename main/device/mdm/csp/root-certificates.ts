/** RootCATrustedCertificates: trusted root and intermediate certificates by thumbprint. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import { fromBase64 } from '../../../protocols/bytes/base64.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { thumbprintOf } from '../../windows/certificate-store.ts';
import type { StoreName } from '../../windows/certificate-store.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';

function bytesOf(data: string): Uint8Array | undefined {
  try {
    return fromBase64(data);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

function matches({ names }: NodeCall, data: string): number {
  const der = bytesOf(data);
  const thumbprint = names['CertHash'] ?? '';
  return der && thumbprintOf(der) === thumbprint.toUpperCase() ? SyncMlStatus.OK : SyncMlStatus.BadRequest;
}

const install =
  (store: StoreName) =>
  ({ context, uri, names }: NodeCall, data: string | undefined): void => {
    const { certificates } = context.machine;
    const der = data === undefined ? undefined : bytesOf(data);
    if (der) {
      const location = uri.scope === 'Device' ? 'LocalMachine' : 'CurrentUser';
      certificates.add(location, store, der, { purpose: 'Trusted certificate (MDM)' });
    } else certificates.remove(names['CertHash'] ?? '');
  };

const storeRules = (node: string, store: StoreName): readonly NodeRule[] => [
  { path: `${node}/{CertHash}`, format: 'node', access: 'ADG' },
  {
    path: `${node}/{CertHash}/EncodedCertificate`,
    format: 'b64',
    access: 'ADGR',
    accepts: matches,
    changed: install(store),
  },
];

export const rootCaTrustedCertificates: Csp = {
  name: 'RootCATrustedCertificates',
  root: cspRoots.RootCATrustedCertificates,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [...storeRules('Root', 'Root'), ...storeRules('CA', 'CA')],
};

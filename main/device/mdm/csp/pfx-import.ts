/**
 * ClientCertificateInstall/PFXCertInstall: a key and its certificate come as PKCS #12. Setting PFXCertBlob
 * imports them, so that its parameters have to be there before (ClientCertificateInstall CSP).
 */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { HResults } from '../../../protocols/hresult/codes.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { fromBase64 } from '../../../protocols/bytes/base64.ts';
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import { spkiOfSecret } from '../../../protocols/pki/ec-key.ts';
import { decodePkcs12 } from '../../../protocols/pki/pkcs12.codec.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { equalBytes } from '../../../protocols/bytes/bytes.ts';
import type { NodeCall, NodeRule } from './csp.ts';
import { childUri, parseLocUri } from './loc-uri.ts';

const pfx = 'PFXCertInstall/{UniqueID}';

/** DER of the key's certificate, or why it cannot be imported. */
function opened(blob: string, password: string): Uint8Array | HResult {
  try {
    const { secret, certificates } = decodePkcs12(fromBase64(blob), password);
    const spki = spkiOfSecret(secret);
    return (
      certificates.find((der) => equalBytes(readCertificate(der).spki, spki)) ?? HResults.CRYPT_E_ASN1_BADTAG
    );
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return error.message === 'wrong password'
      ? fromWin32(Win32.ERROR_INVALID_PASSWORD)
      : HResults.CRYPT_E_ASN1_BADTAG;
  }
}

const nodeOf = ({ uri }: NodeCall) => parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -1)].join('/'));
const openedBy = (call: NodeCall, blob: string): Uint8Array | HResult =>
  opened(blob, call.context.tree.read(childUri(nodeOf(call), 'PFXCertPassword')) ?? '');

function accepts(call: NodeCall, blob: string): number {
  const found = openedBy(call, blob);
  if (typeof found !== 'number') return SyncMlStatus.OK;
  call.context.tree.write(childUri(nodeOf(call), 'Status'), String(found | 0));
  return SyncMlStatus.CommandFailed;
}

function imports(call: NodeCall, blob: string | undefined): void {
  const { tree, machine } = call.context;
  const node = nodeOf(call);
  const id = call.names['UniqueID'] ?? '';
  const location = call.uri.scope === 'Device' ? 'LocalMachine' : 'CurrentUser';
  for (const { purpose, thumbprint } of machine.certificates.list(location, 'My'))
    if (purpose === id) machine.certificates.remove(thumbprint);
  const found = blob === undefined ? undefined : openedBy(call, blob);
  if (found === undefined || typeof found === 'number') return;
  const { thumbprint } = machine.certificates.add(location, 'My', found, {
    purpose: id,
    keyContainer: tree.read(childUri(node, 'ContainerName')) ?? `PFX ${id}`,
  });
  tree.write(childUri(node, 'Thumbprint'), thumbprint);
  tree.write(childUri(node, 'Status'), '0');
}

const parameter = (node: string, format: NodeRule['format']): NodeRule => ({
  path: `${pfx}/${node}`,
  format,
  access: 'ADGR',
});

export const pfxRules: readonly NodeRule[] = [
  { path: pfx, format: 'node', access: 'ADG' },
  parameter('KeyLocation', 'int'),
  parameter('ContainerName', 'chr'),
  parameter('PFXCertPassword', 'chr'),
  parameter('PFXCertPasswordEncryptionType', 'int'),
  parameter('PFXCertPasswordEncryptionStore', 'chr'),
  parameter('PFXKeyExportable', 'bool'),
  { ...parameter('PFXCertBlob', 'chr'), accepts, changed: imports },
  { path: `${pfx}/Thumbprint`, format: 'chr', access: 'G' },
  { path: `${pfx}/Status`, format: 'int', access: 'G' },
];

/**
 * What a boot of the PC was measured to be, as the MDM server comes to see it: HealthAttestation/Certificate,
 * then a report with these elements (HealthAttestation CSP). The attestation service between the two, and with
 * it the signature, is left out: the node holds the report itself, base64.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { remembering } from '../../world/remember.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { element, serialize } from '../xml/element.ts';
import { childText, parseXml } from '../xml/xml.ts';

export interface HealthReport {
  /** The system drive was protected when Windows started. */
  readonly bitLocker: boolean;
  readonly secureBoot: boolean;
  readonly codeIntegrity: boolean;
  readonly earlyLaunchAntiMalware: boolean;
}

const namespace = '';
const limit = 20_000;
const isTrue = (text: string | undefined): boolean => text === '1' || text?.toLowerCase() === 'true';

/** Base64 of the XML. */
export function encodeHealthReport(report: HealthReport): string {
  const document = element(
    'HealthCertificateProperties',
    {},
    element('BitlockerStatus', {}, report.bitLocker ? 1 : 0),
    element('SecureBootEnabled', {}, report.secureBoot),
    element('CodeIntegrityEnabled', {}, report.codeIntegrity),
    element('ELAMDriverLoaded', {}, report.earlyLaunchAntiMalware),
  );
  return toBase64(Buffer.from(serialize(document)));
}

/** Undefined where the text holds no report. */
export const decodeHealthReport = remembering((text): HealthReport | undefined => {
  try {
    const root = parseXml(Buffer.from(fromBase64(text)).toString('utf8'), limit, 'health report');
    if (root.localName !== 'HealthCertificateProperties') return undefined;
    const told = (name: string): boolean => isTrue(childText(root, namespace, name));
    return {
      bitLocker: told('BitlockerStatus'),
      secureBoot: told('SecureBootEnabled'),
      codeIntegrity: told('CodeIntegrityEnabled'),
      earlyLaunchAntiMalware: told('ELAMDriverLoaded'),
    };
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}, 64);

/** `certutil` and `certreq` (facts/command-prompt#system-chip-and-certificates). */
import { formatHResult, fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import type { Process } from '../../../world/process.ts';
import { iso } from '../../../world/time.ts';
import { enrolledAik } from '../../attestation/attest.ts';
import { attemptFailureOf } from '../../attestation/attempt-failure.ts';
import { TpmMessenger } from '../../tpm-driver/tpm.messenger.ts';
import type { StoredCertificate, StoreName } from '../../windows/certificate-store.ts';
import { derOf } from '../../windows/certificate-store.ts';
import type { Machine } from '../../windows/machine.ts';
import { enrolledOutput, notEnrolledOutput, tpmInfoOutput } from '../logs/tool-outputs.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, dateAndTime, linesOf, tells } from './command.ts';

/** Stores by the names of the command line, with what Windows calls them. */
const stores: Readonly<Record<string, readonly [store: StoreName, title: string]>> = {
  my: ['My', 'Personal'],
  root: ['Root', 'Trusted Root Certification Authorities'],
  ca: ['CA', 'Intermediate Certification Authorities'],
  'aad token issuer': ['AAD Token Issuer', 'AAD Token Issuer'],
};

/** 3/2/2026 8:00 AM. */
function shortTime(at: Parameters<typeof iso>[0]): string {
  const { date, time } = dateAndTime(iso(at));
  return `${date} ${time}`.replaceAll(/(^|\/| )0/g, '$1');
}

function certificateLines(stored: StoredCertificate, index: number): readonly string[] {
  const facts = readCertificate(derOf(stored));
  const container = stored.keyContainer;
  return [
    `================ Certificate ${index} ================`,
    `Serial Number: ${facts.serialNumber}`,
    `Issuer: ${facts.issuer}`,
    ` NotBefore: ${shortTime(facts.notBefore)}`,
    ` NotAfter: ${shortTime(facts.notAfter)}`,
    `Subject: ${facts.subject}`,
    facts.subject === facts.issuer
      ? 'Signature matches Public Key\r\nRoot Certificate: Subject matches Issuer'
      : 'Non-root Certificate',
    `Cert Hash(sha1): ${facts.thumbprint.toLowerCase()}`,
    ...(container === null
      ? []
      : [
          `  Key Container = ${container}`,
          '  Provider = Microsoft Platform Crypto Provider',
          'Private key is NOT exportable',
          'Signature test passed',
        ]),
    '',
  ];
}

function listStore(machine: Machine, words: readonly string[]): readonly string[] {
  const isUser = words.some((word) => word === '-user');
  const asked = words.filter((word) => word !== '-user').join(' ') || 'ca';
  const [, found] = Object.entries(stores).find(([name]) => name === asked) ?? [];
  if (!found)
    return [
      `CertUtil: -store command FAILED: ${formatHResult(fromWin32(Win32.ERROR_FILE_NOT_FOUND))} (WIN32: ${Win32.ERROR_FILE_NOT_FOUND} ERROR_FILE_NOT_FOUND)`,
      'CertUtil: The system cannot find the file specified.',
    ];
  const [store, title] = found;
  return [
    `${store} "${title}"`,
    ...machine.certificates.list(isUser ? 'CurrentUser' : 'LocalMachine', store).flatMap(certificateLines),
    'CertUtil: -store command completed successfully.',
  ];
}

const certutil: Command = (_words, { machine }, { rest }) => {
  const words = argumentsOf(rest.toLowerCase()).map((word) => word.replace(/^\//, '-'));
  if (words.includes('-store'))
    return tells(
      ...listStore(
        machine,
        words.filter((word) => word !== '-store'),
      ),
    );
  if (words[0] === '-tpminfo')
    return tells(...linesOf(tpmInfoOutput(machine)), 'CertUtil: -TPMInfo command completed successfully.');
  return tells('CertUtil: Unknown arg', 'CertUtil -? displays a verb list (command list)');
};

/** Asks the attestation service for a certificate of this PC's attestation key, now and outside any step. */
function* enrolled(machine: Machine): Process<Answer> {
  try {
    const { aikCertificate } = yield* enrolledAik(machine, new TpmMessenger(machine));
    return tells(...linesOf(enrolledOutput(aikCertificate)));
  } catch (error) {
    const failure = attemptFailureOf(error);
    if (!failure) throw error;
    return { ...tells(...linesOf(notEnrolledOutput(failure.code))), code: failure.code };
  }
}

const certreq: Command = (_words, { machine }, { rest }) => {
  const words = argumentsOf(rest.toLowerCase()).map((word) => word.replace(/^\//, '-'));
  if (words.includes('-enrollaik')) return { lines: [], work: enrolled(machine) };
  return tells('Usage:', '  CertReq -?', '  CertReq -EnrollAIK [Options] [KeyContainerName]');
};

export const certificateCommands: Commands = { certutil: { run: certutil }, certreq: { run: certreq } };

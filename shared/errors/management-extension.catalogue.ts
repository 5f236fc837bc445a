/** What the management extension says of an app: 0x87D1xxxx, 0x87D3xxxx and kin (facts/apps#codes-of-the-agent). */
import type { ErrorEntry, Place } from './error-entry.ts';

const where: readonly Place[] = ['apps'];

const failure = (code: string, cause: string, remedy: string, confirmed = true): ErrorEntry => ({
  code,
  name: null,
  where,
  step: 'esp',
  cause,
  remedy,
  confirmed,
});

export const managementExtensionErrors: readonly ErrorEntry[] = [
  {
    code: '0x81036502',
    name: null,
    where: ['user'],
    step: 'esp',
    cause: 'Apps of account setup: one has failed, or they were not installed within the time limit.',
    remedy: 'Read AppWorkload.log for the app and its own code, and what still waits.',
    confirmed: false,
  },
  failure(
    '0x87D00213',
    'The app is not applicable to this PC.',
    'Check the requirement rules and the assignment.',
  ),
  failure('0x87D00215', 'An app that this one depends on failed.', 'Mend that one first.'),
  failure('0x87D00216', 'The supersedence rules of the apps contradict each other.', 'Untangle them.'),
  failure(
    '0x87D00324',
    'The installation failed; in the wording of Configuration Manager, the app was not detected afterwards.',
    'Compare the detection rule with what the installer leaves behind.',
    false,
  ),
  failure('0x87D00607', 'The content could not be downloaded.', 'Let the content hosts pass the firewall.'),
  failure(
    '0x87D00651',
    'The detection rule is not met.',
    'Compare the detection rule with what the installer leaves behind.',
  ),
  failure(
    '0x87D1041D',
    'The uninstaller reported success, but the detection rule still finds the app.',
    'Compare the detection rule with what the uninstaller takes away.',
    false,
  ),
  failure(
    '0x87D1041C',
    'The installer reported success, but the detection rule does not find the app.',
    'Compare the detection rule with what the installer leaves behind: path, version, 32 or 64 bit.',
  ),
  failure('0x87D103E8', 'Unknown failure.', 'Read IntuneManagementExtension.log.'),
  failure('0x87D13B88', 'The token of the app’s licence has expired.', 'Synchronise the licences.'),
  failure(
    '0x87D1FDE8',
    'A setting could not be brought into the state that the policy wants.',
    'Look for a policy that contradicts it.',
  ),
  failure('0x87D30000', 'The failure has no defined output.', 'Read IntuneManagementExtension.log.'),
  failure(
    '0x87D30004',
    'The content is larger than allowed, or its hash is not the expected one.',
    'Upload the package anew.',
  ),
  failure(
    '0x87D30006',
    'The management extension failed without a reason.',
    'Read IntuneManagementExtension.log.',
  ),
  failure(
    '0x87D30065',
    'What to download and from where could not be asked for.',
    'Check the network to Intune’s hosts.',
  ),
  failure('0x87D30067', 'The package could not be unpacked.', 'Make the package anew; check the free space.'),
  failure('0x87D30068', 'The content’s download failed.', 'Let the content hosts pass the firewall.'),
  failure(
    '0x87D3006A',
    'The content delivery network did not answer in time.',
    'Let the content hosts pass the firewall; check the bandwidth.',
  ),
  failure(
    '0x87D300C9',
    'The installer handed its work to a process that nobody watches; it may run past the limit.',
    'Use a command line that waits for the end.',
  ),
  failure('0x87D300CD', 'The user signed out while the app was being worked on.', 'Sign in again and wait.'),
];

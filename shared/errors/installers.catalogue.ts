/** What an installer returns: exit codes of Windows Installer, Win32 and package errors (autopilot-facts 6.3, 6.4). */
import type { ErrorEntry, Place } from './error-entry.ts';

const where: readonly Place[] = ['apps'];
const step = 'esp';

const failure = (code: string, name: string | null, cause: string, remedy: string): ErrorEntry => ({
  code,
  name,
  where,
  step,
  cause,
  remedy,
  confirmed: true,
});

export const installerErrors: readonly ErrorEntry[] = [
  failure(
    '1602',
    'ERROR_INSTALL_USEREXIT',
    'Somebody or something cancelled the installation.',
    'Install without a dialog.',
  ),
  failure(
    '1603',
    'ERROR_INSTALL_FAILURE',
    'The installation failed; the installer’s own log says why.',
    'Read that log, and try the command line as SYSTEM on a test PC.',
  ),
  failure(
    '1618',
    'ERROR_INSTALL_ALREADY_RUNNING',
    'Another installation was running: Windows Installer does one at a time.',
    'Give the code the type Retry; do not mix line-of-business MSI and Win32 apps.',
  ),
  failure(
    '1619',
    'ERROR_INSTALL_PACKAGE_OPEN_FAILED',
    'The package could not be opened.',
    'Check the file name in the command line.',
  ),
  failure(
    '1620',
    'ERROR_INSTALL_PACKAGE_INVALID',
    'The file is no valid installation package.',
    'Make the package anew.',
  ),
  failure(
    '1622',
    'ERROR_INSTALL_LOG_FAILURE',
    'The log file could not be written.',
    'Log to a folder that exists and that SYSTEM may write to.',
  ),
  failure(
    '1624',
    'ERROR_INSTALL_TRANSFORM_FAILURE',
    'A transform could not be applied.',
    'Put the .mst file into the package and check its name.',
  ),
  failure(
    '1625',
    'ERROR_INSTALL_PACKAGE_REJECTED',
    'A policy of the PC forbids this installation.',
    'Look for software restriction or application control policies that come before the app.',
  ),
  failure(
    '1633',
    'ERROR_INSTALL_PLATFORM_UNSUPPORTED',
    'The package is for another processor architecture.',
    'Assign the right package, or add a requirement rule.',
  ),
  failure(
    '1638',
    'ERROR_PRODUCT_VERSION',
    'Another version of the product is installed.',
    'Remove it first, or use supersedence.',
  ),
  failure(
    '3010',
    'ERROR_SUCCESS_REBOOT_REQUIRED',
    'Installed; a restart is needed to finish.',
    'None: by default the code counts as a soft restart.',
  ),
  {
    code: '1641',
    name: 'ERROR_SUCCESS_REBOOT_INITIATED',
    where,
    step,
    cause: 'Installed, and the installer has begun a restart by itself.',
    remedy: 'Suppress it (/norestart): a restart that Intune does not know of can leave the ESP hanging.',
    confirmed: false,
  },
  failure(
    '0x80070001',
    'ERROR_INVALID_FUNCTION',
    'The installer ended with 1: its own, unspecific failure.',
    'Read its log.',
  ),
  failure(
    '0x80070002',
    'ERROR_FILE_NOT_FOUND',
    'A file of the package was not found: a wrong command line, or a virus scanner took it away.',
    'Correct the package.',
  ),
  failure(
    '0x80070003',
    'ERROR_PATH_NOT_FOUND',
    'A folder was not found: a wrong command line, or a virus scanner took it away.',
    'Correct the package.',
  ),
  failure(
    '0x80070005',
    'E_ACCESSDENIED',
    'The installer lacks a right that it needs.',
    'Install in system context.',
  ),
  failure('0x80070020', 'ERROR_SHARING_VIOLATION', 'A file was in use.', 'Retry.'),
  failure('0x80070070', 'ERROR_DISK_FULL', 'The disk is full.', 'Make room.'),
  failure(
    '0x8007013A',
    'ERROR_DISK_RESOURCES_EXHAUSTED',
    'The disk’s resources are used up.',
    'Make room; check the disk.',
  ),
  failure(
    '0x800704C7',
    'ERROR_CANCELLED',
    'The operation was cancelled by the user.',
    'Install without a dialog.',
  ),
  {
    code: '0x80070570',
    name: 'ERROR_FILE_CORRUPT',
    where,
    step,
    cause: 'What was downloaded is damaged or not the package that was asked for.',
    remedy: 'Retry; upload the package anew if it comes back.',
    confirmed: false,
  },
  failure(
    '0x80070652',
    'ERROR_INSTALL_ALREADY_RUNNING',
    'Another installation was running (1618 as an HRESULT).',
    'Retry; do not mix line-of-business MSI and Win32 apps.',
  ),
  failure(
    '0x80070BC9',
    'ERROR_FAIL_REBOOT_REQUIRED',
    'An update of Windows waits for a restart.',
    'Restart first.',
  ),
  failure('0x80073B92', null, 'App package: it is there already.', 'None, or remove the former one.'),
  failure(
    '0x80073CF0',
    'ERROR_INSTALL_OPEN_PACKAGE_FAILED',
    'App package: not signed, or its publisher does not fit the signature.',
    'Sign it with a certificate that the PC trusts.',
  ),
  failure(
    '0x80073CF3',
    'ERROR_INSTALL_RESOLVE_DEPENDENCY_FAILED',
    'App package: a conflict, or a package that it depends on is missing.',
    'Deliver the dependencies with it.',
  ),
  failure(
    '0x80073CF9',
    'ERROR_INSTALL_FAILED',
    'App package: the installation failed.',
    'Read the AppXDeployment log.',
  ),
  failure(
    '0x80073CFB',
    'ERROR_PACKAGE_ALREADY_EXISTS',
    'App package: another build of the same version is there, and installing over it is blocked.',
    'Raise the version number.',
  ),
  failure(
    '0x80073CFF',
    'ERROR_INSTALL_POLICY_FAILURE',
    'App package: sideloading is switched off.',
    'Allow trusted apps by policy.',
  ),
  {
    code: '0x80073D06',
    name: 'ERROR_INSTALL_PACKAGE_DOWNGRADE',
    where,
    step,
    cause: 'App package: it could not be registered; mostly because a newer version is there.',
    remedy: 'None, or deliver the newer version.',
    confirmed: false,
  },
];

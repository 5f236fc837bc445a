/**
 * What every installation of Windows has from the beginning: files and registry values that detection and requirement
 * rules ask for (facts/apps#windows-own-files). Sizes are about those of a real one; a file not listed is not there.
 */
import type { Edition, Release } from '../../../shared/release.ts';
import { builds } from '../../../shared/release.ts';
import type { HardwareProfile } from '../hardware/hardware-profile.ts';
import type { FileSystem } from './file-system.ts';
import type { Registry } from './registry.ts';

export interface Image {
  readonly release: Release;
  readonly edition: Edition;
  readonly hardware: HardwareProfile;
}

/** Programs and libraries that carry Windows' own version: path below the folder, kilobytes. */
const ownPrograms: Readonly<Record<string, readonly (readonly [file: string, kilobytes: number])[]>> = {
  'C:\\Windows': [
    ['explorer.exe', 5_700],
    ['notepad.exe', 350],
    ['regedit.exe', 370],
    ['write.exe', 11],
    ['hh.exe', 19],
    ['SysWOW64\\cmd.exe', 240],
    ['SysWOW64\\msiexec.exe', 70],
    ['SysWOW64\\WindowsPowerShell\\v1.0\\powershell.exe', 440],
  ],
  'C:\\Windows\\System32': [
    ['certreq.exe', 560],
    ['certutil.exe', 1_600],
    ['cmd.exe', 330],
    ['conhost.exe', 1_000],
    ['control.exe', 120],
    ['cscript.exe', 170],
    ['curl.exe', 550],
    ['dsregcmd.exe', 800],
    ['gpupdate.exe', 30],
    ['kernel32.dll', 780],
    ['manage-bde.exe', 220],
    ['mdmdiagnosticstool.exe', 130],
    ['mmc.exe', 1_900],
    ['msiexec.exe', 180],
    ['mstsc.exe', 1_800],
    ['notepad.exe', 350],
    ['ntdll.dll', 2_300],
    ['ntoskrnl.exe', 11_800],
    ['OneDriveSetup.exe', 52_000],
    ['oobe\\msoobe.exe', 70],
    ['powercfg.exe', 100],
    ['reg.exe', 80],
    ['rundll32.exe', 70],
    ['sc.exe', 70],
    ['schtasks.exe', 240],
    ['services.exe', 820],
    ['shell32.dll', 7_500],
    ['svchost.exe', 85],
    ['Sysprep\\sysprep.exe', 420],
    ['systeminfo.exe', 110],
    ['tar.exe', 55],
    ['taskmgr.exe', 2_900],
    ['tpmtool.exe', 190],
    ['user32.dll', 1_800],
    ['winver.exe', 60],
    ['WindowsPowerShell\\v1.0\\powershell.exe', 450],
    ['wscript.exe', 180],
  ],
  'C:\\Program Files': [
    ['Internet Explorer\\iexplore.exe', 840],
    ['Windows Defender\\MsMpEng.exe', 140],
    ['Windows Media Player\\wmplayer.exe', 170],
  ],
};

/** Edge comes with Windows and brings itself up to date: the version is that of the image. */
const edge: Readonly<Record<Release, string>> = {
  'windows-11-24h2': '137.0.3296.62',
  'windows-10-22h2': '136.0.3240.76',
};
const edgeFolder = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application';
const edgeClient = '{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}';
const uninstall32 = 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

/** EditionID, and the end of ProductName. */
const editions: Readonly<Record<Edition, readonly [id: string, name: string]>> = {
  pro: ['Professional', 'Pro'],
  enterprise: ['Enterprise', 'Enterprise'],
  education: ['Education', 'Education'],
  home: ['Core', 'Home'],
};
const displayVersions: Readonly<Record<Release, string>> = {
  'windows-11-24h2': '24H2',
  'windows-10-22h2': '22H2',
};
/** Such as 24H2. */
export const displayVersionOf = (release: Release): string => displayVersions[release];

/** Release of the .NET Framework 4 (Microsoft Learn, "How to: Determine which .NET Framework versions are installed"). */
const dotNet: Readonly<Record<Release, readonly [release: number, version: string]>> = {
  'windows-11-24h2': [533_320, '4.8.09032'],
  'windows-10-22h2': [528_372, '4.8.04084'],
};

/** Each key below it is an area of `mdmdiagnosticstool -area`. */
export const areasKey = 'HKLM\\SOFTWARE\\Microsoft\\MdmDiagnostics\\Area';
const areas = ['Autopilot', 'DeviceEnrollment', 'DeviceProvisioning', 'TPM'];

type Values = Readonly<Record<string, string | number>>;

function registryOf({ release, edition, hardware }: Image): Readonly<Record<string, Values>> {
  const [, , build = '', revision = ''] = builds[release].split('.');
  const [editionId, editionName] = editions[edition];
  const [dotNetRelease, dotNetVersion] = dotNet[release];
  return {
    'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': {
      CurrentBuild: build,
      CurrentBuildNumber: build,
      CurrentMajorVersionNumber: 10,
      CurrentMinorVersionNumber: 0,
      CurrentVersion: '6.3',
      DisplayVersion: displayVersions[release],
      EditionID: editionId,
      InstallationType: 'Client',
      // Windows 11 has kept the name of its predecessor there.
      ProductName: `Windows 10 ${editionName}`,
      ReleaseId: '2009',
      SystemRoot: 'C:\\Windows',
      UBR: Number(revision),
    },
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion': {
      CommonFilesDir: 'C:\\Program Files\\Common Files',
      ProgramFilesDir: 'C:\\Program Files',
      'ProgramFilesDir (x86)': 'C:\\Program Files (x86)',
    },
    'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full': {
      Install: 1,
      Release: dotNetRelease,
      Version: dotNetVersion,
    },
    'HKLM\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine': {
      PowerShellVersion: `5.1.${build}.${revision}`,
    },
    [`HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\EdgeUpdate\\Clients\\${edgeClient}`]: {
      name: 'Microsoft Edge',
      pv: edge[release],
    },
    [`${uninstall32}\\Microsoft Edge`]: { DisplayName: 'Microsoft Edge', DisplayVersion: edge[release] },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions': { ProductType: 'WinNT' },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State': {
      UEFISecureBootEnabled: hardware.secureBoot ? 1 : 0,
    },
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment': {
      NUMBER_OF_PROCESSORS: `${hardware.cpu.threads}`,
      OS: 'Windows_NT',
      PROCESSOR_ARCHITECTURE: hardware.cpu.architecture === 'arm64' ? 'ARM64' : 'AMD64',
      windir: '%SystemRoot%',
    },
    'HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS': {
      BIOSVersion: hardware.firmware.version,
      SystemFamily: hardware.family,
      SystemManufacturer: hardware.manufacturer,
      SystemProductName: hardware.model,
      SystemSKU: hardware.sku,
    },
  };
}

/** Lays Windows' own files and values on a PC's stores. */
export function layImage(registry: Registry, files: FileSystem, image: Image): void {
  const version = builds[image.release];
  for (const [folder, programs] of Object.entries(ownPrograms))
    for (const [file, kilobytes] of programs)
      files.write(`${folder}\\${file}`, { size: kilobytes * 1_024, version });
  // Windows 10 lets a set-up go on without a network by itself.
  if (image.release === 'windows-11-24h2')
    files.write('C:\\Windows\\System32\\oobe\\BypassNRO.cmd', { size: 210 });
  files.write(`${edgeFolder}\\msedge.exe`, { size: 4_400 * 1_024, version: edge[image.release] });
  files.writeText(
    'C:\\Windows\\System32\\drivers\\etc\\hosts',
    '# localhost name resolution is handled within DNS itself.\r\n',
  );
  for (const [key, values] of Object.entries(registryOf(image)))
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'number') registry.setNumber(key, name, value);
      else registry.setText(key, name, value);
  for (const area of areas) registry.create(`${areasKey}\\${area}`);
}

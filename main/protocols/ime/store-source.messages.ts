/**
 * WinGet on the PC <-> the Microsoft Store's source (REST source of the Windows Package Manager, "packageManifests";
 * names are the specification's, most fields left out).
 *
 *   GET https://storeedgefd.dsp.mp.microsoft.com/v9.0/packageManifests/<PackageIdentifier>
 *       -> PackageManifest (404 where the source has no such package)
 */
const storeSource = 'https://storeedgefd.dsp.mp.microsoft.com/v9.0/packageManifests/';

export interface PackageManifest {
  readonly Data: {
    readonly PackageIdentifier: string;
    readonly Versions: readonly {
      readonly PackageVersion: string;
      readonly Installers: readonly { readonly InstallerUrl: string; readonly InstallerSha256: string }[];
    }[];
  };
}

export const manifestUrl = (packageIdentifier: string): string =>
  `${storeSource}${encodeURIComponent(packageIdentifier)}`;

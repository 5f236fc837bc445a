/** Reads what electron-builder has made. */
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readFileSync } from 'node:fs';
import { resedit } from './fake-dist.mjs';

/** Files in an archive, with '/' and without a leading one. */
export function filesIn(archive) {
  return listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
}

export { extractAll };

/** The fuses of an executable by name: true where on. */
export async function fusesOf(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([name]) => Number.isNaN(Number(name)))
      .map(([name, place]) => [name, wire[place] === FuseState.ENABLE]),
  );
}

/** The version strings of a Windows executable and the resources that hold the digest of the archive. */
export function windowsResources(executable) {
  const { NtExecutable, NtExecutableResource, Resource } = resedit();
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(executable)));
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const integrity = entries.find(({ type }) => String(type).toUpperCase() === 'INTEGRITY');
  return {
    strings: version.getStringValues(version.getAllLanguagesForStringValues()[0]),
    integrity: integrity && JSON.parse(Buffer.from(integrity.bin).toString()),
  };
}

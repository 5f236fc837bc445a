/** Where the files that Reseal ships (scenarios, tenants, hardware, locales) are at run time. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { InternalError } from '../../shared/failures.ts';

/** Beside the bundle (`out/resources`), else in the source tree, for code that runs unbuilt. */
const places = [
  path.join(import.meta.dirname, '..', 'resources'),
  path.join(import.meta.dirname, '..', '..', 'resources'),
];

/** The folder of shipped resources, absolute. */
export function resourcesDirectory(): string {
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new InternalError('The resources folder is missing from this installation');
  return found;
}

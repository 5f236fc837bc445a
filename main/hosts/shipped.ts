/** Files that Reseal ships, and files that a person names. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseJsonFile } from '../../shared/json/json-file.ts';
import type { NamedWalks } from '../../shared/session/walk.ts';
import { readNamedWalk } from '../../shared/session/walk.ts';
import { resourcesDirectory } from './resources.ts';
import { readFileOf } from './storage/read-file.ts';
import { decode } from './tenant/decode.ts';

/** Larger files are nobody's scenario. */
const mostBytes = 50 * 1024 * 1024;

/** The place of something that is shipped. */
export const resource = (...parts: string[]): string => path.join(resourcesDirectory(), ...parts);

/** The text of a file that a person named. Throws BadInputError. */
export function readTextFile(file: string): string {
  return decode(readFileOf(file, mostBytes, 'Name another file that can be read.'));
}

/** The same as JSON. */
export function readJsonFile(file: string): unknown {
  return parseJsonFile(file, readTextFile(file));
}

/** Names of the shipped files of a kind, without '.json', in alphabetical order. */
export const namesIn = (folder: 'scenarios' | 'walks' | 'hardware' | 'exercises'): string[] =>
  readdirSync(resource(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();

/** The shipped walks by name. */
export const shippedWalks = (): NamedWalks =>
  new Map(
    namesIn('walks').map((name) => {
      const file = resource('walks', `${name}.json`);
      return [name, readNamedWalk(readJsonFile(file), file)];
    }),
  );

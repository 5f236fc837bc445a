/** JSON out of a tenant's files: untrusted, limited in size, errors with file, line and column. */
import { BadInputError } from '../../../shared/failures.ts';
import { jsonFaultAt } from './json-fault.ts';

/** Characters; above any Graph object met in exports, of which icons are the largest part. */
const largest = 20 * 1024 * 1024;
/** Levels; the children of settings-catalog settings are what nests most. */
const deepest = 60;

/** The value of a JSON text. Throws `BadInputError` that names file, line and column. */
export function parseJsonFile(path: string, text: string): unknown {
  if (text.length > largest)
    throw new BadInputError(
      `The file has ${text.length} characters, more than ${largest}`,
      path,
      'Leave it out of the tenant folder or split it',
    );
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw broken(path, content);
  }
  if (isDeeperThan(deepest, value))
    throw new BadInputError(
      `The JSON nests deeper than ${deepest} levels`,
      path,
      'Leave it out of the tenant folder: no Graph object nests so deep',
    );
  return value;
}

function isDeeperThan(limit: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

function broken(path: string, content: string): BadInputError {
  const at = jsonFaultAt(content);
  const lines = content.slice(0, at).split('\n');
  const column = (lines.at(-1)?.length ?? 0) + 1;
  const found =
    content[at] === undefined ? 'the file ends too early' : `${JSON.stringify(content[at])} does not fit`;
  return new BadInputError(
    `The JSON is broken: ${found}`,
    `${path}:${lines.length}:${column}`,
    'Mend the JSON at that place',
  );
}

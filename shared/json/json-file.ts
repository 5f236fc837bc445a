/** JSON from a file that somebody gave: untrusted, limited in size and depth, errors with file, line and column. */
import { BadInputError } from '../failures.ts';
import { deepest, isDeeperThan } from './json-depth.ts';
import { jsonFaultAt } from './json-fault.ts';

/** Characters; above any Graph object met in exports, of which icons are the largest part. */
export const largest = 20 * 1024 * 1024;

/** The value of a JSON text. Throws `BadInputError` that names file, line and column. */
export function parseJsonFile(path: string, text: string): unknown {
  if (text.length > largest)
    throw new BadInputError(
      `The file has ${text.length} characters, more than ${largest}`,
      path,
      'Leave it out or split it',
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
      'Leave it out: nothing that Reseal reads nests so deep',
    );
  return value;
}

function broken(path: string, content: string): BadInputError {
  const at = jsonFaultAt(content);
  const line = lineOf(content, at);
  const column = at - content.lastIndexOf('\n', at - 1);
  const found =
    content[at] === undefined ? 'the file ends too early' : `${JSON.stringify(content[at])} does not fit`;
  return new BadInputError(
    `The JSON is broken: ${found}`,
    `${path}:${line}:${column}`,
    'Mend the JSON there',
  );
}

/** The number of the line, from 1, in which a character stands. */
function lineOf(content: string, at: number): number {
  let line = 1;
  for (let end = content.indexOf('\n'); end >= 0 && end < at; end = content.indexOf('\n', end + 1)) line += 1;
  return line;
}

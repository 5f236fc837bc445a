/** The value of a tenant's file: JSON as most tools write it, YAML as IntuneCD does when asked. */
import { LineCounter, parseDocument } from 'yaml';
import { BadInputError } from '../../../../shared/failures.ts';
import { deepest, isDeeperThan } from '../../../../shared/json/json-depth.ts';
import { parseJsonFile } from '../../../../shared/json/json-file.ts';
import type { TenantFile } from './tenant-file.ts';

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** An alias of YAML may stand for a whole branch: a file of a few lines must not come to millions of values. */
const mostAliases = 50;

/** Throws `BadInputError` with file, line and column where the text is neither. */
export const parseTenantFile = ({ path, text }: TenantFile): unknown =>
  isYaml(path) ? parseYaml(path, text) : parseJsonFile(path, text);

function parseYaml(path: string, text: string): unknown {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw broken(`${path}:${line}:${col}`, error.message);
    }
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    if (!isDeeperThan(deepest, value)) return value;
  } catch (error) {
    if (error instanceof BadInputError) throw error;
    if (error instanceof ReferenceError)
      throw broken(path, 'an alias that leads nowhere, or too many of them');
    // What nests too deep for the parser's own calls.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new BadInputError(
    `The YAML nests deeper than ${deepest} levels`,
    path,
    'Leave it out: nothing that Reseal reads nests so deep',
  );
}

const broken = (place: string, why: string): BadInputError =>
  new BadInputError(`The YAML is broken: ${why.replace(/\s+/g, ' ')}`, place, 'Mend the YAML there');

/** The value of a tenant's file: JSON as most tools write it, YAML as IntuneCD does when asked. */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { BadInputError } from '../../../../shared/failures.ts';
import { deepest } from '../../../../shared/json/json-depth.ts';
import { parseJsonFile } from '../../../../shared/json/json-file.ts';
import type { TenantFile } from './tenant-file.ts';

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** An alias of YAML may stand for a whole branch: a file of a few lines must not come to millions of values. */
const most = { aliases: 50, copies: 100_000 } as const;

/** Throws `BadInputError` with file, line and column where the text is neither. */
export function parseTenantFile({ path, text }: TenantFile): unknown {
  if (text.trim() === '')
    throw new BadInputError('The file is empty', path, 'Export it again, or leave it out');
  return isYaml(path) ? parseYaml(path, text) : parseJsonFile(path, text);
}

/** Scalars as YAML 1.2 reads them: `yes` and dates are texts. */
function parseYaml(path: string, text: string): unknown {
  let value: unknown;
  try {
    value = load(text, { schema: CORE_SCHEMA, maxDepth: deepest, maxAliases: most.aliases });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    if (/input is empty/.test(reason)) return null;
    if (/maxDepth/.test(reason)) throw tooDeep(path);
    throw broken(mark ? `${path}:${mark.line + 1}:${mark.column + 1}` : path, reason);
  }
  if (/[*]/.test(text)) refuseCopies(value, path);
  return value;
}

/** What aliases come to where each is a copy; one that stands for what it lies in never ends. */
function refuseCopies(value: unknown, path: string): void {
  const sizes = new Map<object, number>();
  const sizeOf = (part: unknown): number => {
    if (typeof part !== 'object' || part === null) return 1;
    const known = sizes.get(part);
    if (known !== undefined) return known;
    sizes.set(part, Number.POSITIVE_INFINITY);
    const size = Object.values(part).reduce((sum: number, inner: unknown) => sum + sizeOf(inner), 1);
    sizes.set(part, size);
    return size;
  };
  const whole = sizeOf(value);
  const single = [...sizes.keys()].reduce((sum, part) => sum + 1 + Object.keys(part).length, 0);
  if (whole > single + most.copies)
    throw broken(path, 'its aliases come to too many values, or stand for what they lie in');
}

const tooDeep = (path: string): BadInputError =>
  new BadInputError(
    `The YAML nests deeper than ${deepest} levels`,
    path,
    'Leave it out: nothing that Reseal reads nests so deep',
  );

const broken = (place: string, why: string): BadInputError =>
  new BadInputError(`The YAML is broken: ${why.replace(/\s+/g, ' ')}`, place, 'Mend the YAML there');

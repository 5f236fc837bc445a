/**
 * A Valibot schema as JSON Schema (draft 2020-12), for editors that complete a file as it is written. It says what may
 * be written: transformations and checks that need code are left to the program that reads the file.
 */
import type * as v from 'valibot';

type Json = Readonly<Record<string, unknown>>;

/** What is read off a schema: the parts that its kinds have. */
interface Parts {
  readonly type: string;
  readonly pipe?: readonly Parts[];
  readonly kind?: string;
  readonly entries?: Readonly<Record<string, Parts>>;
  readonly item?: Parts;
  readonly value?: Parts;
  readonly wrapped?: Parts;
  readonly default?: unknown;
  readonly options?: readonly (Parts | string | number)[];
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly description?: string;
  readonly getter?: (input: unknown) => Parts;
}

/** Schemas that have a name of their own in the result, and are referred to. */
type Named = ReadonlyMap<unknown, string>;

/** A part that is met again and again, and what is told of it, where that is not all. */
interface NamedPart {
  readonly schema: v.GenericSchema;
  readonly told?: v.GenericSchema;
}

/** `named`: parts that get a place of their own, by their names. */
export function jsonSchemaOf(
  schema: v.GenericSchema,
  title: string,
  named: Readonly<Record<string, NamedPart>> = {},
): Json {
  const names: Named = new Map(Object.entries(named).map(([name, one]) => [one.schema, name]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...convert(schema as unknown as Parts, names),
    $defs: Object.fromEntries(
      Object.entries(named).map(([name, one]) => [
        name,
        piped((one.told ?? one.schema) as unknown as Parts, names),
      ]),
    ),
  };
}

function convert(part: Parts, names: Named): Json {
  const name = names.get(part);
  return name === undefined ? piped(part, names) : { $ref: `#/$defs/${name}` };
}

/** The last schema of a pipe that is none of code, with what the pipe's actions say of it. */
function piped(part: Parts, names: Named): Json {
  if (!part.pipe) return bare(part, names);
  const schemas = part.pipe.filter(({ kind, type }) => kind === 'schema' && type !== 'custom');
  const schema = schemas.find((one) => one.type !== 'unknown');
  const of = !schema ? {} : schema === part.pipe[0] ? piped(schema, names) : convert(schema, names);
  return Object.assign({}, of, ...part.pipe.map((action) => actionOf(action, of)));
}

const optional: ReadonlySet<string> = new Set(['optional', 'exact_optional']);

function bare(part: Parts, names: Named): Json {
  switch (part.type) {
    case 'strict_object':
    case 'object':
      return objectOf(part, names);
    case 'optional':
    case 'exact_optional':
    case 'nullable':
      return wrapped(part, names);
    case 'array':
      return { type: 'array', items: inner(part.item, names) };
    case 'record':
      return { type: 'object', additionalProperties: inner(part.value, names) };
    case 'picklist':
      return { enum: part.options ?? [] };
    case 'literal':
      return { const: part.literal };
    case 'union':
    case 'variant':
      return { anyOf: (part.options ?? []).map((one) => inner(one as Parts, names)) };
    case 'lazy':
      return { anyOf: ['', {}].map((given) => inner(part.getter?.(given), names)) };
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: part.type };
    default:
      return {};
  }
}

const inner = (part: Parts | undefined, names: Named): Json => (part ? convert(part, names) : {});

function objectOf({ type, entries = {} }: Parts, names: Named): Json {
  const required = Object.entries(entries).flatMap(([key, one]) => (optional.has(one.type) ? [] : [key]));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, convert(one, names)])),
    ...(required.length > 0 ? { required } : {}),
    ...(type === 'strict_object' ? { additionalProperties: false } : {}),
  };
}

function wrapped({ type, wrapped: within, default: usual }: Parts, names: Named): Json {
  const of = inner(within, names);
  if (type === 'nullable') return { anyOf: [of, { type: 'null' }] };
  return usual === undefined ? of : { ...of, default: usual };
}

/** What an action of a pipe says, `of` a schema that it comes behind. */
function actionOf({ type, requirement, description }: Parts, { type: of }: Json): Json {
  switch (type) {
    case 'description':
      return { description };
    case 'min_length':
      return of === 'array' ? { minItems: requirement } : { minLength: requirement };
    case 'max_length':
      return of === 'array' ? { maxItems: requirement } : { maxLength: requirement };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'integer':
    case 'safe_integer':
      return { type: 'integer' };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    default:
      return {};
  }
}

/** The parameters of a cmdlet, and how what was typed is bound to them (about_Parameters; facts/powershell#parameters). */
import { ownOf, owns } from '../../../../shared/own.ts';
import { PsError } from './values.ts';
import type { PsValue } from './values.ts';
import { textOf } from './values.ts';

export type Kind = 'switch' | 'text' | 'texts' | 'number' | 'block' | 'table';
export type Parameters = Readonly<Record<string, Kind>>;

/** A word whose variables and expressions have been worked out. */
export type Given =
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'value'; readonly value: PsValue }
  | { readonly kind: 'block' | 'table'; readonly text: string }
  | { readonly kind: 'comma' };

export class Arguments {
  readonly #values: ReadonlyMap<string, readonly PsValue[]>;

  constructor(values: ReadonlyMap<string, readonly PsValue[]>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }
  text(name: string): string | undefined {
    const [value] = this.#values.get(name) ?? [];
    return value === undefined ? undefined : textOf(value);
  }
  texts(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).map(textOf);
  }
  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }
}

/** Every cmdlet takes these; none of them changes anything here. */
const common: Parameters = {
  Verbose: 'switch',
  Debug: 'switch',
  ErrorAction: 'text',
  WarningAction: 'text',
  Confirm: 'switch',
};

export interface Signature {
  readonly name: string;
  readonly parameters: Parameters;
  /** Names of those that take values without a name, in their order. */
  readonly positions: readonly string[];
}

const bindingError = (source: string, message: string, id: string): PsError =>
  new PsError(message, {
    source,
    category: `InvalidArgument: (:) [${source}], ParameterBindingException`,
    id: `${id},Microsoft.PowerShell.Commands.${source.replaceAll('-', '')}Command`,
  });

/** By its whole name, or by a beginning that no other has. */
function parameterNamed({ name, parameters }: Signature, typed: string): readonly [string, Kind] {
  const all = Object.entries({ ...parameters, ...common });
  const lower = typed.toLowerCase();
  const whole = all.find(([own]) => own.toLowerCase() === lower);
  if (whole) return whole;
  const [first, second] = all.filter(([own]) => own.toLowerCase().startsWith(lower));
  if (first === undefined)
    throw bindingError(
      name,
      `A parameter cannot be found that matches parameter name '${typed}'.`,
      'NamedParameterNotFound',
    );
  if (second !== undefined && owns(parameters, second[0]))
    throw bindingError(
      name,
      `Parameter cannot be processed because the parameter name '${typed}' is ambiguous. Possible matches include: -${first[0]} -${second[0]}.`,
      'AmbiguousParameter',
    );
  return first;
}

/** A value, and those that commas join to it; `next` is behind them. */
function listAt(given: readonly Given[], at: number): { readonly values: PsValue[]; readonly next: number } {
  const values: PsValue[] = [];
  let next = at;
  for (;;) {
    const word = given[next];
    if (word === undefined || word.kind === 'parameter' || word.kind === 'comma') break;
    values.push(word.kind === 'value' ? word.value : word.text);
    next++;
    if (given[next]?.kind !== 'comma') break;
    next++;
  }
  return { values: values.flatMap((value) => (Array.isArray(value) ? (value as PsValue[]) : [value])), next };
}

function checked(
  { name }: Signature,
  [parameter, kind]: readonly [string, Kind],
  values: PsValue[],
): PsValue[] {
  if (values.length === 0)
    throw bindingError(
      name,
      `Missing an argument for parameter '${parameter}'. Specify a parameter of type '${kind === 'number' ? 'System.Int32' : 'System.String'}' and try again.`,
      'MissingArgument',
    );
  const [first] = values;
  if (kind === 'number' && !/^-?\d{1,9}$/.test(textOf(first ?? null)))
    throw bindingError(
      name,
      `Cannot bind parameter '${parameter}'. Cannot convert value "${textOf(first ?? null)}" to type "System.Int32". Error: "Input string was not in a correct format."`,
      'CannotConvertArgumentNoMessage',
    );
  return values;
}

/** Throws PsError. */
export function bind(signature: Signature, given: readonly Given[]): Arguments {
  const bound = new Map<string, readonly PsValue[]>();
  const open = (): string | undefined => signature.positions.find((name) => !bound.has(name));
  for (let at = 0; at < given.length; ) {
    const word = given[at];
    if (word?.kind === 'parameter') {
      const named = parameterNamed(signature, word.name);
      at++;
      if (named[1] === 'switch') {
        const value = given[at];
        const isSaid = value?.kind === 'value' && typeof value.value === 'boolean';
        if (!isSaid || value.value === true) bound.set(named[0], [true]);
        if (isSaid) at++;
        continue;
      }
      const { values, next } = listAt(given, at);
      bound.set(named[0], checked(signature, named, values));
      at = next;
      continue;
    }
    const { values, next } = listAt(given, at);
    const place = open();
    if (place === undefined)
      throw bindingError(
        signature.name,
        `A positional parameter cannot be found that accepts argument '${textOf(values[0] ?? null)}'.`,
        'PositionalParameterNotFound',
      );
    bound.set(place, checked(signature, [place, ownOf(signature.parameters, place) ?? 'text'], values));
    at = Math.max(next, at + 1);
  }
  return new Arguments(bound);
}

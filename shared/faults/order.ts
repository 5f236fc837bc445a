/** An order to set a fault: which one, with what, and when. Written as text: `ID[:KEY=VALUE[,KEY=VALUE]][@WHEN]`. */
import * as v from 'valibot';
import { recordOf } from '../json/record.schema.ts';
import { ownOf } from '../own.ts';
import type { FaultEntry, FaultParameter } from './fault-entry.ts';
import { whenProblem } from './when.ts';

export type FaultValue = string | number;
export type FaultValues = Readonly<Record<string, FaultValue>>;

export interface FaultOrder {
  readonly fault: string;
  /** By the keys of its parameters; what is left out is as usual. */
  readonly with?: FaultValues;
  /** 'now' where it is left out: `when.ts`. */
  readonly when?: string;
}

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const values = recordOf(v.union([text, v.pipe(v.number(), v.finite())]));

export const orderFields = {
  fault: text,
  with: v.exactOptional(values),
  when: v.exactOptional(
    v.pipe(
      text,
      v.check(
        (when) => whenProblem(when) === null,
        (issue) => whenProblem(issue.input) ?? '',
      ),
    ),
  ),
};

/** 'host-blocked:host=*.example@page:apps'. Undefined where the text is none; what is in it, others check. */
export function orderOf(written: string): FaultOrder | undefined {
  const [, fault, given, when] = /^([a-z0-9-]+)(?::(.*?))?(?:@([a-z]+(?::[^@]+)?))?$/s.exec(written) ?? [];
  if (fault === undefined) return undefined;
  const pairs =
    given === undefined
      ? []
      : given.split(/,(?=[A-Za-z-]+=)/).map((pair) => /^([A-Za-z-]+)=(.+)$/s.exec(pair));
  if (pairs.some((pair) => pair === null)) return undefined;
  return {
    fault,
    ...(pairs.length > 0
      ? { with: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])) }
      : {}),
    ...(when === undefined ? {} : { when }),
  };
}

/** The name of one that is set: equal for equal fault and values, e.g. 'app-fails:app=7-Zip,code=1603'. */
export function keyOf(fault: string, set: FaultValues): string {
  const pairs = Object.entries(set)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? fault : `${fault}:${pairs.join(',')}`;
}

/** The values with their types, those that are usual included; a text tells what is wrong. Choices stay as they were given. */
export function valuesOf({ id, parameters }: FaultEntry, given: FaultValues): FaultValues | string {
  const stranger = Object.keys(given).find((key) => !parameters.some((one) => one.key === key));
  if (stranger !== undefined)
    return parameters.length === 0
      ? `The fault "${id}" takes no "${stranger}"`
      : `The fault "${id}" takes ${parameters.map(({ key }) => key).join(', ')}, not "${stranger}"`;
  const result = new Map<string, FaultValue>();
  for (const parameter of parameters) {
    const value = valueOf(parameter, ownOf(given, parameter.key));
    if (typeof value === 'object') return `${parameter.title} of the fault "${id}": ${value.problem}`;
    if (value !== undefined) result.set(parameter.key, value);
  }
  return Object.fromEntries(result);
}

function valueOf(
  { value }: FaultParameter,
  given: FaultValue | undefined,
): FaultValue | undefined | { readonly problem: string } {
  switch (value.kind) {
    case 'number': {
      const number = given === undefined ? value.usual : Number(given);
      const fits = Number.isFinite(number) && number >= value.least && number <= value.most;
      return fits
        ? number
        : { problem: `a number from ${value.least} to ${value.most} is needed, not "${given}"` };
    }
    case 'word': {
      const word = given === undefined ? value.words[0] : String(given);
      return value.words.includes(word)
        ? word
        : { problem: `choose from ${value.words.join(', ')}, not "${given}"` };
    }
    case 'choice':
      return given === undefined ? value.usual : String(given);
  }
}

/** Paths of DDF rules: 'Provider/{ProviderID}/EntDMID' against the segments of a LocURI. */
import type { Csp } from './csp.ts';
import type { LocUri } from './loc-uri.ts';

const isName = (part: string): boolean => part.startsWith('{');

/** Paths of rules are few and asked for with every node of a session. */
const known = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
  const before = known.get(path);
  if (before) return before;
  const parts = path === '' ? [] : path.split('/');
  known.set(path, parts);
  return parts;
}

const fits = (part: string | undefined, segment: string): boolean =>
  part !== undefined &&
  (isName(part) || (part.length === segment.length && part.toLowerCase() === segment.toLowerCase()));

/** Values of the path's '{Name}' parts where the path names exactly these segments, else undefined. */
export function matchPath(
  path: string,
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const parts = partsOf(path);
  if (parts.length !== segments.length) return undefined;
  const names: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined || !fits(part, segment)) return undefined;
    if (isName(part)) names.push([part.slice(1, -1), segment]);
  }
  return Object.fromEntries(names);
}

/** Leaves right below `uri` that have a value although nobody has set one. */
export function ruleChildren(csp: Csp, uri: LocUri): readonly string[] {
  const below = uri.segments.slice(partsOf(csp.root).length);
  return csp.rules.flatMap((rule) => {
    const parts = partsOf(rule.path);
    const last = parts.at(-1);
    if (last === undefined || isName(last) || rule.initial === undefined) return [];
    if (parts.length !== below.length + 1) return [];
    return below.every((segment, index) => fits(parts[index], segment)) ? [last] : [];
  });
}

/**
 * LocURIs of the management tree. Without './Device' or './User' a URI means the device; segments are
 * percent-decoded, so that 'MS%20DM%20Server' and 'MS DM Server' name the same node.
 */
import { remembering } from '../../../world/remember.ts';

export type Scope = 'Device' | 'User';

export interface LocUri {
  readonly scope: Scope;
  readonly segments: readonly string[];
  /** One spelling for equal nodes: './Device/Vendor/MSFT/DMClient/…', segments decoded. */
  readonly text: string;
  /** Equal for equal nodes whatever their case: Windows' CSPs ignore it. */
  readonly key: string;
}

const scopes: readonly Scope[] = ['Device', 'User'];

const slash = /%2f/i;

function decodeSegment(segment: string): string {
  // An encoded slash stays as it is: decoded it would cut the segment in two.
  if (!segment.includes('%') || slash.test(segment)) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function locUri(scope: Scope, segments: readonly string[]): LocUri {
  const text = ['.', scope, ...segments].join('/');
  return { scope, segments, text, key: text.toLowerCase() };
}

/** The node that a LocURI text names. */
export const parseLocUri = remembering((text): LocUri => {
  const segments = text
    .replace(/^\.?\//, '')
    .split('/')
    .filter((segment) => segment !== '')
    .map(decodeSegment);
  const [first = ''] = segments;
  const scope = scopes.find((one) => one.toLowerCase() === first.toLowerCase());
  if (scope) return locUri(scope, segments.slice(1));
  return locUri('Device', segments);
}, 4_096);

/** The node `path` below `base`; segments of `path` are taken as they are. */
export const childUri = (base: LocUri, ...path: readonly string[]): LocUri =>
  locUri(base.scope, [...base.segments, ...path]);

/** The text in which Windows and Intune write it: blanks as %20. */
export const encodeLocUri = (uri: LocUri): string => uri.text.replaceAll(' ', '%20');

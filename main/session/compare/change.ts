/** One difference between two reports, the older one first. */
export interface Change {
  /** What it is about: 'outcome', 'time', 'page', 'app', 'policy', 'risk', 'kind', 'fault', 'assumption' and others. */
  readonly about: string;
  /** The app, policy or kind by name; '' where it is about all. */
  readonly name: string;
  /** Names of the kinds it holds for; empty for runs, and for all kinds. */
  readonly kinds: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** In one sentence. */
  readonly words: string;
}

/** Kinds of a sentence. */
export function whom(kinds: readonly string[], all: number): string {
  if (kinds.length === all && all > 1) return `all ${all} kinds`;
  const more = kinds.length - 3;
  return `${kinds.slice(0, 3).join(' | ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What changed between two reports, the older one first. */

/** One difference. */
export interface Change {
  /** What it is about: 'outcome', 'time', 'page', 'app', 'policy', 'risk', 'kind', 'fault', 'assumption' and others. */
  readonly about: string;
  /** 'cause': an object, an assumption or an option is another; 'effect': what the kinds come to by that. */
  readonly role: 'cause' | 'effect';
  /** The app, policy or kind by name; '' where it is about all. */
  readonly name: string;
  /** Names of the kinds it holds for; empty for runs, and for all kinds. */
  readonly kinds: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** In one sentence. */
  readonly words: string;
}

export interface Comparison {
  /** One line that sums up. */
  readonly summary: string;
  /** Causes first. */
  readonly changes: readonly Change[];
}

/** What an exercise came to. */
import type { CheckKind } from './checks.schema.ts';

export interface GradedCheck {
  readonly kind: CheckKind;
  /** What was looked at, in words. */
  readonly title: string;
  /** Whole or half points. */
  readonly points: number;
  readonly of: number;
  /** What was found; '' where the points say it all. */
  readonly found: string;
}

export interface Grade {
  /** Those of the checks less the price of the hints, not below 0. */
  readonly points: number;
  readonly of: number;
  readonly percent: number;
  /** The end of the exercise had come. */
  readonly completed: boolean;
  /** Enough points for the exercise to be passed. */
  readonly passed: boolean;
  readonly checks: readonly GradedCheck[];
  readonly hints: { readonly asked: number; readonly price: number };
}

/**
 * When the agent tries again (facts/management-extension#retries): an app that failed is in the global retry schedule
 * and left alone for a day; since September 2026 the page's time holds more tries, and its end a check-in.
 */
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hours, instant, minutes, parseInstant } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { AgentError } from './app-outcome.ts';
import type { AppRecord } from './app-records.ts';

export interface RetryRules {
  /** Further tries of an app that fails while the Enrollment Status Page waits for it. */
  readonly triesDuringPage: number;
  /** The agent checks in as soon as a page is over, and as soon as there is a network again. */
  readonly checksInAtOnce: boolean;
}

/** The service brings every agent up to date: the day decides. */
const newerSince = parseInstant('2026-09-01T00:00:00Z') ?? instant(0);
const older: RetryRules = { triesDuringPage: 0, checksInAtOnce: false };
const newer: RetryRules = { triesDuringPage: 2, checksInAtOnce: true };

export const retryRules = ({ world }: Machine): RetryRules => (world.clock.now >= newerSince ? newer : older);

/** Between two tries during the page. */
export const pageRetryPause = minutes(5);
const schedule = hours(24);

/** What another try during the page cannot help. */
const lasting = new Set<HResult>([
  AgentError.DependencyFailed,
  AgentError.SupersedenceConflict,
  AgentError.MaxRunTime,
  AgentError.CertificateExpired,
]);
export const isWorthAnotherTry = (code: HResult): boolean => !lasting.has(code);

/** In the global retry schedule: it failed less than a day ago. */
export const isInRetrySchedule = (machine: Machine, { state, failedAt }: AppRecord): boolean =>
  state === 'failed' && failedAt !== undefined && machine.deviceTime() - failedAt < schedule;

/**
 * What both sides must agree on of the DMClient CSP's FirstSyncStatus and of the nodes that the Enrollment Status
 * Page tracks (facts/status-page-nodes#firstsyncstatus, facts/status-page-nodes#enrollmentstatustracking).
 */
import type { NodeScope } from './nodes.ts';
import { setupTrackingUri } from './nodes.ts';

/** Between the entries of an Expected… list. */
export const expectedSeparator = '\uF000';

/** Bits of BlockInStatusPage: what the page offers after a failure. */
export const BlockInStatusPage = { reset: 1, tryAgain: 2, continueAnyway: 4 } as const;

/**
 * Policies that the page tracks one by one; all others are one node that every device has
 * (facts/enrollment-status-page#what-is-tracked).
 */
export const trackedPolicy = /\/(AssignedAccess|KioskBrowser)(\/|$)|\/Config\/[^/]*Edge[^/]*\//i;

/** 'true' once the page has let go of the scope. */
export const provisioningCompletedUri = (scope: NodeScope): string =>
  `${setupTrackingUri(scope)}/HasProvisioningCompleted`;

/** Apps that the providers track, a child for each provider. */
export const trackedAppsUri = (scope: NodeScope): string => `${setupTrackingUri(scope)}/Apps/Tracking`;

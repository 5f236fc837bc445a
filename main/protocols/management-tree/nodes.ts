/** Nodes that the server sets and Windows acts on, and that more than one part of either side looks at. */
import { cspRoots } from './csp-roots.ts';

export type NodeScope = './Device' | './User';

/** Intune as a provider of the DMClient CSP. */
export const dmProvider = 'MS DM Server';

/** A node of a DM provider, e.g. 'FirstSyncStatus/SkipUserStatusPage'; `provider` as a segment of the LocURI has it. */
export const dmProviderUri = (scope: NodeScope, provider: string, node: string): string =>
  `${scope}/${cspRoots.DMClient}/Provider/${provider}/${node}`;

/** Providers of apps that are installed before the Enrollment Status Page counts: Intune's agent is 'Sidecar'. */
export const policyProvidersUri = `./Device/${cspRoots.EnrollmentStatusTracking}/DevicePreparation/PolicyProviders`;

/** What the page tracks in a scope. */
export const setupTrackingUri = (scope: NodeScope): string =>
  `${scope}/${cspRoots.EnrollmentStatusTracking}/Setup`;

/**
 * "Install Windows quality updates" of the page’s profile, which the user’s flow alone heeds
 * (facts/set-up-order#quality-updates). No source names the node that carries it; this one is ours.
 */
export const qualityUpdatesUri = `./Device/${cspRoots.Policy}/Config/Update/InstallQualityUpdatesInOobe`;

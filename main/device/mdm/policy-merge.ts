/**
 * Policies that are merged: lists of accounts (UserRights) of several policies become one list. A PC of a domain looks
 * its accounts up there: without a controller in reach the merge fails, and with it device setup
 * (facts/hybrid-join#policies-that-merge).
 */
import { effectsOfNode } from '../../../shared/policies/effects-of.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { Process } from '../../world/process.ts';
import { until } from '../../world/signal.ts';
import { cachedProfile } from '../autopilot/profile-cache.ts';
import { findController } from '../join/domain-controller.messenger.ts';
import { domainMembershipOf } from '../join/domain-membership.ts';
import { enrollmentType, findEnrolment } from './enrolment.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import type { CspContext } from './csp/csp.ts';
import type { LocUri } from './csp/loc-uri.ts';

/** Entries of a list value (Policy CSP). */
const separator = '\uF000';
const noTrust = fromWin32(Win32.ERROR_TRUSTED_RELATIONSHIP_FAILURE);

const isMerged = (uri: LocUri): boolean =>
  effectsOfNode(uri.text).some(({ id }) => id === 'merged-in-the-domain');

/** The value that comes of this one and of what the same session has brought before. */
export function mergedValue(context: CspContext, uri: LocUri, data: string): string {
  const { state } = context;
  if (!isMerged(uri)) return data;
  const before = state.mergedInSession.get(uri.key);
  const entries = [...(before ?? '').split(separator), ...data.split(separator)].filter(
    (entry) => entry !== '',
  );
  const merged = [...new Set(entries)].join(separator);
  state.mergedInSession.set(uri.key, merged);
  if (before !== undefined && before !== data && merged !== before) {
    state.merges.add(uri);
    context.background(settle(context, uri));
  }
  return merged;
}

/** "Try again": what could not be merged is merged anew. */
export function retryMerges(context: CspContext): void {
  context.state.mergeFailure = null;
  for (const uri of context.state.merges) context.background(settle(context, uri));
}

function* settle(context: CspContext, uri: LocUri): Process<void> {
  const { machine, tree, state } = context;
  const { registry } = machine;
  if (!isHybrid(cachedProfile(machine))) return;
  // The policies may come before the blob of the domain join.
  yield* until(registry.changes, () => domainMembershipOf(registry) !== undefined);
  const membership = domainMembershipOf(registry);
  if (!membership) return;
  const found = yield* findController(machine, membership);
  if (!('cause' in found)) {
    if (state.toldMerges.delete(uri)) yield* context.tellPolicy(uri, 0);
    return;
  }
  const [area = '', policy = ''] = uri.segments.slice(-2);
  machine.eventLog.write(deviceManagementEvents.mergeFailed, {
    Message1: policy,
    Message2: area,
    Message3: findEnrolment(registry)?.id ?? '',
    Message4: 'Device',
    HexInt1: enrollmentType,
    HexInt2: 0,
    HexInt3: noTrust,
    HexInt4: noTrust,
  });
  // The status page ends with the failure: what the server is to know goes before.
  state.toldMerges.add(uri);
  yield* context.tellPolicy(uri, noTrust);
  state.mergeFailure = {
    code: noTrust,
    cause: `${uri.text} comes of several policies, and no domain controller of ${membership.domain} merges them: ${found.cause}`,
  };
  tree.changes.emit(uri);
}

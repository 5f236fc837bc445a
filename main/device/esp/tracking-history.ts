/**
 * History of what was tracked, for diagnostics tools: ESPTrackingInfo\Diagnostics
 * (facts/status-page-nodes#history).
 */
import { iso } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import type { Tracked, TrackedItem } from './tracker.ts';
import { ownOf } from '../../../shared/own.ts';

const diagnosticsKey =
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\Autopilot\\EnrollmentStatusTracking\\ESPTrackingInfo\\Diagnostics';

const lists: Readonly<Record<string, string>> = {
  SecurityPoliciesSubcategory: 'ExpectedPolicies',
  CertificatesSubcategory: 'ExpectedSCEPCerts',
  NetworkConnectionsSubcategory: 'ExpectedNetworkProfiles',
};

function listOf(subcategory: string, { uri }: TrackedItem): string {
  const known = ownOf(lists, subcategory);
  if (known !== undefined) return known;
  if (/EnrollmentStatusTracking/i.test(uri)) return 'Sidecar';
  return /EnterpriseModernAppManagement/i.test(uri) ? 'ExpectedModernAppPackages' : 'ExpectedMSIAppPackages';
}

export class TrackingHistory {
  readonly #machine: Machine;
  readonly #last = new Map<string, string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Notes each list that is not as it was: every tracked URI with 1 for done and 0 for not. */
  note(all: readonly Tracked[]): void {
    const byList = new Map<string, TrackedItem[]>();
    for (const { subcategory, items } of all)
      for (const item of items) {
        const list = listOf(subcategory, item);
        byList.set(list, [...(byList.get(list) ?? []), item]);
      }
    for (const [list, items] of byList) this.#noteList(list, items);
  }

  #noteList(list: string, items: readonly TrackedItem[]): void {
    const text = items.map(({ uri, state }) => `${uri}=${state}`).join('\n');
    if (this.#last.get(list) === text) return;
    this.#last.set(list, text);
    const key = `${diagnosticsKey}\\${list}\\${iso(this.#machine.deviceTime())}`;
    for (const { uri, state } of items) this.#machine.registry.setNumber(key, uri, state === 'done' ? 1 : 0);
  }
}

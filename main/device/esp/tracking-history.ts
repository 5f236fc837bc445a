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

const sidecar = 'Sidecar';

function listOf(subcategory: string, { uri }: TrackedItem): string {
  const known = ownOf(lists, subcategory);
  if (known !== undefined) return known;
  if (/EnrollmentStatusTracking/i.test(uri)) return sidecar;
  return /EnterpriseModernAppManagement/i.test(uri) ? 'ExpectedModernAppPackages' : 'ExpectedMSIAppPackages';
}

export class TrackingHistory {
  readonly #machine: Machine;
  readonly #last = new Map<string, string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /**
   * Notes each list that is not as it was: every tracked URI with 1 for done and 0 for not, an app of a policy provider
   * with its InstallationState. `sid` is of the user whose page it is; the lists of the device have none.
   */
  note(all: readonly Tracked[], sid?: string): void {
    const byList = new Map<string, TrackedItem[]>();
    for (const { subcategory, items } of all)
      for (const item of items) {
        const list = listOf(subcategory, item);
        byList.set(list, [...(byList.get(list) ?? []), item]);
      }
    for (const [list, items] of byList) {
      // The scripts look for the user's apps in the device's key too.
      if (sid === undefined || list === sidecar) this.#noteList(list, items);
      if (sid !== undefined) this.#noteList(`${sid}\\${list}`, items);
    }
  }

  #noteList(list: string, items: readonly TrackedItem[]): void {
    const values = items.map((item) => [nameOf(item), valueOf(item)] as const);
    const text = JSON.stringify(values);
    if (this.#last.get(list) === text) return;
    this.#last.set(list, text);
    const key = `${diagnosticsKey}\\${list}\\${iso(this.#machine.deviceTime())}`;
    for (const [uri, value] of values) this.#machine.registry.setNumber(key, uri, value);
  }
}

/** The Office CSP's address has no scope, and scripts look for it so. */
const nameOf = ({ uri }: TrackedItem): string => uri.replace(/^\.\/Device(?=\/Vendor\/MSFT\/Office\/)/i, '.');

const valueOf = ({ state, installationState }: TrackedItem): number =>
  installationState ?? (state === 'done' ? 1 : 0);

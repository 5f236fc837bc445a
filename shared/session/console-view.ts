/** What the instructor's console shows, as plain JSON. */
import type { ScreenId } from '../stage/view.ts';
import type { FaultsView } from '../faults/fault-view.ts';
import type { Assumption } from './assume.schema.ts';
import type { Rate } from './input.ts';
import type { Progress } from './progress.ts';

export interface ConsoleView {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** World time, ISO 8601. */
  readonly time: string;
  readonly rate: Rate;
  readonly paused: boolean;
  /** A way that takes a while and that the rehearsal is on; null for none. */
  readonly progress: Progress | null;
  readonly powered: boolean;
  readonly screen: ScreenId;
  /** A number match waits for the user's phone. */
  readonly phoneRings: boolean;
  /** The scenario's removable media. */
  readonly media: 'inserted' | 'removed' | 'none';
  readonly device: {
    readonly serialNumber: string;
    readonly manufacturer: string;
    readonly model: string;
    /** Empty while the device is not registered. */
    readonly autopilotDeviceId: string;
    readonly groupTag: string;
    readonly assignedUser: string;
    /** What the Autopilot service holds and what targeting says; they differ during the service's lag. */
    readonly deploymentProfile: string;
    readonly intendedDeploymentProfile: string;
    /** Graph's deploymentProfileAssignmentStatus. */
    readonly profileStatus: string;
    /** The Intune device record's id, empty where there is none. */
    readonly managedDeviceId: string;
  };
  /** What stands in for what the tenant's export does not hold. */
  readonly assumptions: readonly Assumption[];
  /** User principal name of who signs in where the scenario's user is not in the tenant. */
  readonly person: string;
  readonly network: {
    readonly cable: 'plugged' | 'unplugged' | 'absent';
    readonly blockedHosts: readonly string[];
    readonly unresolvableHosts: readonly string[];
    /** DNS name of the company's Active Directory domain; null for none. */
    readonly domain: string | null;
  };
  readonly users: readonly {
    readonly userPrincipalName: string;
    readonly displayName: string;
    /** '' where the user has none. */
    readonly practicePassword: string;
    /** 'DOMAIN\\user', for the lock screen of a hybrid join; null without one. */
    readonly domainAccount: string | null;
  }[];
  readonly profiles: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly assignments: readonly {
      readonly id: string;
      readonly group: string;
      readonly excluded: boolean;
    }[];
  }[];
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  readonly faults: FaultsView;
  /** Newest first, at most 50: what happened, for a person. */
  readonly log: readonly { readonly time: string; readonly text: string }[];
  /** Where the journal is kept; null when this rehearsal is not kept. */
  readonly journal: string | null;
}

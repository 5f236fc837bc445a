/** What a rehearsal came to (`reseal run --json`). */
import type { Assumption } from './assume.schema.ts';
import type { Flow } from './flow.ts';
import type { PortalActionId } from '../portal/portal-actions.ts';
import type { GraphWrite } from './input.ts';
import type { Writer } from './writer.ts';
import type { Failure, Fault } from './truth.ts';
import type { EspState } from '../stage/view.ts';

export type Outcome = 'running' | 'resealed' | 'failed' | 'desktop' | 'local-account' | 'kiosk';

export interface ReportEspItem {
  readonly item: string;
  readonly state: EspState;
  readonly text: string;
}

export type ReportEspPhase = Readonly<
  Record<'devicePreparation' | 'deviceSetup' | 'accountSetup', readonly ReportEspItem[]>
>;

/** A write of an administrator, and what the services answered. */
export interface AdminWrite extends Pick<GraphWrite, 'method' | 'path'> {
  /** World time, ISO 8601. */
  readonly at: string;
  readonly by: Writer;
  /** The action of the portal page that it is; null for another write. */
  readonly action: PortalActionId | null;
  /** What it does, for an instructor. */
  readonly words: string;
  /** HTTP status. */
  readonly status: number;
  /** Why the service refused it; null: it did not. */
  readonly reason: string | null;
}

export interface Report {
  /** What is written to a file says that no real PC, tenant or person is in it. */
  readonly simulated: true;
  readonly scenario: string;
  readonly outcome: Outcome;
  /** The failure as the device shows it, the step that failed, its cause in truth and what the PC made of it. */
  readonly error: {
    readonly code: string;
    readonly step: string;
    readonly item: string | null;
    readonly cause: string;
    readonly seen: string;
    /** What an administrator has to do before the page's own buttons lead on; null for nothing. */
    readonly next: string | null;
  } | null;
  /** What was set otherwise than it should be, in the order in which it was. */
  readonly faults: readonly Fault[];
  /** Every failure that a page has shown, also those that were got over. */
  readonly failures: readonly Failure[];
  /** ISO 8601 duration of the flow that ended last: the technician's, from Provision to the result page. */
  readonly elapsed: string | null;
  readonly device: {
    readonly serialNumber: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly computerName: string;
    readonly release: string;
    readonly autopilotDeviceId: string | null;
    readonly entraDeviceId: string | null;
    readonly managedDeviceId: string | null;
    readonly profile: string | null;
    readonly assignedUser: string | null;
  };
  /** What was tried: the last is the one that this is the report of. */
  readonly tries: readonly {
    readonly number: number;
    /** The moment that it went on from, and the journal's last entry then; null for the first. */
    readonly from: { readonly try: number; readonly entry: number; readonly at: string } | null;
    readonly begins: string;
    readonly ends: string;
  }[];
  /** Every screen that was shown, in order, with its title in the device's language and the world time. */
  readonly screens: readonly { readonly id: string; readonly title: string; readonly at: string }[];
  readonly esp: Readonly<Record<Flow, ReportEspPhase | null>>;
  /**
   * Restarts in device setup and those of programs themselves, and what asked for each: addresses of
   * policies, names of apps and scripts.
   */
  readonly restarts: readonly {
    readonly flow: Flow;
    readonly at: string;
    readonly askedBy: readonly string[];
  }[];
  readonly apps: readonly {
    readonly id: string;
    readonly name: string;
    readonly phase: Flow;
    readonly state: string;
    /** As the services were told: over the MDM channel 0 for every success. Null where no installer has run. */
    readonly exitCode: number | null;
  }[];
  /** PowerShell scripts as Intune has them; a remediation of the tenant is listed, and never run. */
  readonly scripts: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'platform' | 'remediation';
    readonly phase: Flow | null;
    readonly state: string;
    /** HRESULT; 0 while nothing went wrong. */
    readonly errorCode: number;
  }[];
  readonly policies: readonly {
    readonly id: string;
    readonly name: string;
    readonly phase: Flow;
    /** As Intune has it: 'compliant' says that the PC has taken the settings, not that each does something here. */
    readonly state: string;
    /** Addresses of those of its settings that change nothing in a rehearsal, and what of it is not understood. */
    readonly notSimulated: readonly string[];
  }[];
  /** Compliance as Intune and Entra ID have it, and what it was before; null for a PC that is not enrolled. */
  readonly compliance: {
    readonly state: string;
    readonly isCompliant: boolean | null;
    readonly changes: readonly {
      readonly at: string;
      readonly state: string;
      readonly isCompliant: boolean | null;
    }[];
  } | null;
  /** Writes of an administrator, of `before` and of the walk, that the service refused and that did nothing. */
  readonly refusedWrites: readonly {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly reason: string;
  }[];
  /** Writes of administrators since the rehearsal began, in order. */
  readonly writes: readonly AdminWrite[];
  /** What stood in for what the tenant's export does not hold. */
  readonly assumptions: readonly Assumption[];
  /** What the tenant's Conditional Access means for the set-up, and what of it is not decided here. */
  readonly conditionalAccess: readonly {
    readonly policy: string;
    readonly weight: 'stops' | 'undecided';
    readonly does: string;
    readonly remedy: string;
  }[];
  /** The same of all policies: nodes that are kept and told back and change nothing, and what is not understood. */
  readonly notSimulated: readonly string[];
  readonly certificates: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly purpose: string;
    readonly notAfter: string;
    readonly pem: string;
  }[];
  readonly attestation: {
    readonly state: 'not-attempted' | 'succeeded' | 'failed';
    readonly attempts: number;
    readonly tpm: string;
    readonly aikCertificate: string | null;
    readonly code: string | null;
  };
  readonly events: readonly {
    readonly channel: string;
    readonly id: number;
    readonly level: string;
    readonly at: string;
    readonly text: string;
  }[];
  /** What was overwritten or deleted as the real logs do it, and is in no file of this rehearsal. */
  readonly fellOff: {
    /** Exchanges of the trace, and when the last of them began. */
    readonly exchanges: { readonly count: number; readonly until: string } | null;
    /** Events by channel. */
    readonly events: readonly { readonly channel: string; readonly count: number }[];
    /** Where the oldest log of the Intune Management Extension that is kept begins, once older ones may be gone. */
    readonly agentLogBefore: string | null;
  };
  /** SHA-256 over the state of the world, hex: equal for equal scenario, seed and journal. */
  readonly digest: string;
}

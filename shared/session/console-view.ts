/** What the instructor's console shows, as plain JSON. */
import type { ExerciseRow, InstructorView } from '../exercises/exercise-views.ts';
import type { ExerciseMode } from '../exercises/modes.ts';
import type { StageInput } from '../stage/input.ts';
import type { ScreenId, StageView } from '../stage/view.ts';
import type { FaultsView } from '../faults/fault-view.ts';
import type { Release } from '../release.ts';
import type { Assumption } from './assume.schema.ts';
import type { Rate } from './input.ts';
import type { TryMoment } from './timeline.schema.ts';
import type { Progress } from './progress.ts';
import type { Outcome } from './report.ts';
import type { Failure, Fault } from './truth.ts';

/** A failure that the PC shows, as the truth record has it. */
export interface StandingFailure extends Pick<Failure, 'at' | 'code' | 'cause' | 'seen'> {
  /** The step in words, and the line of the status page: 'status page, apps'. */
  readonly place: string;
  /** What an administrator has to do before the page's own buttons lead on; null for nothing. */
  readonly next: string | null;
  /** What is to be done, where the error catalogue knows; null where it does not. */
  readonly remedy: string | null;
  /** What led to it; none where nothing that was set explains it. */
  readonly causes: readonly Pick<Fault, 'id' | 'words' | 'by' | 'fault' | 'set' | 'felt' | 'mended'>[];
}

export interface ConsoleView {
  readonly scenario: { readonly id: string; readonly title: string };
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** What can be given to a trainee. */
  readonly exercises: readonly ExerciseRow[];
  /** The exercise that this rehearsal is; null: it is none. */
  readonly exercise: InstructorView | null;
  /** How it is held at the moment; a rehearsal that is no exercise is held, too. */
  readonly mode: ExerciseMode;
  /** What the stage has of a show; null where none is held. */
  readonly show: StageView['show'] | null;
  /** Name of the organization. */
  readonly organization: string;
  readonly release: Release;
  /** World times, ISO 8601: now, and when the rehearsal began. */
  readonly time: string;
  readonly began: string;
  readonly outcome: Outcome;
  readonly failure: StandingFailure | null;
  /** The screen waits for a person since this world time; null: the PC works. */
  readonly waits: { readonly since: string } | null;
  /** What the scenario's person would do on this page; empty where there is nothing, or nobody is waited for. */
  readonly fillIn: readonly StageInput[];
  /** The cause that the instructor has revealed to the trainee; null for none. */
  readonly revealed: string | null;
  /** What the person at the PC did last: 'pressed Retry'. */
  readonly last: { readonly time: string; readonly text: string } | null;
  readonly rate: Rate;
  readonly paused: boolean;
  /** The earlier moment that the stage shows instead of the present; null: it shows that. */
  readonly shown: TryMoment | null;
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
  readonly faults: FaultsView;
  /** Newest first, at most 50: what happened, for a person. */
  readonly log: readonly { readonly time: string; readonly text: string }[];
  /** Where the journal is kept; null when this rehearsal is not kept. */
  readonly journal: string | null;
}

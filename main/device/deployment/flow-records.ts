/** How the technician's and the user's flow went: times, failure, and the last picture of their status page. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { FlowPart } from '../autopilot/flow.ts';
import type { EspView } from '../../../shared/stage/view.ts';
import { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';

/** How one of the two flows went. */
export interface FlowRecord {
  readonly startedAt: SimTime | null;
  readonly finishedAt: SimTime | null;
  readonly failure: StepFailureFacts | null;
  /** The last picture of its Enrollment Status Page. */
  readonly esp: EspView | null;
}

/** A restart that device setup, or a program itself, has asked for. */
export interface RestartRecord {
  readonly at: SimTime;
  readonly flow: Flow;
  /** Nodes of the policies and of the tracked apps that wanted it; the name of a program. */
  readonly uris: readonly string[];
}

/** What a state of the set-up means for the records. */
export type FlowMark =
  | 'technician begins'
  | 'technician ends'
  | 'user fails'
  /** A form of the sign-in: it may say why the last attempt was refused. */
  | 'user is asked'
  | 'user is signed in'
  | 'user arrives'
  /** A sign-in screen stands where nobody can sign in. */
  | 'nobody signs in';

type Facts = Pick<FlowRecord, 'startedAt' | 'finishedAt' | 'failure'>;

const nothing: FlowRecord = { startedAt: null, finishedAt: null, failure: null, esp: null };

export class FlowRecords {
  readonly technicianBegins = new Signal<void>();
  /** The user has come to the desktop. */
  readonly arrivals = new Signal<void>();
  technician: FlowRecord = nothing;
  user: FlowRecord = nothing;
  readonly restarts: RestartRecord[] = [];

  note(mark: FlowMark, { startedAt, finishedAt, failure }: Facts): void {
    switch (mark) {
      case 'technician begins':
        this.technician = { ...nothing, startedAt };
        this.technicianBegins.emit();
        break;
      case 'technician ends':
        this.technician = { ...this.technician, startedAt, finishedAt, failure };
        break;
      case 'nobody signs in':
        if (this.technician.startedAt !== null && this.technician.finishedAt === null)
          this.technician = { ...this.technician, finishedAt, failure };
        else if (this.technician.failure === null) this.user = { ...this.user, failure };
        break;
      case 'user fails':
        this.user = { ...this.user, failure };
        break;
      case 'user is asked':
        if (failure?.step === 'sign-in') this.user = { ...this.user, failure };
        break;
      case 'user is signed in':
        if (this.user.failure?.step === 'sign-in') this.user = { ...this.user, failure: null };
        break;
      case 'user arrives':
        this.user = { ...this.user, failure: null };
        this.arrivals.emit();
        break;
    }
  }

  noteRestart(part: FlowPart, at: SimTime, uris: readonly string[]): void {
    this.restarts.push({ at, flow: flowOfPart(part), uris });
  }

  keepPage(part: FlowPart, page: EspView): void {
    const flow = flowOfPart(part);
    this[flow] = { ...this[flow], esp: merged(this[flow].esp, page) };
  }
}

const flowOfPart = (part: FlowPart): Flow => (part === 'technician' ? 'technician' : 'user');

const order = ['DevicePreparationCategory', 'DeviceSetupCategory', 'AccountSetupCategory'];

/** The device part and the account part of the user's page are two runs: the record keeps both. */
function merged(before: EspView | null, after: EspView): EspView {
  const own = new Set(after.categories.filter(({ state }) => state !== 'notStarted').map(({ id }) => id));
  const kept = (before?.categories ?? []).filter(({ id }) => !own.has(id));
  const categories = [
    ...after.categories.filter(({ id }) => own.has(id) || !kept.some((k) => k.id === id)),
    ...kept,
  ];
  return { ...after, categories: categories.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

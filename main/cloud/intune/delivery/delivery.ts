/** What one device was sent and what it answered: the memory of the DM server. */
import { isSuccess, SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { Enrolment } from '../enrolments.ts';
import type { PlannedCommand } from '../nodes/command.ts';
import { NodeCache } from './node-cache.ts';
import type { DeliveryPlan, Stage } from './plan.ts';

const downloadFailed = 30;
/** Status values of jobs, by their provider: the last row is of MSI and Office (facts/apps#msi-jobs). */
const jobEnds: readonly {
  readonly uri: RegExp;
  readonly done: readonly number[];
  readonly failed: readonly number[];
}[] = [
  { uri: /\/ClientCertificateInstall\/SCEP\//i, done: [1], failed: [16, 32] },
  { uri: /\/EnterpriseModernAppManagement\//i, done: [3], failed: [2] },
  { uri: /./, done: [70], failed: [60, downloadFailed] },
];

export type JobState = 'pending' | 'done' | 'failed';

export class Delivery {
  readonly enrolment: Enrolment;
  readonly nodeCache = new NodeCache();
  /** SyncML status by command; the command's span and content are its name. */
  readonly #answers = new Map<string, number>();
  /** Last known value of jobs' Status nodes. */
  readonly #jobs = new Map<string, number>();
  readonly #challenges = new Map<string, string>();
  /** The answers as they are told to the state digest: their names hold whole values. */
  #told: ReadonlyMap<string, number> | undefined;
  #revision = 0;

  constructor(enrolment: Enrolment) {
    this.enrolment = enrolment;
  }

  /** Another number as soon as anything that was answered, or known of a job, is different. */
  get revision(): number {
    return this.#revision;
  }

  /** The commands of the first stage that is not wholly answered; none when everything is. */
  next(
    plan: DeliveryPlan,
  ): { readonly stage: Stage; readonly commands: readonly PlannedCommand[] } | undefined {
    for (const stage of plan.stages) {
      const commands = stage.commands.filter((command) => !this.#answers.has(nameOf(stage.span, command)));
      if (commands.length > 0) return { stage, commands };
    }
    return undefined;
  }

  answer(span: Stage['span'], command: PlannedCommand, status: number): void {
    this.#note(this.#answers, nameOf(span, command), status);
  }

  /** The answer to a command of a phase; undefined before there is one. */
  status(span: Stage['span'], command: PlannedCommand): number | undefined {
    return this.#answers.get(nameOf(span, command));
  }

  /** The device has lost what a command set: it will be sent again. */
  forget(target: string): void {
    for (const name of this.#answers.keys())
      if (name.includes(` Replace ${target} `) && this.#answers.delete(name)) this.#changed();
  }

  /** For the state digest. */
  state(): unknown {
    this.#told ??= Object.freeze(new Map(this.#answers));
    return {
      answers: this.#told,
      jobs: this.#jobs,
      challenges: this.#challenges,
      nodeCache: this.nodeCache.state(),
    };
  }

  noteJob(statusUri: string, status: number): void {
    this.#note(this.#jobs, keyOf(statusUri), status);
  }

  #note(known: Map<string, number>, name: string, status: number): void {
    if (known.get(name) === status) return;
    known.set(name, status);
    this.#changed();
  }

  #changed(): void {
    this.#told = undefined;
    this.#revision++;
  }

  job(statusUri: string): JobState {
    const status = this.#jobs.get(keyOf(statusUri));
    const ends = jobEnds.find(({ uri }) => uri.test(statusUri));
    if (status === undefined || !ends) return 'pending';
    if (ends.done.includes(status)) return 'done';
    return ends.failed.includes(status) ? 'failed' : 'pending';
  }

  /** What the device has told of a policy after it had accepted it: an HRESULT; 0 for nothing. */
  failureOf(uri: string): number {
    return (this.#jobs.get(keyOf(uri)) ?? 0) >>> 0;
  }

  /** The job of an installer came to nothing before the installer ran. */
  downloadFailed(statusUri: string): boolean {
    return this.#jobs.get(keyOf(statusUri)) === downloadFailed;
  }

  /** The SCEP password of a policy: the same as long as the enrolment lasts. */
  challenge(policyId: string, make: () => string): string {
    const known = this.#challenges.get(policyId) ?? make();
    this.#challenges.set(policyId, known);
    return known;
  }
}

/** What is there already, or was accepted for later, counts as done. */
export const isAccepted = (status: number): boolean =>
  isSuccess(status) || status === SyncMlStatus.AlreadyExists;

const names = rememberedBy<PlannedCommand, string>();

const nameOf = (span: Stage['span'], command: PlannedCommand): string =>
  names(command).of(span, [], () => {
    const { kind, item } = command;
    return `${span} ${kind} ${item.target ?? ''} ${item.data ?? ''}`;
  });

/** Names of one node in the spellings of server and device. */
const keyOf = (uri: string): string => {
  const decoded = uri.replace(/%(?!2f)[0-9a-f]{2}/gi, (code) => decodeURIComponent(code));
  return (
    /^\.\/(Device|User)\//i.test(decoded) ? decoded : decoded.replace(/^\.\//, './Device/')
  ).toLowerCase();
};

/** Whether two LocURIs name one node. */
export const sameNode = (a: string | undefined, b: string): boolean =>
  a !== undefined && keyOf(a) === keyOf(b);

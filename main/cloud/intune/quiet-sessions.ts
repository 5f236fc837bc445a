/**
 * Sessions in which nothing changes: a device that idles tells the same several times a day and is answered the
 * same. The messages of such a session are kept with all that answers depend on; as long as every part of that
 * is the very same, a session that tells the same is answered from here. Where each message left its session is
 * kept too, so that a session may go another way at any message.
 */
import type { Wording } from '../../world/internet/wording.ts';
import { memory } from '../../world/remember.ts';
import { audienceOf } from '../directory/audience.ts';
import type { Directory } from '../directory/directory.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { NodeCacheSession } from './delivery/node-cache.ts';
import { copyOf, ownSent, type Session } from './dm-session.ts';
import { countingUser } from './enrolments.ts';

/** Where a session stands behind one of its messages. */
export interface Standing {
  readonly session: Session;
  readonly nodeCache: NodeCacheSession;
}

export type Telling = Omit<Wording, 'session'>;

export interface Step {
  /** Both without their SessionID. */
  readonly message: Telling;
  readonly reply: Telling;
  readonly behind: Standing;
}

/** Compared part by part, by identity. */
export type Stamp = readonly unknown[];

const same = (a: Stamp, b: Stamp): boolean => a.every((part, at) => part === b[at]);
const tellsSame = (a: Telling | undefined, b: Telling): boolean =>
  a?.behind === b.behind && a.before === b.before;

/**
 * All that the answers to a device depend on beside its messages and their time, and all that they change beside
 * what is kept up with each message. Undefined for a device with which more is going on than is listed here: one
 * of a hybrid join, or one that waits for a wipe.
 */
export function stampOf(
  directory: Directory,
  { enrolment, revision, nodeCache }: Delivery,
): Stamp | undefined {
  const { managed, entra, event, hybrid } = enrolment;
  if (hybrid || managed.orderedNode !== undefined) return undefined;
  const user = countingUser(enrolment, directory);
  return [
    directory.revision,
    audienceOf(directory, entra, user),
    audienceOf(directory, entra, user, 'managed'),
    user,
    enrolment.user,
    enrolment.user?.intuneLicence,
    enrolment.revision,
    revision,
    nodeCache.revision,
    managed.deviceName,
    managed.osVersion,
    managed.isEncrypted,
    managed.serialNumber,
    event.managedDeviceName,
    event.deviceSetup.state,
    event.deviceSetup.end,
    event.accountSetup.state,
    event.accountSetup.end,
  ];
}

/** Those of one device. */
export class QuietSessions {
  #kept: { readonly stamp: Stamp; readonly steps: readonly Step[] } | undefined;
  /** The session that is answered from what is kept, and the step that comes next in it. */
  #present: { readonly id: string; next: number } | undefined;
  /** The session that is being written down. */
  #written: { readonly id: string; readonly stamp: Stamp; readonly steps: Step[] } | undefined;

  /** The step that this message is; undefined where it has to be worked out. */
  step({ session: id, ...message }: Wording, stamp: Stamp): Step | undefined {
    const present = this.#present;
    // One that goes another way is worked out to its end.
    this.#present = undefined;
    if (!memory.isOn || !this.#kept || !same(stamp, this.#kept.stamp)) return undefined;
    const { steps } = this.#kept;
    const next = present?.id === id ? present.next : 0;
    const at = [next, 0].find((place) => tellsSame(steps[place]?.message, message)) ?? -1;
    if (at >= 0) this.#present = { id, next: at + 1 };
    return steps[at];
  }

  /** Writes a message down that was worked out, where neither it nor one before it in its session changed a thing. */
  write(id: string, step: Step, isFirst: boolean, before: Stamp | undefined, after: Stamp | undefined): void {
    if (!memory.isOn) return;
    if (isFirst) this.#written = before && { id, stamp: before, steps: [] };
    const { session } = step.behind;
    const isQuiet =
      this.#written?.id === id &&
      before !== undefined &&
      after !== undefined &&
      same(before, this.#written.stamp) &&
      same(after, this.#written.stamp) &&
      session.rest.length === 0 &&
      session.received.isEmpty;
    if (!isQuiet || !this.#written) {
      this.#written = undefined;
      return;
    }
    this.#written.steps.push({
      ...step,
      behind: { ...step.behind, session: ownSent(copyOf(session, session.id)) },
    });
    this.#kept = this.#written;
  }
}

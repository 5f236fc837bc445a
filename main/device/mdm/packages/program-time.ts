/** The time that a program takes, and how it may end otherwise than with an exit code. */
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { Signal } from '../../../world/signal.ts';
import type { SimDuration } from '../../../world/time.ts';
import { systemEvents } from '../../windows/events/other.catalogue.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import type { ManagementState } from '../management-state.ts';

export interface Program {
  /** Id of its app or script, and what people call it. */
  readonly id: string;
  readonly name: string;
}

/** Waits while the program runs; one that hangs does not come back. */
export function* programRuns(span: SimDuration, hangs = false): Process<void> {
  if (hangs) yield* forever();
  yield* sleep(span);
}

/**
 * The program restarts the PC itself: whoever waits for its exit code does not get one, and Windows asks nobody
 * (facts/restarts#apps-that-restart).
 */
export function* restartByProgram(
  { eventLog, happenings, registry }: Machine,
  { restarts }: Pick<ManagementState, 'restarts'>,
  { id, name }: Program,
): Process<never> {
  eventLog.write(systemEvents.restartInitiated, {
    param1: 'C:\\Windows\\System32\\shutdown.exe',
    param2: computerNameOf(registry),
    param5: 'restart',
    param7: 'NT AUTHORITY\\SYSTEM',
  });
  happenings.emit({ kind: 'program restarts', program: id });
  restarts.emit(name);
  return yield* forever();
}

const forever = (): Process<never> => new Signal<never>().next();

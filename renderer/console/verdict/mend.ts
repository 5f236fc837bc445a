/** How the causes of a failure are taken away again. */
import { faultById } from '../../../shared/faults/index.ts';
import type { ConsoleView, StandingFailure } from '../../../shared/session/console-view.ts';
import type { SessionInput } from '../../../shared/session/input.ts';

type Lift = Extract<SessionInput, { type: 'lift-fault' }>;

/** The orders that led to the failure and still hold: lifting them mends it. None where nobody ordered its causes. */
export function liftsOf({ causes }: StandingFailure, { faults }: ConsoleView['faults']): readonly Lift[] {
  const keys = new Set(causes.map(({ fault }) => fault));
  return faults.flatMap(({ id, set }) =>
    set
      .filter(({ key, state }) => keys.has(key) && state !== 'armed')
      .map((one): Lift => ({ type: 'lift-fault', fault: id, with: one.with })),
  );
}

/** What leads on once the causes are taken away; null where they still hold. */
export function wayOnOf({ causes }: StandingFailure) {
  if (causes.length === 0 || causes.some(({ mended }) => mended === null)) return null;
  const [id] = causes.flatMap(({ fault }) => (fault === null ? [] : [fault.split(':', 1)[0] ?? '']));
  return (id === undefined ? undefined : faultById(id)?.wayOn) ?? 'retry';
}

/**
 * Plays a scenario's walk-through: a person who looks at the screen and does the next thing when its screen
 * shows. It knows nothing but the stage view and uses nothing but inputs.
 */
import type { SessionInput } from '../../shared/session/input.ts';
import type { WalkThroughStep } from '../../shared/session/scenario.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { Session } from './session.ts';
import { ownOf } from '../../shared/own.ts';

/** What `text` stands for in a walk-through: the practice password of the user on the page. */
const passwordPlaceholder = '$practicePassword';

export interface WalkThroughEnd {
  /** 'done': no step is left; 'stopped': the asked-for end came; 'stuck': nothing will happen any more. */
  readonly end: 'done' | 'stopped' | 'stuck';
  /** The step that was waited for when it got stuck. */
  readonly waitingFor: WalkThroughStep | null;
}

export interface Player {
  readonly session: Session;
  readonly steps: readonly WalkThroughStep[];
  /** Looked at after everything that happens; true ends the walk-through. Without it the outcome behind the last step does. */
  readonly stop?: () => boolean;
}

/** Nothing that is rehearsed waits longer than this for a screen, milliseconds of world time. */
const patience = 26 * 3_600_000;

/** Plays until `stop` holds, or the last step is done, or nothing more will happen. */
export function playWalkThrough({ session, steps, stop }: Player): WalkThroughEnd {
  let next = 0;
  let waitedSince = session.now();

  for (;;) {
    if (stop?.()) return { end: 'stopped', waitingFor: null };
    if (!stop && next === steps.length && session.outcome() !== 'running')
      return { end: 'done', waitingFor: null };
    const index = matching(session.stage().screen, steps, next);
    if (index !== undefined) {
      const step = steps[index] as WalkThroughStep;
      next = index + 1;
      perform(step);
      waitedSince = session.now();
      continue;
    }
    const alarm = session.nextAlarm();
    if (alarm === undefined || session.now() - waitedSince > patience)
      return { end: next === steps.length ? 'done' : 'stuck', waitingFor: steps[next] ?? null };
    session.advance(alarm - session.now(), 1);
  }

  function perform(step: WalkThroughStep): void {
    for (const input of step.do) {
      session.advance(step.after * 1_000);
      session.submit(spoken(session, input));
    }
  }
}

/** Index of the first step from `next` on whose screen shows; only optional steps may be passed over. */
function matching(screen: ScreenView, steps: readonly WalkThroughStep[], next: number): number | undefined {
  for (let index = next; index < steps.length; index++) {
    const step = steps[index] as WalkThroughStep;
    if (shows(screen, step)) return index;
    if (!step.optional) return undefined;
  }
  return undefined;
}

const shows = (screen: ScreenView, { when }: WalkThroughStep): boolean =>
  Object.entries(when).every(
    ([key, value]) => ownOf(screen as unknown as Record<string, unknown>, key) === value,
  );

function spoken(session: Session, input: SessionInput): SessionInput {
  if (input.type !== 'press' || input.values === undefined) return input;
  const { screen } = session.stage();
  const shown = screen.id === 'sign-in' || screen.id === 'lock-screen' ? screen.userName : '';
  const user = shown || (input.values['user-name'] ?? '');
  const values = Object.entries(input.values).map(([field, text]) => [
    field,
    text === passwordPlaceholder ? practicePasswordOf(session, user) : text,
  ]);
  return { ...input, values: Object.fromEntries(values) as Record<string, string> };
}

/** The practice password of a user of the tenant, by either name; empty when there is none. */
export function practicePasswordOf(session: Session, userName: string): string {
  const wanted = userName.toLowerCase();
  const { users } = session.console();
  const found = users.find(
    ({ userPrincipalName, domainAccount }) =>
      userPrincipalName.toLowerCase() === wanted || domainAccount?.toLowerCase() === wanted,
  );
  return found?.practicePassword ?? '';
}

/** A way that takes a while, on the terminal: how far it is, now and then. */
import { setImmediate } from 'node:timers/promises';
import { progressLine } from '../../../shared/session/progress.ts';
import type { Session } from '../../session/session.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds before the first line and between two: what takes no time says nothing. */
const interval = 500;
/** Alarms between two looks at the wall clock. */
const strideLength = 256;

/** Says how far the session is, at most every half second. */
export function teller(terminal: Terminal): (session: Session) => void {
  let said = performance.now();
  return (session) => {
    const progress = session.progress();
    if (progress === null || performance.now() - said < interval) return;
    said = performance.now();
    terminal.progress?.(progressLine(progress));
  };
}

/** Brings a session to its journal's end; signals are heard on the way. */
export async function openWhole(session: Session, terminal: Terminal): Promise<void> {
  const tell = teller(terminal);
  while (session.progress()?.doing === 'opening') {
    session.stride(strideLength);
    tell(session);
    await setImmediate();
  }
  terminal.progress?.('');
}

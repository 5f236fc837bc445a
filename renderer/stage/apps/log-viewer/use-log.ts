/** Reads a log of the PC and, until it is paused, what is written to it. */
import { useEffect, useState } from 'react';
import type { FileSeen } from '../../../../shared/stage/look.ts';
import { useStage } from '../../context.tsx';
import type { ReadLog } from './read-on.ts';
import { readOn, unread } from './read-on.ts';

const interval = 1_000;

/** `path` is '' for none. */
export function useLog(path: string, isPaused: boolean): ReadLog {
  const { look } = useStage();
  const [log, setLog] = useState({ ...unread, path });
  useEffect(() => {
    if (isPaused || path === '') return undefined;
    let isWanted = true;
    let isReading = false;
    let state = unread;
    const read = async () => {
      if (isReading) return;
      isReading = true;
      for (let seen: FileSeen | null = null, goesOn = true; isWanted && goesOn; ) {
        seen = (await look({ at: 'file', path, from: state.read }).catch(() => null)) as FileSeen | null;
        if (!isWanted) return;
        const next = readOn(state, seen);
        if (next !== state) setLog({ ...next, path });
        state = next;
        goesOn = seen !== null && state.read < seen.length;
      }
      isReading = false;
    };
    void read();
    const timer = setInterval(() => void read(), interval);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [look, path, isPaused]);
  return log.path === path ? log : unread;
}

/** The agent's log read back, entry by entry, as CMTrace reads it (facts/agent-log#form-of-a-line). */
import { parseInstant } from '../../world/time.ts';
import type { SimTime } from '../../world/time.ts';

export interface LogEntry {
  readonly at: SimTime;
  readonly message: string;
  readonly component: string;
  readonly level: 'info' | 'warning' | 'error';
}

const line =
  /<!\[LOG\[(.*?)\]LOG\]!><time="(\d\d:\d\d:\d\d)\.(\d{3})\d*" date="(\d+)-(\d+)-(\d+)" component="([^"]*)"[^>]*type="([123])"/g;
const levels = ['info', 'warning', 'error'] as const;

/** Entries in order; what does not have the layout is passed over. */
export function readAgentLog(text: string): readonly LogEntry[] {
  return Array.from(text.matchAll(line)).flatMap((found): LogEntry[] => {
    const [, message = '', time = '', fraction = '', month = '', day = '', year = '', component = '', type] =
      found;
    const at = parseInstant(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}.${fraction}Z`);
    const level = levels[Number(type) - 1];
    return at === undefined || level === undefined ? [] : [{ at, message, component, level }];
  });
}

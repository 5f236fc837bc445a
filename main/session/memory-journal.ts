import type { JournalStorage } from './session.ts';

/** A journal in memory, which goes with the session. */
export function memoryJournal(): JournalStorage {
  let text = '';
  return {
    read: () => text,
    append: (line) => {
      text += `${line}\n`;
    },
    truncate: (length) => {
      text = Buffer.from(text).subarray(0, length).toString();
    },
  };
}

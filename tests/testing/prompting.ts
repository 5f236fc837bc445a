/** Somebody at the command prompt of a rehearsal. */
import type { open } from './lab.ts';

/** Opens the prompt over the page. */
export const prompting = (lab: ReturnType<typeof open>) => {
  lab.person.does({ type: 'shortcut', shortcut: 'command-prompt' });
  return {
    /** What a line answered. */
    types(text: string): readonly string[] {
      // Older lines scroll out of the window.
      lab.person.does({ type: 'type-line', text: 'cls' });
      lab.person.does({ type: 'type-line', text });
      // A command at work shows no prompt.
      while (lab.session.stage().commandPrompt?.prompt === '')
        lab.session.advance(lab.session.nextAlarm()! - lab.session.now(), 1);
      return (lab.session.stage().commandPrompt?.lines ?? []).slice(1);
    },
  };
};

/** The value of a line 'Name : value'. */
export const fieldOf = (lines: readonly string[], name: string): string | undefined =>
  lines.map((line) => line.split(' : ').map((part) => part.trim())).find(([field]) => field === name)?.[1];

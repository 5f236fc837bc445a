/** The person at the PC, as the instructor sees them: since when the screen waits for them, and what they did last. */
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { pageKey, waitsForPerson } from '../../shared/stage/screens.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import { iso, type SimTime } from '../world/time.ts';

export class Person {
  #page = '';
  #waits: SimTime | null = null;
  #last: ConsoleView['last'] = null;

  /** A page that comes anew begins to wait anew. */
  see(screen: ScreenView, now: SimTime): void {
    const page = pageKey(screen);
    const isAnother = page !== this.#page;
    this.#page = page;
    if (!waitsForPerson(screen)) this.#waits = null;
    else if (this.#waits === null || isAnother) this.#waits = now;
  }

  /** What was done in words; null where a person at the PC did nothing. */
  did(input: SessionInput, now: SimTime): string | null {
    const text = doneInWords(input);
    if (text !== null) this.#last = { time: iso(now), text };
    return text;
  }

  get waits(): ConsoleView['waits'] {
    return this.#waits === null ? null : { since: iso(this.#waits) };
  }

  get last(): ConsoleView['last'] {
    return this.#last;
  }
}

/** 'sign-in' as 'Sign in'. */
const named = (id: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;

/** What a person did with it at the PC; null for what is an instructor's, or no deed. */
function doneInWords(input: SessionInput): string | null {
  switch (input.type) {
    case 'windows-key':
      return 'pressed the Windows key';
    case 'shortcut':
      return `opened ${named(input.shortcut)}`;
    case 'type-line':
      return `typed ${input.text}`;
    case 'interrupt':
      return 'pressed Ctrl+C';
    case 'close-prompt':
      return 'closed the command prompt';
    case 'start-program':
      return `opened ${named(input.program)}`;
    case 'close-program':
      return 'closed a window';
    case 'end-process':
      return `ended process ${input.id}`;
    case 'choose':
      return `chose ${input.value}`;
    case 'press':
      return `pressed ${named(input.control)}`;
    case 'power-button':
      return 'pressed the power button';
    default:
      return null;
  }
}

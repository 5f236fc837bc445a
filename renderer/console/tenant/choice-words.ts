import { ownOf } from '../../../shared/own.ts';
import { words, type ConsoleKey } from '../words.ts';

const keys: Readonly<Record<string, ConsoleKey>> = {
  all: 'tenant.choice.all',
  none: 'tenant.choice.none',
  everybody: 'tenant.choice.everybody',
  nobody: 'tenant.choice.nobody',
  shown: 'tenant.choice.shown',
  hidden: 'tenant.choice.hidden',
  pc: 'tenant.choice.pc',
  user: 'tenant.choice.user',
};

/** What the instructor reads for a word of reseal.json; a name stays what it is. */
export function choiceWord(choice: string): string {
  const key = ownOf(keys, choice);
  return key === undefined ? choice : words(key);
}

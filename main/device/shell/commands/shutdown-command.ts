/** `shutdown` (facts/command-prompt#shutting-down). */
import { accountOf } from './accounts.ts';
import type { Command } from './command.ts';
import { argumentsOf, fails, tells } from './command.ts';
import type { PowerOrder } from '../pending-shutdown.ts';

const usage = [
  'Usage: shutdown [/i | /l | /s | /sg | /r | /g | /a | /p | /h | /e | /o] [/hybrid] [/soft] [/fw] [/f]',
  '    [/m \\\\computer][/t xxx][/d [p|u:]xx:yy [/c "comment"]]',
  '',
  '    No args    Display help. This is the same as typing /?.',
  '    /s         Shutdown the computer.',
  '    /r         Full shutdown and restart the computer.',
  '    /a         Abort a system shutdown.',
  '    /p         Turn off the local computer with no time-out or warning.',
  '    /t xxx     Set the time-out period before shutdown to xxx seconds.',
  '               The valid range is 0-315360000 (10 years), with a default of 30.',
  '    /f         Force running applications to close without forewarning users.',
];
const usualDelay = 30;
const longestDelay = 315_360_000;

const orders: ReadonlyMap<string, PowerOrder> = new Map([
  ['r', 'restart'],
  ['g', 'restart'],
  ['s', 'shut down'],
  ['sg', 'shut down'],
  ['p', 'shut down'],
]);
/** Taken, and without a difference here. */
const idle = ['f', 'hybrid', 'soft'];

interface Asked {
  readonly order?: PowerOrder;
  readonly after: number;
  readonly aborts: boolean;
}

/** Undefined where the words make no sense together. */
function askedBy(words: readonly string[]): Asked | undefined {
  let asked: Asked = { after: usualDelay, aborts: false };
  for (let at = 0; at < words.length; at++) {
    const name = /^[/-]([a-z]+)$/i.exec(words[at] ?? '')?.[1]?.toLowerCase() ?? '';
    const order = orders.get(name);
    if (order !== undefined) asked = { ...asked, order, after: name === 'p' ? 0 : asked.after };
    else if (name === 'a') asked = { ...asked, aborts: true };
    else if (name === 't' && /^\d{1,9}$/.test(words[at + 1] ?? ''))
      asked = { ...asked, after: Number(words[++at]) };
    else if (name === 'c' || name === 'd') at++;
    else if (!idle.includes(name)) return undefined;
  }
  return asked.after <= longestDelay ? asked : undefined;
}

export const shutdown: Command = (_words, { machine, shutdowns }, { rest }) => {
  const asked = askedBy(argumentsOf(rest));
  if (asked?.aborts === true)
    return shutdowns.abort()
      ? tells()
      : {
          ...fails('Unable to abort the system shutdown because no shutdown was in progress.(1116)'),
          code: 1116,
        };
  if (asked?.order === undefined) return { ...tells(...usage), code: rest.trim() === '' ? 0 : 1 };
  const { domain, name } = accountOf(machine);
  const request = {
    order: asked.order,
    after: asked.after,
    program: 'C:\\Windows\\System32\\shutdown.exe',
    account: `${domain}\\${name}`,
  };
  return shutdowns.request(request)
    ? tells()
    : { ...fails('A system shutdown has already been scheduled.(1190)'), code: 1190 };
};

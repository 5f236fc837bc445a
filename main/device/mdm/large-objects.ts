/** Large values on the way to the server (OMA-TS-DM_Protocol 7.2): a result is cut in parts, one a message. */
import type { Results } from '../../protocols/syncml/syncml.messages.ts';
import type { OutgoingCommand } from './outgoing.ts';

/** Characters of a value in one message. */
const partLength = 60_000;

type OutgoingResults = Omit<Results, 'cmdId'>;

const isLarge = (command: OutgoingCommand): command is OutgoingResults =>
  command.kind === 'Results' && (command.items[0]?.data?.length ?? 0) > partLength;

function cut(results: OutgoingResults): OutgoingResults[] {
  const [item] = results.items;
  const data = item?.data ?? '';
  const count = Math.ceil(data.length / partLength);
  return Array.from({ length: count }, (_none, index) => {
    const part = data.slice(index * partLength, (index + 1) * partLength);
    return { ...results, items: [{ ...item, data: part, ...(index < count - 1 ? { moreData: true } : {}) }] };
  });
}

/** The commands by message: a part that goes on ends its message. */
export function inParts(commands: readonly OutgoingCommand[]): readonly (readonly OutgoingCommand[])[] {
  const messages: OutgoingCommand[][] = [[]];
  for (const command of commands) {
    const [first, ...rest] = isLarge(command) ? cut(command) : [command];
    if (first) messages.at(-1)?.push(first);
    for (const part of rest) messages.push([part]);
  }
  return messages;
}

/** `wevtutil el` and `wevtutil qe` over the event log of this PC (facts/command-prompt#events). */
import { iso } from '../../../world/time.ts';
import { levelNumbers } from '../logs/event-log-files.ts';
import type { LoggedEvent } from '../../windows/event-log.ts';
import { channels } from '../../windows/events/channels.ts';
import type { Machine } from '../../windows/machine.ts';
import { accountOf } from './accounts.ts';
import type { Command } from './command.ts';
import { argumentsOf, tells } from './command.ts';

/** 100 ns, as a record keeps it. */
const fileTime = (event: LoggedEvent): string => iso(event.time).replace('Z', '0000Z');

function textOf(machine: Machine, event: LoggedEvent, index: number): readonly string[] {
  const { definition, account } = event;
  const { domain, name } = accountOf(machine, account);
  return [
    `Event[${index}]`,
    `  Log Name: ${event.channel}`,
    `  Source: ${definition.provider.name}`,
    `  Date: ${fileTime(event)}`,
    `  Event ID: ${event.id}`,
    `  Task: ${definition.task === 0 ? 'N/A' : definition.task}`,
    `  Level: ${event.level}`,
    `  Opcode: ${definition.opcode === 0 ? 'Info' : definition.opcode}`,
    '  Keyword: N/A',
    `  User: ${account}`,
    `  User Name: ${domain}\\${name}`,
    `  Computer: ${event.computer}`,
    '  Description: ',
    ...event.text.split(/\r?\n/),
    '',
  ];
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&apos;')
    .replaceAll('"', '&quot;');

/** One line, in the schema of events. */
function xmlOf(event: LoggedEvent): string {
  const { definition, values } = event;
  const { provider, version, task, opcode, keywords, members } = definition;
  const guid = provider.guid === null ? '' : ` Guid='{${provider.guid.replaceAll(/[{}]/g, '')}}'`;
  const data = Object.keys(members).map(
    (name, index) => `<Data Name='${escaped(name)}'>${escaped(String(values[index]?.data ?? ''))}</Data>`,
  );
  return [
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>",
    `<Provider Name='${escaped(provider.name)}'${guid}/><EventID>${event.id}</EventID><Version>${version}</Version>`,
    `<Level>${levelNumbers[event.level]}</Level><Task>${task}</Task><Opcode>${opcode}</Opcode>`,
    `<Keywords>0x${keywords.toString(16)}</Keywords><TimeCreated SystemTime='${fileTime(event)}'/>`,
    `<EventRecordID>${event.recordId}</EventRecordID><Correlation/>`,
    `<Execution ProcessID='${provider.processId}' ThreadID='${provider.threadId}'/>`,
    `<Channel>${escaped(event.channel)}</Channel><Computer>${escaped(event.computer)}</Computer>`,
    `<Security UserID='${event.account}'/></System>`,
    ...(data.length === 0 ? [] : ['<EventData>', ...data, '</EventData>']),
    '</Event>',
  ].join('');
}

type Test = (event: LoggedEvent) => boolean;

const comparison = /^(EventID|Level)\s*(=|!=|<=|>=|<|>)\s*'?(\d+)'?$/;

function compared(text: string): Test | undefined {
  const [, field, sign, digits] = comparison.exec(text.trim()) ?? [];
  if (field === undefined) return undefined;
  const wanted = Number(digits);
  return (event) => {
    const value = field === 'EventID' ? event.id : levelNumbers[event.level];
    if (sign === '=') return value === wanted;
    if (sign === '!=') return value !== wanted;
    if (sign === '<=') return value <= wanted;
    if (sign === '>=') return value >= wanted;
    return sign === '<' ? value < wanted : value > wanted;
  };
}

/**
 * The part of XPath that looks for numbers and levels: `*[System[(Level=2 or Level=3) and EventID=72]]`. Undefined
 * for any other query.
 */
function testOf(query: string): Test | undefined {
  const inner = /^\s*(?:\*|Event)\s*\[\s*System\s*\[(.*)\]\s*\]\s*$/.exec(query)?.[1];
  if (query.trim() === '*') return () => true;
  if (inner === undefined) return undefined;
  const either = (text: string): Test | undefined => {
    const tests = text.split(/\s+or\s+/).map(compared);
    return tests.every((test) => test !== undefined)
      ? (event) => tests.some((test) => test(event))
      : undefined;
  };
  const groups = inner.split(/\s+and\s+/).map((group) => {
    const text = group.trim();
    const bracketed = /^\(([^()]*)\)$/.exec(text)?.[1];
    // Without brackets, `or` binds less than `and`: such a mixture is not understood.
    return bracketed === undefined && inner.includes(' and ') ? compared(text) : either(bracketed ?? text);
  });
  return groups.every((test) => test !== undefined)
    ? (event) => groups.every((test) => test(event))
    : undefined;
}

/** `/c:5`, `/rd:true`: names are short or long. */
const optionOf = (words: readonly string[], short: string, long: string): string | undefined =>
  words
    .map((word) => /^[/-]([a-z]+):(.*)$/is.exec(word))
    .find((found) => [short, long].includes(found?.[1]?.toLowerCase() ?? ''))?.[2];

function query(machine: Machine, [asked, ...words]: readonly string[]): readonly string[] {
  if (asked === undefined) return ['Too few arguments are specified.', 'The parameter is incorrect.'];
  const channel = Object.values(channels).find((name) => name.toLowerCase() === asked.toLowerCase());
  if (channel === undefined) return ['Failed to read events.', 'The specified channel could not be found.'];
  const format = (optionOf(words, 'f', 'format') ?? 'xml').toLowerCase();
  const count = optionOf(words, 'c', 'count');
  const matches = testOf(optionOf(words, 'q', 'query') ?? '*');
  if (matches === undefined) return ['Failed to read events.', 'The specified query is invalid.'];
  if (!['text', 'xml', 'renderedxml'].includes(format) || (count !== undefined && !/^\d+$/.test(count)))
    return ['Invalid value for option.', 'The parameter is incorrect.'];
  const found = machine.eventLog.events(channel).filter(matches);
  const ordered =
    optionOf(words, 'rd', 'reversedirection')?.toLowerCase() === 'true' ? found.toReversed() : found;
  const wanted = ordered.slice(0, count === undefined ? undefined : Number(count));
  return format === 'text'
    ? wanted.flatMap((event, index) => textOf(machine, event, index))
    : wanted.map(xmlOf);
}

export const wevtutil: Command = (_words, { machine }, { rest }) => {
  const [verb = '', ...words] = argumentsOf(rest);
  switch (verb.toLowerCase()) {
    case 'el':
    case 'enum-logs':
      return tells(...Object.values(channels).toSorted());
    case 'qe':
    case 'query-events':
      return tells(...query(machine, words));
    default:
      return tells(`Command ${verb} is not supported.`, '', 'The parameter is incorrect.');
  }
};

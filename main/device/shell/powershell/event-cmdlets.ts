/** The event log of this PC. */
import { levelNumbers } from '../logs/event-log-files.ts';
import type { LoggedEvent } from '../../windows/event-log.ts';
import { channels } from '../../windows/events/channels.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import { matchesPattern } from '../commands/file-commands.ts';
import { splitAt } from './words.ts';
import type { PsRecord } from './values.ts';
import { PsError, record } from './values.ts';

const eventRecord = (event: LoggedEvent): PsRecord =>
  record('EventLogRecord', [
    ['TimeCreated', { time: event.time }],
    ['ProviderName', event.definition.provider.name],
    ['Id', event.id],
    ['LevelDisplayName', event.level],
    ['Level', levelNumbers[event.level]],
    ['Message', event.text],
    ['LogName', event.channel],
    ['RecordId', event.recordId],
    ['MachineName', event.computer],
    ['UserId', event.account],
  ]);

interface Filter {
  readonly logs: readonly string[];
  readonly matches: (event: LoggedEvent) => boolean;
}

const listOf = (text: string | undefined): readonly string[] =>
  text === undefined
    ? []
    : text
        .replace(/^@\(|\)$/g, '')
        .split(',')
        .map((part) => part.trim().replaceAll(/^['"]|['"]$/g, ''))
        .filter((part) => part !== '');

/** `LogName='…'; Id=76; Level=2,3; ProviderName='…'` */
function filterOf(table: string): Filter {
  const values = new Map(
    splitAt(table.replaceAll('\n', ';'), ';').flatMap((part): [string, string][] => {
      const [, name, value] = /^\s*(\w+)\s*=\s*([\s\S]*?)\s*$/.exec(part) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value ?? '']];
    }),
  );
  const [ids, levels, providers] = ['id', 'level', 'providername'].map((name) => listOf(values.get(name)));
  return {
    logs: listOf(values.get('logname')),
    matches: ({ id, level, definition }) =>
      (ids?.length === 0 || ids?.includes(`${id}`) === true) &&
      (levels?.length === 0 || levels?.includes(`${levelNumbers[level]}`) === true) &&
      (providers?.length === 0 ||
        providers?.some((name) => matchesPattern(name, definition.provider.name)) === true),
  };
}

const failure = (
  message: string,
  id: string,
  category = 'ObjectNotFound: (:) [Get-WinEvent], Exception',
): PsError =>
  new PsError(message, {
    source: 'Get-WinEvent',
    category,
    id: `${id},Microsoft.PowerShell.Commands.GetWinEventCommand`,
  });

function listLogs({ args, emit, facts }: Call): void {
  for (const name of Object.values(channels).toSorted())
    if (args.texts('ListLog').some((pattern) => matchesPattern(pattern, name)))
      emit(
        record('EventLog', [
          ['LogMode', 'Circular'],
          ['RecordCount', facts.machine.eventLog.events(name).length],
          ['LogName', name],
        ]),
      );
}

const getWinEvent: Cmdlet = {
  parameters: {
    LogName: 'texts',
    MaxEvents: 'number',
    FilterHashtable: 'table',
    ProviderName: 'texts',
    Oldest: 'switch',
    ListLog: 'texts',
  },
  positions: ['LogName'],
  run(call) {
    const { args, emit, fail, facts } = call;
    if (args.has('ListLog')) {
      listLogs(call);
      return;
    }
    const table = args.text('FilterHashtable');
    const providers = args.texts('ProviderName');
    const filter: Filter =
      table === undefined
        ? {
            logs: args.has('LogName') ? args.texts('LogName') : Object.values(channels),
            matches: ({ definition }) =>
              providers.length === 0 ||
              providers.some((name) => matchesPattern(name, definition.provider.name)),
          }
        : filterOf(table);
    const all = Object.values(channels);
    const logs = filter.logs.flatMap((log) => {
      const found = all.filter((name) => matchesPattern(log, name));
      if (found.length === 0)
        fail(
          failure(
            `There is not an event log on the localhost computer that matches "${log}".`,
            'NoMatchingLogsFound',
          ),
        );
      return found;
    });
    if (logs.length === 0) return;
    const events = logs
      .flatMap((log) => facts.machine.eventLog.events(log))
      .filter(filter.matches)
      .toSorted((a, b) => a.time - b.time);
    const ordered = args.has('Oldest') ? events : events.toReversed();
    const wanted = ordered.slice(0, args.number('MaxEvents'));
    if (wanted.length === 0)
      throw failure(
        'No events were found that match the specified selection criteria.',
        'NoMatchingEventsFound',
      );
    for (const event of wanted) emit(eventRecord(event));
  },
};

export const eventCmdlets: Cmdlets = { 'Get-WinEvent': getWinEvent };

/** What went over the virtual internet: exchanges, the management sessions in them, and the hosts. */
import type { Action, Command, SyncMlMessage } from '../../protocols/syncml/syncml.messages.ts';
import { syncMlSessions } from '../../device/mdm/trace/syncml-trace.ts';
import type { Exchange } from '../../world/internet/trace.ts';
import { covering } from '../../world/internet/conditions.ts';
import { counted } from '../../../shared/words/counted.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { HoodPageMaker } from './hood-page.ts';
import { pretty } from './pretty.ts';

const hostOf = ({ request }: Exchange): string => new URL(request.url).hostname;

const outcome = ({ response, error, took }: Exchange): string =>
  `${response?.status ?? error?.failure ?? 'no answer yet'}, ${took} ms`;

const headLines = (headers: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

export const httpPage: HoodPageMaker = {
  rows: ({ world }) =>
    world.internet.trace
      .map((exchange) => ({
        id: String(exchange.ordinal),
        at: exchange.startedAt,
        title: `${exchange.request.method} ${exchange.request.url}`,
        value: outcome(exchange),
        more: `${exchange.request.body ?? ''} ${exchange.response?.body ?? ''}`,
        opens: true as const,
        ...((exchange.response?.status ?? 0) >= 400 || exchange.error ? { bad: true as const } : {}),
      }))
      .toReversed(),
  parts({ world }, id) {
    const exchange = world.internet.trace.find(({ ordinal }) => String(ordinal) === id);
    if (exchange === undefined) return [];
    const { request, response, error } = exchange;
    return [
      {
        title: `${request.method} ${request.url}`,
        text: `${headLines(request.headers)}\n\n${pretty(request.body ?? '')}`.trim(),
      },
      {
        title: outcome(exchange),
        text: error
          ? error.cause
          : `${headLines(response?.headers)}\n\n${pretty(response?.body ?? '')}`.trim(),
      },
    ];
  },
};

const uris = ({ items }: Action): readonly string[] =>
  items.flatMap(({ target, source }) => target ?? source ?? []);

/** 'Replace ./Device/Vendor/…', and of several only how many. */
function commandWords(command: Command): string {
  if (command.kind === 'Atomic' || command.kind === 'Sequence')
    return `${command.kind} of ${counted(command.commands.length, 'command')}`;
  if (command.kind === 'Status') return `Status ${command.data}`;
  if (command.kind === 'Alert' || command.kind === 'Results') return command.kind;
  return `${command.kind} ${uris(command).join(', ')}`;
}

/** Answers that say that all is well are left out, as long as there is something else. */
function messageWords(message: SyncMlMessage | undefined): string {
  if (message === undefined) return 'no SyncML';
  const words = message.commands.map(commandWords);
  const telling = words.filter((one) => one !== 'Status 200');
  return (telling.length === 0 ? words : telling).join('; ');
}

export const syncMlPage: HoodPageMaker = {
  rows: ({ world }) =>
    syncMlSessions(world.internet.trace)
      .flatMap(({ sessionId, messages }) =>
        messages.map(({ exchange, at, direction, raw, message }) => ({
          id: `${exchange} ${direction}`,
          at,
          title: `${direction === 'to-server' ? 'PC →' : '← MDM'} session ${sessionId}, message ${message?.msgId ?? '?'}`,
          value: messageWords(message),
          more: raw,
          opens: true as const,
        })),
      )
      .toReversed(),
  parts({ world }, id) {
    const message = syncMlSessions(world.internet.trace)
      .flatMap(({ messages }) => messages)
      .find((one) => `${one.exchange} ${one.direction}` === id);
    return message === undefined ? [] : [{ title: messageWords(message.message), text: pretty(message.raw) }];
  },
};

/** What stands in the way to a host at present; '' for nothing. */
function obstacle({ world }: Rehearsal, host: string): string {
  const { blockedHosts, unresolvableHosts, inspectedHosts } = world.internet.conditions;
  if (covering(unresolvableHosts, host) !== undefined) return 'not resolved';
  if (covering(blockedHosts, host) !== undefined) return 'blocked';
  return covering(inspectedHosts, host) === undefined ? '' : 'inspected';
}

export const hostsPage: HoodPageMaker = {
  rows(rehearsal) {
    const seen = new Map<string, { count: number; failed: number }>();
    for (const { value } of rehearsal.faults().choices.hosts)
      if (!value.startsWith('*')) seen.set(value, { count: 0, failed: 0 });
    for (const exchange of rehearsal.world.internet.trace) {
      const host = hostOf(exchange);
      const { count, failed } = seen.get(host) ?? { count: 0, failed: 0 };
      seen.set(host, { count: count + 1, failed: failed + (exchange.error ? 1 : 0) });
    }
    return [...seen]
      .toSorted(([a, { count: many }], [b, { count: more }]) => more - many || (a < b ? -1 : 1))
      .map(([host, { count, failed }]) => {
        const way = obstacle(rehearsal, host);
        return {
          id: host,
          at: null,
          title: host,
          value: [
            way,
            count === 0 ? 'not asked' : `asked ${counted(count, 'time')}`,
            failed === 0 ? '' : `${failed} without an answer`,
          ]
            .filter((one) => one !== '')
            .join(', '),
          ...(way === '' ? {} : { bad: true as const }),
        };
      });
  },
};

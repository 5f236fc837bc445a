/**
 * The window's API over a WebSocket, for the browser host. Client -> server `{id, channel, args}`, server ->
 * client `{id, ok: true, value}` or `{id, ok: false, error}`, pushes `{event, value}`. A lost connection is
 * made again for as long as the page lives; the view is asked again after each.
 */
import { archivePath, channels } from '../../shared/bridge.ts';
import type {
  ConsoleApi,
  ExportedArchive,
  HostNotice,
  StageApi,
  StageWatch,
  StageWindowInput,
  Surface,
  TenantsApi,
  WindowApi,
} from '../../shared/bridge.ts';
import { MisuseError } from '../../shared/failures.ts';
import { answerOf } from './messages.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { TenantNews } from '../../shared/tenant/tenant-work.ts';
import { askToResume } from './resume.ts';
import { sendTenant } from './send-tenant.ts';

/** 'lost' from the loss of a connection until the next one is open. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

const firstDelay = 250;
const longestDelay = 4000;

const strangerText = (host: string): string =>
  `Another rehearsal, or another program, answers at ${host} now. Close this window; the terminal that started the rehearsal shows the address of the new one.`;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Call {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export interface Connection {
  call(channel: string, ...args: readonly unknown[]): Promise<unknown>;
  on(event: string, listener: (value: unknown) => void): () => void;
  onState(listener: (state: ConnectionState) => void): () => void;
}

/**
 * Opens (and keeps open) a connection. Calls made while it is lost fail; the caller shows that. Before each new try
 * `letIn` asks with the key that the host has told whether it is still the same, or a new one that knows the key.
 */
export function connect(
  address: string,
  open = (url: string) => new WebSocket(url),
  letIn = askToResume,
): Connection {
  let key: string | undefined;
  const calls = new Map<number, Call>();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let socket = open(address);
  let ready = opened(socket);
  let lastId = 0;
  let delay = firstDelay;

  function tell(state: ConnectionState): void {
    for (const watcher of watchers) watcher(state);
  }

  function opened(candidate: WebSocket): Promise<void> {
    return new Promise((resolve, reject) => {
      candidate.addEventListener('open', () => {
        delay = firstDelay;
        resolve();
        tell('open');
      });
      candidate.addEventListener('message', (message) => receive(String(message.data)));
      candidate.addEventListener('close', () => {
        reject(new MisuseError('no connection'));
        for (const call of calls.values()) call.reject(new MisuseError('connection lost'));
        calls.clear();
        tell('lost');
        setTimeout(() => void again(), delay);
        delay = Math.min(delay * 2, longestDelay);
      });
    });
  }

  /** Whoever has the port now and does not know the key is sent nothing; that is told once. */
  async function again(): Promise<void> {
    const { host } = new URL(address);
    for (let told = false; key !== undefined; ) {
      const answer = await letIn(key, host);
      if (answer === 'in') break;
      if (answer === 'stranger' && !told) {
        told = true;
        hear(channels.notice, { kind: 'failure', text: strangerText(host) } satisfies HostNotice);
      }
      await pause(delay);
      delay = Math.min(delay * 2, longestDelay);
    }
    socket = open(address);
    ready = opened(socket);
    ready.catch(() => {});
  }

  function hear(event: string, value: unknown): void {
    for (const listener of listeners.get(event) ?? []) listener(value);
  }

  function receive(data: string): void {
    const message = answerOf(data);
    if (message === undefined) return;
    if ('event' in message) {
      if (message.event === channels.resume && typeof message.value === 'string') key = message.value;
      hear(message.event, message.value);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new MisuseError(message.error));
  }

  ready.catch(() => {});
  return {
    async call(channel, ...args) {
      await ready;
      return await new Promise((resolve, reject) => {
        lastId += 1;
        calls.set(lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, channel, args }));
      });
    },
    on(event, listener) {
      const group = listeners.get(event) ?? new Set();
      listeners.set(event, group.add(listener));
      return () => group.delete(listener);
    },
    onState(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

function windowApi<View, Input>(
  connection: Connection,
  names: { readonly view: string; readonly submit: string; readonly changed: string },
): WindowApi<View, Input> {
  return {
    host: 'browser',
    view: () => connection.call(names.view) as Promise<View>,
    submit: (input) => connection.call(names.submit, input) as ReturnType<WindowApi<View, Input>['submit']>,
    onView: (listener) => connection.on(names.changed, (value) => listener(value as View)),
    onNotice: (listener) => connection.on(channels.notice, (value) => listener(value as HostNotice)),
  };
}

/** `fetchArchive` is told of logs that the PC has exported. */
export function stageOver(connection: Connection, fetchArchive = downloadArchive): StageApi {
  const api: WindowApi<StageView, StageWindowInput> = windowApi(connection, channels.stage);
  return {
    ...api,
    picture: (id) => connection.call(channels.stage.picture, id) as ReturnType<StageApi['picture']>,
    look: (at) => connection.call(channels.stage.look, at) as ReturnType<StageApi['look']>,
    portal: (ask) => connection.call(channels.stage.portal, ask) as ReturnType<StageApi['portal']>,
    async submit(input) {
      const answer = await api.submit(input);
      if (answer.accepted && answer.exported) fetchArchive(answer.exported);
      return answer;
    },
  };
}

/** Has the browser save an archive that its host serves. */
function downloadArchive({ index, name }: ExportedArchive): void {
  const link = document.createElement('a');
  link.href = `${archivePath}${index}`;
  link.download = name;
  link.click();
}

export function consoleOver(connection: Connection): ConsoleApi {
  type Answer<
    Name extends
      | 'begin'
      | 'beginExercise'
      | 'save'
      | 'saveExercise'
      | 'goOnFrom'
      | 'timeline'
      | 'lookBack'
      | 'show'
      | 'portal'
      | 'hood'
      | 'companion',
  > = ReturnType<ConsoleApi[Name]>;
  const names = channels.console;
  return {
    ...windowApi(connection, names),
    begin: (scenario, tenant) => connection.call(names.begin, scenario, tenant) as Answer<'begin'>,
    beginExercise: (exercise, mode, trainee) =>
      connection.call(names.beginExercise, exercise, mode, trainee) as Answer<'beginExercise'>,
    save: (what) => connection.call(names.save, what) as Answer<'save'>,
    saveExercise: (texts) => connection.call(names.saveExercise, texts) as Answer<'saveExercise'>,
    goOnFrom: (moment) => connection.call(names.goOn, moment) as Answer<'goOnFrom'>,
    timeline: () => connection.call(names.timeline) as Answer<'timeline'>,
    show: (moment) => connection.call(names.show, moment) as Answer<'show'>,
    portal: (ask) => connection.call(names.portal, ask) as Answer<'portal'>,
    hood: (ask) => connection.call(names.hood, ask) as Answer<'hood'>,
    companion: (call) => connection.call(names.companion, call) as Answer<'companion'>,
    lookBack: (moment) => connection.call(names.lookBack, moment) as Answer<'lookBack'>,
    stage: watchOver(connection, channels.watch),
    tenants: tenantsOver(connection, channels.tenants),
  };
}

const watchOver = (connection: Connection, names: typeof channels.watch): StageWatch => ({
  view: () => connection.call(names.view) as ReturnType<StageWatch['view']>,
  onView: (listener) => connection.on(names.changed, (value) => listener(value as StageView)),
  picture: (id) => connection.call(names.picture, id) as ReturnType<StageWatch['picture']>,
  look: (at) => connection.call(names.look, at) as ReturnType<StageWatch['look']>,
});

function tenantsOver(connection: Connection, names: typeof channels.tenants): TenantsApi {
  type Answer<Name extends 'known' | 'forget' | 'start' | 'stop' | 'begin' | 'save'> = ReturnType<
    TenantsApi[Name]
  >;
  return {
    giving: { by: 'sending', send: sendTenant },
    known: () => connection.call(names.known) as Answer<'known'>,
    forget: (tenant) => connection.call(names.forget, tenant) as Answer<'forget'>,
    start: (order) => connection.call(names.start, order) as Answer<'start'>,
    stop: (work) => connection.call(names.stop, work) as Answer<'stop'>,
    onNews: (listener) => connection.on(names.news, (value) => listener(value as TenantNews)),
    begin: (tenant, choices) => connection.call(names.begin, tenant, choices) as Answer<'begin'>,
    save: (format) => connection.call(names.save, format) as Answer<'save'>,
  };
}

/** The bridge's address on the page's own origin. */
export function addressOf(
  surface: Surface,
  page: { readonly protocol: string; readonly host: string },
): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/bridge/${surface}`;
}

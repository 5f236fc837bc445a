/** The browser host: the same pages and session as in Electron, over loopback HTTP and a WebSocket. */
import http from 'node:http';
import type { RequestListener } from 'node:http';
import { channels } from '../../../shared/bridge.ts';
import type { Surface } from '../../../shared/bridge.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { createHandlers } from '../bridge/bridge.ts';
import type { HostPorts } from '../bridge/bridge.ts';
import { listen } from '../listen.ts';
import { onEndSignal } from '../lifetime/end-signals.ts';
import { builtPages } from '../pages/page-files.ts';
import type { SessionHost } from '../session-host.ts';
import { writeNewFile } from '../storage/new-file.ts';
import { createTenantDesk, tenantWorker } from '../tenant-desk/tenant-desk.ts';
import { downloadsDirectory } from '../user-directories.ts';
import { createAccess } from './access.ts';
import { handOverPage } from './hand-over.ts';
import { openWindows, windowCounter } from './open-windows.ts';
import { pageRequests, startPath } from './page-server.ts';
import { createResumption, newKey, recall, remember } from './resume.ts';
import type { Remembered } from './resume.ts';
import { createSockets } from './sockets.ts';

export interface BrowserHostOptions {
  /** Opens windows in an installed browser, and ends with them. */
  readonly open: boolean;
  /** Opens them without Chromium's sandbox. */
  readonly noSandbox: boolean;
  /** Tells the person something, a line at a time. */
  say(line: string): void;
}

/** A port that is ours, before there is anything to show on it. */
export interface BoundPort {
  /** Serves the session until it is stopped or, where it opened the windows itself, until they are closed. */
  serve(host: SessionHost, options: BrowserHostOptions): Promise<void>;
  close(): void;
}

/** Whoever opens a connection and says nothing does not keep it. Milliseconds. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** Takes a port of 127.0.0.1, any free one for 0. Rejects with BadInputError where it cannot be had. */
export async function bindPort(port: number): Promise<BoundPort> {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = http.createServer(limits, (request, response) => answer(request, response));
  const address = await listen(server, port);
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    close,
    async serve(host, { open, noSandbox, say }) {
      const access = createAccess(address);
      const port = Number(new URL(`http://${address}`).port);
      const key = recall(host.journal())?.key ?? newKey();
      remember(host.journal(), { key, port });
      const remembered = remembering(host, { key, port });
      const desk = createTenantDesk(tenantWorker, remembered);
      answer = pageRequests({
        pages: builtPages,
        access,
        resumption: createResumption(key, address),
        archive: host.archive,
        debrief: async () => (await host.download('debrief')).text,
        keepTenant: desk.keep,
        journal: host.journal,
      });
      const handlers = createHandlers(remembered, desk, ports);
      const sockets = createSockets(host, handlers, access, key);
      desk.onNews((news) => sockets.push('console', channels.tenants.news, news));
      server.on('upgrade', sockets.upgrade);

      const done = Promise.withResolvers<void>();
      const entrance = `http://${address}${startPath}`;
      const start = `${entrance}?t=${access.token}`;
      const handOver = (surface: Surface): string => handOverPage(entrance, access.ticket(), surface);
      const counter = windowCounter(done.resolve);
      const windows = open
        ? openWindows(start, { handOver, noSandbox, say, counter, end: done.resolve })
        : undefined;
      sockets.onCount((count) => counter.count(count, windows));
      onEndSignal(done.resolve);
      say(start);

      try {
        await done.promise;
      } finally {
        sockets.close();
        close();
        desk.close();
        await windows?.close();
      }
    },
  };
}

/**
 * Takes the port on which the journal's last host served, so that its windows come back, else a free one; `tell`
 * says so.
 */
export async function bindPortOf(journal: string, tell: (line: string) => void): Promise<BoundPort> {
  const port = recall(journal)?.port;
  if (port === undefined) return bindPort(0);
  try {
    return await bindPort(port);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    tell(`Port ${port} of the last time is in use: windows that are still open from then cannot come back.`);
    return bindPort(0);
  }
}

/** A rehearsal that is begun later is remembered too. */
function remembering(host: SessionHost, remembered: Remembered): SessionHost {
  return {
    ...host,
    async begin(scenario, inTenant) {
      const answer = await host.begin(scenario, inTenant);
      remember(host.journal(), remembered);
      return answer;
    },
  };
}

const ports: HostPorts = {
  save: async (name, text) => writeNewFile(downloadsDirectory(), name, text),
  // The page fetches it, as a download of its browser.
  offer: () => undefined,
};

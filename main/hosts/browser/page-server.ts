/** The HTTP half of the browser host: the way in, the pages and exported logs. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { archivePath, resumePath, surfaces, tenantPath } from '../../../shared/bridge.ts';
import { debriefPage, debriefPath, pagePaths, readPageFile, securityHeaders } from '../pages/page-files.ts';
import type { PageFile } from '../pages/page-files.ts';
import type { Archive } from '../session-worker/messages.ts';
import type { Access, Entry, Refusal } from './access.ts';
import { askingPage, enteredPage, refusedPage } from './entrance-pages.ts';
import type { EntrancePage } from './entrance-pages.ts';
import type { Resumption } from './resume.ts';

/** Where the start address leads, `/start?t=TOKEN&window=console`; a form may post the same there. */
export const startPath = '/start';

/** Longest body of a request, in bytes. */
const longestBody = 4096;

export interface PageSources {
  /** The folder of the built pages. */
  readonly pages: string;
  readonly access: Access;
  readonly resumption: Resumption;
  archive(index: number): Promise<Archive | null>;
  /** The debrief of the present rehearsal, as HTML. */
  debrief(): Promise<string>;
  /** Keeps a tenant's zip; its id, or undefined where it is too large. */
  keepTenant(name: string, body: IncomingMessage): Promise<string | undefined>;
  /** Where the present rehearsal's journal is kept. */
  journal(): string;
}

/** Answers GET and HEAD, and POST on the two ways in and where our own page hands over a tenant. */
export function pageRequests(sources: PageSources): RequestListener {
  return (request, response) => {
    answer(sources, request, response).catch(() => response.destroy());
  };
}

async function answer(
  sources: PageSources,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { access, resumption, pages } = sources;
  const reply = replier(request, response);
  const refuse = (why: Refusal): void => reply.page(403, refusedPage(why, sources.journal()));
  const url = requestedUrl(request);
  if (url === undefined) return reply.bare(400);
  const { pathname, searchParams } = url;
  if (request.method === 'POST') {
    if (pathname === tenantPath) return takeTenant(sources, request, searchParams.get('name') ?? '', reply);
    if (pathname !== startPath && pathname !== resumePath) return reply.bare(405);
    const body = await bodyOf(request);
    if (body === undefined) return reply.bare(413);
    if (pathname === resumePath) return resume(access, resumption, request, body, reply);
    const form = new URLSearchParams(body);
    return enter(access.enter(request, form.get('t') ?? ''), form, reply, refuse, false);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply.bare(405);
  if (pathname === startPath)
    return enter(access.open(request, searchParams.get('t') ?? ''), searchParams, reply, refuse, true);
  const refusal = access.refusal(request);
  if (refusal !== undefined) return refuse(refusal);
  if (pathname === debriefPath) return reply.file(debriefPage(await sources.debrief()));
  const file = pathname.startsWith(archivePath)
    ? await archiveFile(pathname.slice(archivePath.length), sources)
    : await readPageFile(pages, pathname);
  if (file === undefined) return reply.bare(404);
  reply.file(file);
}

/** `redirects`: the person's own navigation goes on to the page at once. */
function enter(
  entry: Entry,
  asked: URLSearchParams,
  reply: Replier,
  refuse: (why: Refusal) => void,
  redirects: boolean,
): void {
  const surface = surfaces.find((one) => one === asked.get('window')) ?? 'stage';
  if (entry.kind === 'refused') return refuse(entry.why);
  if (entry.kind === 'ask') return reply.page(200, askingPage(startPath, asked.get('t') ?? '', surface));
  const cookie: Readonly<Record<string, string>> =
    entry.cookie === null ? {} : { 'set-cookie': entry.cookie };
  if (redirects) reply.bare(303, { ...cookie, location: pagePaths[surface] });
  else reply.page(200, enteredPage(surface), cookie);
}

/** Two steps: a challenge for a window's nonce, then the cookie for its proof. */
function resume(
  access: Access,
  resumption: Resumption,
  request: IncomingMessage,
  body: string,
  reply: Replier,
): void {
  if (!access.isOwnPage(request)) return reply.bare(403);
  const message = parsed(body);
  const challenge = resumption.challenge(message);
  if (challenge !== undefined)
    return reply.file({
      contentType: 'application/json',
      body: new Uint8Array(Buffer.from(JSON.stringify(challenge))),
    });
  if (!resumption.accepts(message)) return reply.bare(403);
  reply.bare(204, { 'set-cookie': access.cookie });
}

/** No form and no foreign page can post here: it takes the cookie and our own origin. */
async function takeTenant(
  { access, keepTenant }: PageSources,
  request: IncomingMessage,
  name: string,
  reply: Replier,
): Promise<void> {
  if (!access.allowsOwnPage(request)) return reply.bare(403);
  const id = await keepTenant(name, request);
  if (id === undefined) return reply.bare(413, { connection: 'close' });
  reply.file({ contentType: 'text/plain; charset=utf-8', body: new Uint8Array(Buffer.from(id)) });
}

interface Replier {
  bare(status: number, headers?: Readonly<Record<string, string>>): void;
  page(status: number, page: EntrancePage, headers?: Readonly<Record<string, string>>): void;
  file(file: PageFile | ArchiveFile): void;
}

function replier(request: IncomingMessage, response: ServerResponse): Replier {
  const common = { ...securityHeaders, 'cache-control': 'no-store' };
  const send = (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array,
  ): void => {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  return {
    bare: (status, headers = {}) => void response.writeHead(status, { ...common, ...headers }).end(),
    page: (status, page, headers = {}) => send(status, { ...page.headers, ...headers }, page.body),
    file: ({ body, contentType, ...more }) =>
      send(200, { ...common, ...more, 'content-type': contentType }, body),
  };
}

/** Undefined where it is too long, or does not come in time. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface ArchiveFile extends PageFile {
  readonly 'content-disposition': string;
}

async function archiveFile(index: string, { archive }: PageSources): Promise<ArchiveFile | undefined> {
  const found = /^\d{1,6}$/.test(index) ? await archive(Number(index)) : null;
  if (found === null) return undefined;
  return {
    contentType: found.name.endsWith('.cab') ? 'application/vnd.ms-cab-compressed' : 'application/zip',
    body: found.bytes,
    'content-disposition': `attachment; filename="${found.name.replaceAll(/[^\x20-\x7e]|["\\\\]/g, '_')}"`,
  };
}

function requestedUrl(request: IncomingMessage): URL | undefined {
  const path = request.url ?? '/';
  return path.startsWith('/') && URL.canParse(path, 'http://host.invalid')
    ? new URL(path, 'http://host.invalid')
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The HTTP half of the browser host: the start address, the pages and exported logs, GET and HEAD only. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Surface } from '../../../shared/bridge.ts';
import { archivePath, surfaces } from '../../../shared/bridge.ts';
import { pagePaths, readPageFile, securityHeaders } from '../pages/page-files.ts';
import type { PageFile } from '../pages/page-files.ts';
import type { Archive } from '../session-worker/messages.ts';
import type { Access } from './access.ts';

/** Where the start address leads, `/start?t=TOKEN&window=console`. */
export const startPath = '/start';

type Archives = (index: number) => Promise<Archive | null>;

/** Answers the requests of pages, start addresses and archives. */
export function pageRequests(directory: string, access: Access, archives: Archives): RequestListener {
  return (request, response) => {
    answer(directory, access, archives, request, response).catch(() => response.destroy());
  };
}

async function answer(
  directory: string,
  access: Access,
  archives: Archives,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = { ...securityHeaders, 'cache-control': 'no-store' };
  const refuse = (status: number): void => void response.writeHead(status, headers).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const url = requestedUrl(request);
  if (url === undefined) return refuse(400);
  if (url.pathname === startPath) {
    const cookie = access.start(request, url.searchParams.get('t') ?? '');
    if (cookie === undefined) return refuse(403);
    const location = pagePaths[surfaceNamed(url.searchParams.get('window'))];
    response.writeHead(303, { ...headers, ...cookie, location }).end();
    return;
  }
  if (!access.allows(request)) return refuse(403);
  const file = url.pathname.startsWith(archivePath)
    ? await archiveFile(url.pathname.slice(archivePath.length), archives)
    : await readPageFile(directory, url.pathname);
  if (file === undefined) return refuse(404);
  const { body, contentType, ...more } = file;
  response.writeHead(200, {
    ...headers,
    ...more,
    'content-type': contentType,
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

interface ArchiveFile extends PageFile {
  readonly 'content-disposition': string;
}

async function archiveFile(index: string, archives: Archives): Promise<ArchiveFile | undefined> {
  const archive = /^\d{1,6}$/.test(index) ? await archives(Number(index)) : null;
  if (archive === null) return undefined;
  return {
    contentType: 'application/zip',
    body: archive.zip,
    'content-disposition': `attachment; filename="${archive.name}"`,
  };
}

function requestedUrl(request: IncomingMessage): URL | undefined {
  const path = request.url ?? '/';
  return path.startsWith('/') && URL.canParse(path, 'http://host.invalid')
    ? new URL(path, 'http://host.invalid')
    : undefined;
}

function surfaceNamed(name: string | null): Surface {
  return surfaces.find((surface) => surface === name) ?? 'stage';
}

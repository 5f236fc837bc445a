/** The HTTP half of the browser host: the start address and the pages, GET and HEAD only. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Surface } from '../../../shared/bridge.ts';
import { surfaces } from '../../../shared/bridge.ts';
import { pagePaths, readPageFile, securityHeaders } from '../pages/page-files.ts';
import type { Access } from './access.ts';

/** Where the start address leads, `/start?t=TOKEN&window=console`. */
export const startPath = '/start';

/** Answers the requests of pages and start addresses. */
export function pageRequests(directory: string, access: Access): RequestListener {
  return (request, response) => {
    answer(directory, access, request, response).catch(() => response.destroy());
  };
}

async function answer(
  directory: string,
  access: Access,
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
  const file = await readPageFile(directory, url.pathname);
  if (file === undefined) return refuse(404);
  response.writeHead(200, {
    ...headers,
    'content-type': file.contentType,
    'content-length': file.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
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

/** The companion's page, which the door serves beside Graph: `/companion` and the files that it loads. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { builtPages, companionPath, readPageFile, securityHeaders } from '../pages/page-files.ts';

const isOfPage = (path: string): boolean => path === companionPath || path.startsWith('/assets/');

/** Answers a request for it; false for any other. */
export async function servePage(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = url.replace(/[?#].*$/s, '');
  if ((method !== 'GET' && method !== 'HEAD') || !isOfPage(path)) return false;
  const file = await readPageFile(builtPages, path);
  if (file === undefined) return false;
  const { contentType, body } = file;
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': contentType,
    'content-length': body.byteLength,
  });
  response.end(method === 'HEAD' ? undefined : body);
  return true;
}

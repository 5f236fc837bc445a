/** Serves our pages as `app://bundle/`: a standard, secure scheme with an origin of its own (items 7 and 18). */
import { protocol } from '../../electron.ts';
import { builtPages, debriefPage, debriefPath, readPageFile, securityHeaders } from '../pages/page-files.ts';
import { isOurs, scheme } from './origin.ts';

/** Must run before Electron is ready. `codeCache` needs `standard`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Must run once Electron is ready. */
export function servePages(debrief: () => Promise<string>): void {
  protocol.handle(scheme, async ({ url, method }) => {
    const headers = { ...securityHeaders };
    const readable = isOurs(url) && (method === 'GET' || method === 'HEAD');
    const { pathname } = new URL(url);
    const read = async () =>
      pathname === debriefPath ? debriefPage(await debrief()) : readPageFile(builtPages, pathname);
    const file = readable ? await read() : undefined;
    if (file === undefined) return new Response(null, { status: 404, headers });
    const { body, contentType, ...more } = file;
    return new Response(body, { headers: { ...headers, ...more, 'content-type': contentType } });
  });
}

/**
 * What stands for login.microsoftonline.com at the door: the token endpoint, where it is told of, and the page on which a
 * person confirms a device code.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../pages/page-files.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

/** Bytes of a form. */
const longest = 16 * 1024;
const loginPath = '/devicelogin';

/** Answers a request about signing in; false for any other. `origin` is the door's. */
export async function serveSignIn(
  endpoint: TokenEndpoint,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  if (path === loginPath) {
    const form = request.method === 'POST' ? await formOf(request) : undefined;
    const typed = form?.get('code') ?? '';
    page(response, typed === '' ? undefined : endpoint.approve(typed, Date.now()));
    return true;
  }
  const [, tenant = '', rest = ''] = /^\/([^/]{1,100})\/(.+)$/.exec(path) ?? [];
  if (request.method === 'GET' && rest === 'v2.0/.well-known/openid-configuration') {
    json(response, 200, configuration(origin, tenant));
    return true;
  }
  if (request.method !== 'POST') return false;
  const asksToken = rest === 'oauth2/v2.0/token' || rest === 'oauth2/token';
  const asksCode = rest === 'oauth2/v2.0/devicecode' || rest === 'oauth2/devicecode';
  if (!asksToken && !asksCode) return false;
  const form = await formOf(request);
  const { status, body } = asksToken
    ? endpoint.token(tenant, form, origin, Date.now())
    : endpoint.deviceCode(form, origin, Date.now());
  json(response, status, body);
  return true;
}

const configuration = (origin: string, tenant: string): object => ({
  issuer: `${origin}/${tenant}/v2.0`,
  token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
  device_authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/devicecode`,
  authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint_auth_methods_supported: ['client_secret_post'],
  response_types_supported: [],
});

/** What is longer than a form is none. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.length > longest) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}

function json(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** `known`: whether the code that was typed waits; undefined where none was. */
function page(response: ServerResponse, known: boolean | undefined): void {
  const said =
    known === undefined
      ? ''
      : known
        ? 'You are signed in. Close this window.'
        : 'This code is not known here.';
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Enter code (simulation)</title>
<h1>Enter code</h1><p>Simulation: this is no sign-in of Microsoft.</p><p role="status">${said}</p>
<form method="post" action="${loginPath}"><label>Code <input name="code" autocomplete="off" maxlength="20"></label>
<button>Next</button></form></html>`;
  response.writeHead(known === false ? 400 : 200, {
    ...securityHeaders,
    'content-security-policy':
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

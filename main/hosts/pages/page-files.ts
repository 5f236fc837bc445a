/** The built pages of the two windows, for whichever host serves them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Surface } from '../../../shared/bridge.ts';
import { isFileError } from '../storage/file-errors.ts';
import { ownOf } from '../../../shared/own.ts';

/** The address of each window's page, below the host's origin. */
export const pagePaths: Readonly<Record<Surface, string>> = { stage: '/', console: '/console' };

/** The stage as the console shows it, in a frame of its own. */
const mirrorPath = '/mirror';

/** The window for a projector, which the console opens and draws. */
export const presenterPath = '/presenter';

/** The debrief of the present rehearsal, in a window of its own. */
export const debriefPath = '/debrief';

/** The window of a technician's phone, which the console opens. */
export const companionPath = '/companion';

const pageFiles: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/console': 'console.html',
  [mirrorPath]: 'mirror.html',
  [presenterPath]: 'presenter.html',
  [companionPath]: 'companion.html',
};

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Nothing but our own files; `style` properties set by React go through the CSSOM and need no exception. */
const contentSecurityPolicy = (framedBy: "'none'" | "'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

/** A debrief has its style and pictures in itself, and no script. */
export const debriefPage = (html: string): PageFile => ({
  contentType: 'text/html; charset=utf-8',
  body: new Uint8Array(Buffer.from(html)),
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
});

/** Sent with every answer, a refusal too. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy("'none'"),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** `out/renderer`, beside the bundle. */
export const builtPages: string = path.join(import.meta.dirname, '..', 'renderer');

export interface PageFile {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** In the place of what every answer has. */
  readonly 'content-security-policy'?: string;
}

/** The file at a URL path below `directory`; undefined where there is none, or it would lie outside. */
export async function readPageFile(directory: string, urlPath: string): Promise<PageFile | undefined> {
  const name = ownOf(pageFiles, urlPath) ?? decoded(urlPath)?.slice(1);
  if (name === undefined || name.includes('\0')) return undefined;
  const file = path.join(directory, name);
  const contentType = ownOf(contentTypes, path.extname(file));
  if (contentType === undefined || !isBelow(directory, file)) return undefined;
  try {
    const page = { contentType, body: new Uint8Array(await readFile(file)) };
    return urlPath === mirrorPath
      ? { ...page, 'content-security-policy': contentSecurityPolicy("'self'") }
      : page;
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].some((code) => isFileError(error, code))) return undefined;
    throw error;
  }
}

function decoded(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

function isBelow(directory: string, file: string): boolean {
  const relative = path.relative(directory, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

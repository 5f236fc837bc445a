/** Hashes of content. There is no file: a hash stands for the version that the address names. */
import { createHash } from 'node:crypto';
import type { App } from '../../tenant/tenant.ts';
import { contentUrl } from './content-urls.ts';

/** SHA-256, hex, upper case. */
export const contentHash = (url: string, version: string): string =>
  createHash('sha256').update(`${url} ${version}`).digest('hex').toUpperCase();

/** Of the file that an administrator uploaded. */
export const publishedHash = (app: App): string => contentHash(contentUrl(app), app.displayVersion);

/** Of another file at the same address. */
export const alteredHash = (app: App): string =>
  contentHash(contentUrl(app), `${app.displayVersion} (altered)`);

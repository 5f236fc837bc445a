/** Fetches Electron's executable with Electron's own downloader and installer, and tells how far it is. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { electronPackage } from './electron-binary.ts';

/** A download that stands still for so long has failed, in milliseconds. */
const longestPause = 60_000;

/** What is used of @electron/get; its progress is in bytes, `total` null where the server does not say. */
interface Downloader {
  downloadArtifact(details: {
    readonly version: string;
    readonly artifactName: 'electron';
    readonly platform: string;
    readonly arch: string;
    readonly checksums: unknown;
    readonly cacheRoot?: string;
    readonly downloadOptions: {
      readonly quiet: true;
      readonly signal: AbortSignal;
      readonly getProgressCallback: (progress: Progress) => Promise<void>;
    };
  }): Promise<string>;
}

export interface Progress {
  readonly transferred: number;
  readonly total: number | null;
}

/** Resolves with undefined when it is there, else with the reason in words. */
export async function downloadElectron(tell: (line: string) => void): Promise<string | undefined> {
  const installer = path.join(electronPackage, 'install.js');
  if (!existsSync(installer)) return 'the package electron is not installed';
  try {
    await intoCache(tell);
  } catch (error) {
    return reasonOf(error);
  }
  // Finds the archive in the cache, and unpacks it.
  const code = await endOf(installer);
  return code === 0 ? undefined : `its installer ended with ${code}`;
}

async function intoCache(tell: (line: string) => void): Promise<void> {
  const require = createRequire(path.join(electronPackage, 'package.json'));
  const { downloadArtifact } = require('@electron/get') as Downloader;
  const { version } = JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const stalled = new AbortController();
  const pause = setTimeout(() => stalled.abort(new Error('nothing came for a minute')), longestPause);
  const report = progressLines(tell);
  const cacheRoot = process.env['electron_config_cache'];
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: JSON.parse(readFileSync(path.join(electronPackage, 'checksums.json'), 'utf8')) as unknown,
      ...(cacheRoot === undefined ? {} : { cacheRoot }),
      downloadOptions: {
        quiet: true,
        signal: stalled.signal,
        getProgressCallback: async (progress) => {
          pause.refresh();
          report(progress);
        },
      },
    });
  } finally {
    clearTimeout(pause);
  }
}

/** A line for each tenth, or for each 10 MB where the whole is not known. */
export function progressLines(tell: (line: string) => void): (progress: Progress) => void {
  const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
  let told = 0;
  return ({ transferred, total }) => {
    const step = Math.floor(total ? (10 * transferred) / total : transferred / 10_000_000);
    if (step <= told) return;
    told = step;
    tell(
      total
        ? `Electron: ${step * 10} % of ${megabytes(total)} MB`
        : `Electron: ${megabytes(transferred)} MB so far`,
    );
  };
}

function endOf(script: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** The innermost cause says most; addresses of servers are this machine's own business. */
export function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause !== undefined) innermost = innermost.cause;
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  const line = message.split('\n', 1)[0] ?? '';
  return line.replaceAll(/\bhttps?:\/\/\S+/g, 'its server') || 'for an unknown reason';
}

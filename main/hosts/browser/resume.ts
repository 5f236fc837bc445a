/**
 * Lets the windows of a rehearsal in again when its host was started anew. Their cookie is of the former run and
 * worth nothing: whoever had the port meanwhile may have been sent it. What counts is a key that each window was
 * told over its socket and keeps in its memory alone. Neither side ever sends it: first the host proves to the
 * window that it knows the key, then the window to the host. Both proofs name the host's address, so that nobody on
 * another port can pass them on.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { replaceFile } from '../storage/replace-file.ts';
import { dataDirectory } from '../user-directories.ts';
import { equal } from './access.ts';

/** What is kept of a journal's host for the next one. */
export interface Remembered {
  /** Base64url, of 32 bytes. */
  readonly key: string;
  readonly port: number;
}

const schema = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
});
const nonceSchema = v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/));

/** Keys of journals that were not used for this long are forgotten, in milliseconds: 30 days. */
const forgetAfter = 30 * 24 * 3_600_000;

const folder = (): string => path.join(dataDirectory(), 'windows');

/** Named by a digest: a folder with a file for each journal, which its owner alone can read. */
function placeOf(journal: string): string {
  const whole = path.resolve(journal);
  const real = realOrSame(whole);
  return path.join(folder(), `${createHash('sha256').update(real).digest('hex').slice(0, 32)}.json`);
}

function realOrSame(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** What the journal's last host left; undefined where there was none, or its file says nothing sensible. */
export function recall(journal: string): Remembered | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(placeOf(journal), 'utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next host, with mode 0600. A place that cannot be written costs no more than coming back. */
export function remember(journal: string, remembered: Remembered): void {
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder())) {
      const file = path.join(folder(), name);
      if (Date.now() - statSync(file).mtimeMs > forgetAfter) rmSync(file, { force: true });
    }
    replaceFile(placeOf(journal), Buffer.from(JSON.stringify(remembered)));
  } catch {
    // The windows say then what a person can do.
  }
}

export const newKey = (): string => randomBytes(32).toString('base64url');

export interface Resumption {
  /** The host's proof, for a window that has sent a nonce; undefined for anything else. */
  challenge(body: unknown): { readonly nonce: string; readonly proof: string } | undefined;
  /** Whether this is a window's answer to a challenge; each is good for one answer. */
  accepts(body: unknown): boolean;
}

/** Challenges that wait for their answer at a time; the oldest is given up. */
const mostChallenges = 64;

export function createResumption(key: string, host: string): Resumption {
  const waiting = new Set<string>();
  const proof = (side: 'host' | 'window', window: string, nonce: string): string =>
    createHmac('sha256', Buffer.from(key, 'base64url'))
      .update(`${side} ${host} ${window} ${nonce}`)
      .digest('base64url');
  return {
    challenge(body) {
      const asked = v.safeParse(v.strictObject({ window: nonceSchema }), body);
      if (!asked.success) return undefined;
      const nonce = randomBytes(24).toString('base64url');
      const [oldest] = waiting;
      if (oldest !== undefined && waiting.size >= mostChallenges) waiting.delete(oldest);
      waiting.add(nonce);
      return { nonce, proof: proof('host', asked.output.window, nonce) };
    },
    accepts(body) {
      const answer = v.safeParse(
        v.strictObject({ window: nonceSchema, nonce: nonceSchema, proof: v.string() }),
        body,
      );
      if (!answer.success) return false;
      const { window, nonce, proof: given } = answer.output;
      return waiting.delete(nonce) && equal(given, proof('window', window, nonce));
    },
  };
}

/**
 * Hands a window's way in to a browser without naming it on a command line, which every user of the machine can
 * read: a page in a private folder posts it, so that neither history nor a Referer ever holds it.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Surface } from '../../../shared/bridge.ts';
import { escaped } from './entrance-pages.ts';

/** The page that posts `ticket` to `action`; by its button where scripts are off. */
export function handOverPage(action: string, ticket: string, surface: Surface): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Reseal</title><form method="post" action="${escaped(action)}"><input type="hidden" name="t" value="${escaped(ticket)}"><input type="hidden" name="window" value="${surface}"><button>Open the rehearsal</button></form><script>document.forms[0].submit()</script></html>\n`;
}

/**
 * The folder in which the browser's profile is made: the system's for temporary files, but for a snap the only one
 * of its own that both it and we can use (a snap has a /tmp of its own and sees no hidden folder of the home).
 */
export function profileParent(executable: string, home: string = os.homedir()): string {
  const snap = snapOf(executable);
  return snap === undefined ? os.tmpdir() : path.join(home, 'snap', snap, 'common');
}

/** The name of the snap that the executable belongs to, or that it calls where it is a script. */
function snapOf(executable: string): string | undefined {
  const inSnap = /\/snap\/bin\/([a-z0-9-]+)/;
  const byName = inSnap.exec(executable)?.[1];
  if (byName !== undefined) return byName;
  const head = beginningOf(executable);
  return head.startsWith('#!') ? inSnap.exec(head)?.[1] : undefined;
}

function beginningOf(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(4096);
      return bytes.toString('latin1', 0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

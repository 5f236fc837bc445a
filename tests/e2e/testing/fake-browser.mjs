#!/usr/bin/env node
/**
 * Plays an installed browser, for the spec of the app windows: the first process opens the stage, waits for a
 * second one to hand over the console's address (as a browser's second process does), opens that, notes both, and
 * closes its windows when the file `close` lies in its profile.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

const valueOf = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const address = valueOf('app');
const profile = valueOf('user-data-dir');
const fileIn = (name) => path.join(profile, name);

/** Does what the page does that is handed over: posts its form. As from a file, so from no origin. */
async function post(page) {
  const html = readFileSync(fileURLToPath(page), 'utf8');
  const action = /action="([^"]*)"/.exec(html)[1];
  const fields = [...html.matchAll(/name="(t|window)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  const headers = { origin: 'null', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' };
  const answer = await fetch(action, { method: 'POST', headers, body: new URLSearchParams(fields) });
  const target = /content="0;url=([^"]*)"/.exec(await answer.text())[1];
  return { origin: new URL(action).origin, target, headers: answer.headers };
}

if (existsSync(fileIn('cookie'))) writeFileSync(fileIn('handed-over'), address);
else {
  const first = await post(address);
  const { origin } = first;
  const cookie = first.headers.get('set-cookie').split(';')[0];
  writeFileSync(fileIn('cookie'), cookie);
  const open = (surface) =>
    new WebSocket(`${origin.replace('http', 'ws')}/bridge/${surface}`, { headers: { cookie, origin } });
  const windows = [open('stage')];
  while (!existsSync(fileIn('handed-over'))) await pause(20);
  const second = await post(readFileSync(fileIn('handed-over'), 'utf8'));
  windows.push(open('console'));
  writeFileSync(process.env.FAKE_BROWSER_NOTES, JSON.stringify([first, second].map(({ target }) => target)));
  while (!existsSync(process.env.FAKE_BROWSER_CLOSE)) await pause(20);
  for (const window of windows) window.close();
  // As on macOS, where a browser without windows goes on running.
  await pause(60_000);
}

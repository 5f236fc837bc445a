#!/usr/bin/env node
/**
 * Plays an installed browser, for the spec of the app windows: the first process opens the stage, waits for a
 * second one to hand over the console's address (as a browser's second process does), opens that, notes both, and
 * closes its windows when the file `close` lies in its profile.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const valueOf = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const address = valueOf('app');
const profile = valueOf('user-data-dir');
const fileIn = (name) => path.join(profile, name);
const { origin } = new URL(address);

if (existsSync(fileIn('cookie'))) writeFileSync(fileIn('handed-over'), address);
else {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie').split(';')[0];
  writeFileSync(fileIn('cookie'), cookie);
  const open = (surface) =>
    new WebSocket(`${origin.replace('http', 'ws')}/bridge/${surface}`, { headers: { cookie, origin } });
  const windows = [open('stage')];
  while (!existsSync(fileIn('handed-over'))) await pause(20);
  const second = await fetch(readFileSync(fileIn('handed-over'), 'utf8'), {
    redirect: 'manual',
    headers: { cookie },
  });
  windows.push(open('console'));
  writeFileSync(
    process.env.FAKE_BROWSER_NOTES,
    JSON.stringify([first, second].map((answer) => answer.headers.get('location'))),
  );
  while (!existsSync(process.env.FAKE_BROWSER_CLOSE)) await pause(20);
  for (const window of windows) window.close();
  // As on macOS, where a browser without windows goes on running.
  await pause(60_000);
}

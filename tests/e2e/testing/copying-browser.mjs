#!/usr/bin/env node
/** Plays an installed browser that only notes its command line and keeps the page that it is handed. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const page = process.argv.find((word) => word.startsWith('--app='))?.slice('--app='.length);
writeFileSync(`${process.env.COPYING_BROWSER_PAGE}.arguments`, process.argv.join(' '));
copyFileSync(fileURLToPath(page), process.env.COPYING_BROWSER_PAGE);
await pause(60_000);

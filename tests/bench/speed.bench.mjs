/**
 * How fast a world is played, in a measure that every machine has: y is 1,000 RSA-2048 signatures with one key.
 * All of it is processor time, of which other work on the machine takes nothing.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { memoryJournal } from '../../main/session/memory-journal.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { row } from './statistics.mjs';
import { asProcess } from './whole-process.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'reseal-bench-'));
const caches = path.join(folder, 'caches');
const journal = path.join(folder, 'journal.jsonl');
// What this user's own runs have remembered would make a first run a second one.
Object.assign(process.env, { HOME: caches, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches });

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const measure = inProcess(() => {
  for (let signature = 0; signature < 1_000; signature++) sign('sha256', Buffer.alloc(64), privateKey);
}, 5);
row('y: 1,000 RSA-2048 signatures', measure, 'ms');
const y = measure.toSorted((a, b) => a - b)[2];

/** Milliseconds of each of `times` runs of `work`. */
function inProcess(work, times) {
  return Array.from({ length: times }, (_, index) => {
    const before = process.cpuUsage();
    work(index);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
}

const inY = (name, times, goal) =>
  row(
    name,
    times.map((time) => time / y),
    'y',
    `at most ${goal} y`,
  );

const forget = () => rmSync(caches, { recursive: true, force: true });

const golden = ['run', 'entra-wired', '--json'];
inY('golden run, first time', asProcess(golden, 3, forget), 3);
inY('golden run, again', asProcess(golden, 5), 1.6);
asProcess([...golden, '--journal', journal], 1);
inY('reopening at the desktop', asProcess(['replay', journal], 5), 1.2);

const scenario = findScenario('entra-wired');
const sources = sourcesOf(scenario, null);
const reopen = () => openSession(sources, { ...memoryJournal(), read: () => readFileSync(journal, 'utf8') });
inProcess(reopen, 5);
inY('reopening at the desktop, in a warm process', inProcess(reopen, 5), 0.8);

const play = (index) => {
  const seeded = { ...sources, scenario: { ...scenario, seed: 1_000 + index } };
  const { session } = openSession(seeded, memoryJournal());
  playWalk({ session, scenario });
  if (session.outcome() !== 'desktop') throw new Error(`seed ${1_000 + index} ended otherwise`);
};
inY('100 different runs in one process, each', inProcess(play, 100), 1);
inY('reseal scenarios', asProcess(['scenarios'], 7), 0.3);
rmSync(folder, { recursive: true });

/**
 * What is typed in each shell, what the shell and npm make of it, and what Reseal understands. The shells' part is
 * taken from their rules and from npm’s own start scripts (npm, npm.cmd, npm.ps1), for not all of them run here; npm
 * itself is the real one, run with the words that its start script would hand it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../main/hosts/cli/arguments.ts';
import { run } from '../../main/hosts/cli/commands/run.ts';
import { start } from '../../main/hosts/cli/commands/start.ts';
import { BadInputError } from '../../shared/failures.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-shells-'));
  const script = 'node tell.mjs';
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'x', version: '1.0.0', scripts: { start: `${script} start`, reseal: script } }),
  );
  const tell = 'console.log(JSON.stringify({ argv: process.argv.slice(2), env: process.env }))';
  writeFileSync(path.join(folder, 'tell.mjs'), tell);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Received {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
/** By the words that npm got: most shells hand over the same. */
const received = new Map<string, Received>();

/** What a script of package.json gets from npm, for the words that npm gets. */
function throughNpm(words: readonly string[]): Received {
  const known = received.get(words.join('\0'));
  if (known !== undefined) return known;
  const clean = Object.entries(process.env).filter(([name]) => !/^npm_(config|lifecycle)_/i.test(name));
  const { stdout } = spawnSync('npm', ['--silent', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: Object.fromEntries(clean),
    shell: process.platform === 'win32',
  });
  const told = JSON.parse(stdout) as Received;
  received.set(words.join('\0'), told);
  return told;
}

/** The options that a command was given. */
function understood(words: readonly string[]) {
  const { argv, env } = throughNpm(words);
  const [name, ...rest] = argv;
  const command = name === 'start' ? start : run;
  const given = readArguments(name!, command, rest, env);
  return Object.fromEntries([
    ...(given.word(0) === null ? [] : [['word', given.word(0)]]),
    ...Object.entries(command.options).flatMap(([option, { value, multiple }]) => {
      const got =
        value === undefined ? given.flag(option) : multiple ? given.texts(option) : given.text(option);
      return got === null || got === false || (Array.isArray(got) && got.length === 0) ? [] : [[option, got]];
    }),
  ]);
}

/** The line with which the words are refused. */
function saidOf(words: readonly string[]): string {
  try {
    return `understood as ${JSON.stringify(understood(words))}`;
  } catch (error) {
    return error instanceof BadInputError ? error.line() : String(error);
  }
}

const both = { host: 'browser', scenario: 'app-fails' };

describe.each([
  ['bash and zsh (npm)', (words: string[]) => words],
  ['cmd (npm.cmd, `%*`)', (words: string[]) => words],
  ['PowerShell, npm.cmd', (words: string[]) => words],
  // PowerShell takes the first `--` for its own when it calls a script of its own, and npm.ps1 is one.
  ['PowerShell, npm.ps1 of npm 10 and older', (words: string[]) => words.toSpliced(words.indexOf('--'), 1)],
])('%s', (_shell, handedOver) => {
  it.each([
    ['npm start host=browser scenario=app-fails', both],
    ['npm start -- host=browser scenario=app-fails', both],
    ['npm start -- --host=browser --scenario=app-fails', both],
    ['npm start -- --scenario app-fails', { scenario: 'app-fails' }],
    ['npm start -- --no-open', { 'no-open': true }],
    ['npm start no-open port=8080', { 'no-open': true, port: '8080' }],
    [
      'npm start -- --set=seed=7 --set=network.captivePortal=true',
      { set: ['seed=7', 'network.captivePortal=true'] },
    ],
    [
      'npm run reseal run entra-wired until=resealed json',
      { word: 'entra-wired', until: 'resealed', json: true },
    ],
    ['npm run reseal -- run entra-wired --json', { word: 'entra-wired', json: true }],
  ])('%s', (typed, meant) => {
    const words = typed.split(' ').slice(1);
    expect(understood(words.includes('--') ? handedOver(words) : words)).toEqual(meant);
  });
});

describe('options and values that npm has torn apart', () => {
  it.each([
    [
      'npm start --host browser --scenario app-fails',
      /^Command line: npm has kept --host and --scenario for itself\. Write it without dashes: npm start host=VALUE scenario=VALUE$/,
    ],
    [
      'npm run reseal run entra-wired --until resealed',
      /^Command line: npm has kept --until for itself\. Write it without dashes: npm run --silent reseal run … until=VALUE$/,
    ],
  ])('%s is answered with the line to write', (typed, line) => {
    expect(saidOf(typed.split(' ').slice(1))).toMatch(line);
  });

  it('are put together where nothing else can be meant', () => {
    expect(understood(['start', '--scenario', 'app-fails'])).toEqual({ scenario: 'app-fails' });
  });
});

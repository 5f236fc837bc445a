import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import transcript from '../../../tpm/testing/transcript.json';
import type { CommandEntry } from '../command.ts';
import { runCommandLine } from '../run-command-line.ts';
import { tpmDecode } from './tpm-decode.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-decode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries: readonly CommandEntry[] = [{ name: 'tpm decode', summary: '', load: async () => tpmDecode }];

/** `reseal tpm decode` of a file with this in it. */
async function decoded(content: string | Uint8Array) {
  const file = path.join(folder, 'messages');
  writeFileSync(file, content);
  return reseal(file);
}

async function reseal(file: string) {
  const told: string[] = [];
  const json: unknown[] = [];
  const exit = await runCommandLine(entries, ['tpm', 'decode', file], {
    print: () => undefined,
    printJson: (value) => json.push(value),
    tell: (line) => told.push(line.replaceAll(folder, '')),
    progress: () => undefined,
  });
  return { exit, told, json: json[0] };
}

const GET_RANDOM = '80010000000c0000017b0004';
const RANDOM = '80010000001000000000000401020304';
const getRandom = {
  request: {
    command: 'TPM2_GetRandom',
    commandCode: 0x17b,
    tag: 'TPM_ST_NO_SESSIONS',
    size: 12,
    handles: {},
    sessions: [],
    parameters: { bytesRequested: 4 },
    problems: [],
  },
  response: {
    tag: 'TPM_ST_NO_SESSIONS',
    size: 16,
    responseCode: '0x000',
    parameters: { randomBytes: '01020304' },
    problems: [],
  },
};

describe('reseal tpm decode', () => {
  it('reads requests and responses in turns, a line of digits for each', async () => {
    const { exit, json } = await decoded(`# a comment\n\n${GET_RANDOM}\n${RANDOM}\n${GET_RANDOM}\n`);
    expect(exit).toBe(0);
    expect(json).toMatchObject([getRandom, { request: getRandom.request, response: null }]);
  });

  it('reads digits with spaces, in capitals, behind 0x and with the line ends of Windows', async () => {
    const spaced = RANDOM.toUpperCase().replaceAll(/(..)/g, '$1 ');
    const { exit, json } = await decoded(`0x${GET_RANDOM}\r\n${spaced}\r\n`);
    expect(exit).toBe(0);
    expect(json).toMatchObject([getRandom]);
  });

  it('reads messages as bytes', async () => {
    const { exit, json } = await decoded(Buffer.from(GET_RANDOM + RANDOM, 'hex'));
    expect(exit).toBe(0);
    expect(json).toMatchObject([getRandom]);
  });

  it('reads what was recorded of a whole TPM, as digits and as bytes alike', async () => {
    const recorded = transcript.entries.filter((entry) => entry.rc === '0' && 'response' in entry);
    const messages = recorded.flatMap((entry) => [entry.command, 'response' in entry ? entry.response! : '']);
    const { exit, json } = await decoded(messages.join('\n'));
    expect(exit).toBe(0);
    expect(json).toHaveLength(recorded.length);
    expect((await decoded(Buffer.from(messages.join(''), 'hex'))).json).toEqual(json);
  });

  it('tells a response code in words', async () => {
    const { json } = await decoded(`${GET_RANDOM}\n80010000000a00000922\n`);
    expect(json).toMatchObject([{ response: { responseCode: '0x922', meaning: { name: 'RETRY' } } }]);
  });

  it('ends with 1 where a message does not fit, and says what', async () => {
    const { exit, json } = await decoded(`${GET_RANDOM}ff\n`);
    expect(exit).toBe(1);
    const problems = [expect.stringMatching(/^size: 12/), 'left over: ff'];
    expect(json).toMatchObject([{ request: { problems } }]);
    expect((await decoded(`${GET_RANDOM}\n00ff\n`)).exit).toBe(1);
  });

  it.each([
    ['', '/messages: There is no TPM message in it.'],
    ['# nothing\n', '/messages: There is no TPM message in it.'],
    [`${GET_RANDOM}\nhello\n`, '/messages:2: These are no hexadecimal digits.'],
    [`${GET_RANDOM}0\n`, '/messages:1: 25 digits are no whole bytes.'],
    [
      Buffer.from(`${GET_RANDOM}8001000000`, 'hex'),
      '/messages, byte 12: A message of 10 bytes or more is cut: 5 are there.',
    ],
    [
      Buffer.from(GET_RANDOM.replace('0c', '0d'), 'hex'),
      '/messages, byte 0: A message of 13 bytes or more is cut: 12 are there.',
    ],
    [
      Buffer.from('800100000000000000000000', 'hex'),
      '/messages, byte 0: A message states a size of 0 bytes, and its header alone has 10.',
    ],
  ])('refuses %j in one line', async (content, line) => {
    const { exit, told, json } = await decoded(content);
    expect(exit).toBe(2);
    expect(json).toBeUndefined();
    expect(told).toEqual([expect.stringMatching(new RegExp(`^${line.replaceAll('.', String.raw`\.`)} \\S`))]);
  });

  it('says that there is no such file', async () => {
    expect(await reseal(path.join(folder, 'absent'))).toMatchObject({
      exit: 2,
      told: [expect.stringMatching(/^\/absent: There is no such file\. /)],
    });
  });

  it.each([[['-']], [[]]])('reads standard input where the words are %j', (words: readonly string[]) => {
    const cli = path.join(import.meta.dirname, '..', 'index.ts');
    const argv = [cli, 'tpm', 'decode', ...words];
    const { status, stdout } = spawnSync(process.execPath, argv, { input: GET_RANDOM, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ request: getRandom.request, response: null }]);
  });
});

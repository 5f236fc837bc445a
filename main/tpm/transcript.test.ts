import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../protocols/bytes/bytes.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE } from './index.ts';
import transcript from './testing/transcript.json';

/**
 * Requests and answers recorded from swtpm (libtpms 0.9.2, with three transient slots). What is of the
 * specification has to be equal; what depends on the make of the TPM is not compared.
 */
interface Entry {
  name: string;
  command: string;
  kind: string;
  rc: string;
  response?: string;
  responseLength?: number;
}

/** Where this TPM answers otherwise, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'ContextSave key (blob)': 'the blob is private to each TPM; ours is not the memory image of an object',
};

const RETRY = '922';

function replay(): { entry: Entry; response: string }[] {
  const tpm = manufactureTpm({ seed: new Uint8Array(32).fill(7), profile: RESEAL_TPM_PROFILE });
  tpm.powerOn();
  return transcript.entries.map((entry: Entry) => {
    const command = fromHex(entry.command);
    let response = toHex(tpm.execute(command));
    if (rcOf(response) === RETRY) response = toHex(tpm.execute(command));
    return { entry, response };
  });
}

function rcOf(response: string): string {
  return Number.parseInt(response.slice(12, 20), 16).toString(16);
}

function matches(entry: Entry, response: string): boolean {
  if (entry.response !== undefined) return response === entry.response;
  if (rcOf(response) !== entry.rc) return false;
  return entry.responseLength === undefined || response.length === entry.responseLength * 2;
}

describe('the recorded transcript of swtpm', () => {
  const answers = replay().filter(({ entry }) => entry.kind === 'spec');
  const different = answers.filter(({ entry, response }) => !matches(entry, response));

  it('is answered alike but for the listed exceptions', () => {
    const unexplained = different
      .filter(({ entry }) => EXCEPTIONS[entry.name] === undefined)
      .map(
        ({ entry, response }) => `${entry.name}: ${rcOf(response)} for ${entry.rc} ${response.slice(0, 200)}`,
      );
    expect(unexplained).toEqual([]);
  });

  it('has no exception that is none', () => {
    const names = different.map(({ entry }) => entry.name);
    expect(Object.keys(EXCEPTIONS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('covers the 296 pairs of the specification', () => {
    expect(answers).toHaveLength(296);
  });
});

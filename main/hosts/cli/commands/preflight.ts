/** `reseal preflight DIR|ZIP`: every kind of device and user of a tenant, rehearsed; one page of what will happen. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import type { PreflightReport } from '../../../../shared/preflight/preflight-report.ts';
import { faultsIn, usualFaults } from '../../../session/preflight/faults.ts';
import { preflightOf, type PreflightRequest } from '../../preflight/preflight-of.ts';
import { settingOption } from '../../start-options.ts';
import type { Command } from '../command.ts';
import { exitCodeOf, tellPreflight, writingOptions } from './preflight-output.ts';
import { counted } from '../../../../shared/words/counted.ts';

const workerFile = path.join(import.meta.dirname, 'preflight-worker.cjs');

export const preflight: Command = {
  words: ['DIR|ZIP'],
  options: {
    devices: { value: 'N', help: 'at most so many kinds of device' },
    users: { value: 'N', help: 'at most so many kinds of user; 8 if left out' },
    faults: {
      value: 'ID,...',
      help: `which faults each kind survives, see \`reseal faults\`; all: ${usualFaults.join(', ')}`,
    },
    line: { value: 'MBITPS', help: 'speed of the line; 100 if left out' },
    shard: { value: 'I/N', help: 'the I-th of N parts, for several machines; see preflight merge' },
    threads: { value: 'N', help: 'as many as the machine has processors if left out' },
    set: settingOption,
    ...writingOptions,
  },
  async run(given, terminal) {
    const request: PreflightRequest = {
      source: given.word(0) ?? '',
      settings: given.texts('set'),
      workerFile,
      threads: given.integer('threads', 1, 256) ?? availableParallelism(),
      most: { kinds: mostKinds, remedy: 'Rehearse some of them: --devices N, --users N' },
      ...present('megabitsPerSecond', lineFrom(given.text('line'))),
      ...present('devices', given.integer('devices', 1, 100_000)),
      ...present('users', given.integer('users', 1, 100_000)),
      faults: faultsFrom(given.text('faults')),
      shard: shardFrom(given.text('shard')),
    };
    const report = await preflightOf(request, ({ done, of, rehearsals }) => {
      if (done === 0)
        terminal.tell(`${counted(of, 'kind')} of device and user, ${counted(rehearsals, 'rehearsal')}`);
      terminal.progress?.(done === of ? '' : `${done} of ${counted(of, 'kind')}`);
    });
    tellPreflight(report, given, terminal, request.source);
    return exitCodeOf(report);
  },
};

const present = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

const mostKinds = 10_000;

function lineFrom(given: string | null): number | null {
  if (given === null) return null;
  const speed = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || speed < 0.01 || speed > 1_000_000)
    throw new BadInputError(
      'A speed is a number of Mbit/s, from 0.01',
      `--line ${given}`,
      'For example: --line 50',
    );
  return speed;
}

function faultsFrom(given: string | null): readonly string[] {
  if (given === null) return [];
  return given === 'all' ? usualFaults : faultsIn(given);
}

function shardFrom(given: string | null): PreflightReport['shard'] {
  if (given === null) return null;
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!(shard.number >= 1 && shard.number <= shard.of))
    throw new BadInputError('This is no part of a whole', `--shard ${given}`, 'For example: --shard 1/4');
  return shard;
}

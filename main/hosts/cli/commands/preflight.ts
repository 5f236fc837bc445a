/** `reseal preflight DIR|ZIP`: every kind of device and user of a tenant, rehearsed; one page of what will happen. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import type { PreflightReport } from '../../../../shared/preflight/preflight-report.ts';
import type { Scenario } from '../../../../shared/session/scenario.ts';
import { Assembly } from '../../../session/preflight/assemble.ts';
import { faultIds, faultOf } from '../../../session/preflight/faults.ts';
import { headOf, planPreflight } from '../../../session/preflight/preflight.ts';
import { rehearseAll } from '../../preflight/pool.ts';
import { findScenario, sourcesOf } from '../../sources.ts';
import { settingOption } from '../../start-options.ts';
import type { Arguments, Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { tellPreflight, writingOptions } from './preflight-output.ts';

const workerFile = path.join(import.meta.dirname, 'preflight-worker.cjs');

export const preflight: Command = {
  words: ['DIR|ZIP'],
  options: {
    devices: { value: 'N', help: 'at most so many kinds of device' },
    users: { value: 'N', help: 'at most so many kinds of user; 8 if left out' },
    faults: { value: 'ID,...', help: `which faults each kind survives: ${faultIds.join(', ')}, or all` },
    line: { value: 'MBITPS', help: 'speed of the line; 100 if left out' },
    shard: { value: 'I/N', help: 'the I-th of N parts, for several machines; see preflight merge' },
    threads: { value: 'N', help: 'as many as the machine has processors if left out' },
    set: settingOption,
    ...writingOptions,
  },
  async run(given, terminal) {
    const source = given.word(0) ?? '';
    const report = await preflightOf(source, given, terminal);
    tellPreflight(report, given, terminal);
    return report.kinds.some(({ verdict }) => verdict === 'stops') ? 1 : 0;
  },
};

/** The registration and the person are the kind's. */
const base = (id: string, given: Arguments): Scenario => ({
  ...findScenario(id, given.texts('set')),
  registration: { groupTag: '', assignedUser: '' },
});

async function preflightOf(source: string, given: Arguments, terminal: Terminal): Promise<PreflightReport> {
  const scenarios = { entra: base('entra-wired', given), hybrid: base('hybrid-wired', given) };
  const order = {
    megabitsPerSecond: lineFrom(given.text('line')) ?? scenarios.entra.network.megabitsPerSecond,
    devices: given.integer('devices', 1, 100_000),
    users: given.integer('users', 1, 100_000) ?? usualUsers,
    faults: faultsFrom(given.text('faults')),
    shard: shardFrom(given.text('shard')),
  };
  const threads = given.integer('threads', 1, 256) ?? availableParallelism();
  const sources = sourcesOf(scenarios.entra, source);
  const plan = planPreflight(scenarios, sources, order);
  const count = plan.jobs.reduce((sum, { kinds }) => sum + kinds.length, 0);
  if (plan.kinds.kinds.length > mostKinds)
    throw new BadInputError(
      `The tenant tells ${plan.kinds.kinds.length} kinds of device and user apart, and ${mostKinds} are the most`,
      source,
      'Rehearse some of them: --devices N, --users N',
    );
  const assembly = new Assembly(headOf(plan, sources.tenant.files, path.basename(path.resolve(source))));
  terminal.tell(`${count} kinds of device and user, ${plan.jobs.length} rehearsals`);
  let done = 0;
  await rehearseAll(plan, {
    file: workerFile,
    threads,
    done(outcome) {
      assembly.add(outcome);
      done += 1;
      terminal.progress?.(`${done} of ${count} kinds: ${outcome.kind.name}`);
    },
  });
  terminal.progress?.('');
  return assembly.report();
}

/** Kinds of users beyond these differ in little; each of them doubles the work. */
const usualUsers = 8;

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
  if (given === 'all') return faultIds;
  return given.split(',').map((id) => faultOf(id.trim()).id);
}

function shardFrom(given: string | null): PreflightReport['shard'] {
  if (given === null) return null;
  const [, number, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (!(shard.number >= 1 && shard.number <= shard.of))
    throw new BadInputError('This is no part of a whole', `--shard ${given}`, 'For example: --shard 1/4');
  return shard;
}

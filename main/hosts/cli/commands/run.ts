/** `reseal run SCENARIO`: a rehearsal without windows, at full speed, played by the scenario's walk. */
import { BadInputError } from '../../../../shared/failures.ts';
import type { Report } from '../../../../shared/session/report.ts';
import type { Scenario } from '../../../../shared/session/scenario.ts';
import { openSession } from '../../../session/open-session.ts';
import type { Session } from '../../../session/session.ts';
import { playWalk } from '../../../session/walk.ts';
import { findScenario, sourcesOf } from '../../sources.ts';
import { archiveOf, cabOf } from '../../session-worker/archives.ts';
import { inWords } from '../../storage/file-errors.ts';
import { faultOption, settingOption, settingsFrom } from '../../start-options.ts';
import { newJournal } from '../../storage/new-journal.ts';
import { writeNewFile } from '../../storage/new-file.ts';
import type { Arguments, Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { printReport } from '../print-report.ts';
import { teller } from '../way.ts';
import { whyStuck } from '../why-stuck.ts';

type Goal = 'resealed' | 'failed' | 'desktop' | number;

export const run: Command = {
  words: ['SCENARIO'],
  options: {
    tenant: { value: 'DIR|ZIP', help: 'an exported tenant in place of the scenario’s tenant' },
    set: settingOption,
    fault: faultOption,
    seed: { value: 'N', help: 'another seed than the scenario’s' },
    until: {
      value: 'resealed|failed|desktop|SECONDS',
      help: 'where to stop; the scenario’s end if left out',
    },
    journal: { value: 'FILE', help: 'keeps the journal of the run' },
    export: {
      value: 'DIR',
      help: 'writes the logs that the PC exported, and those it holds at the end as .zip and .cab',
    },
    json: { help: 'the report as JSON' },
  },
  async run(given, terminal) {
    const scenario = scenarioFrom(given);
    const goal = goalFrom(given.text('until'));
    const sources = sourcesOf(scenario, given.text('tenant'));
    const journal = given.text('journal');
    const storage = newJournal(journal);
    try {
      const { session, notices } = openSession(sources, storage, journal);
      for (const notice of notices) terminal.tell(notice);
      const startedAt = session.now();
      const walked = playWalk({
        session,
        scenario,
        underWay: teller(terminal),
        ...(goal === null ? {} : { stop: () => reached(session, goal, startedAt) }),
      });
      terminal.progress?.('');
      session.mark();
      const report = session.report();
      if (given.flag('json')) terminal.printJson(report);
      else printReport(report, terminal);
      const folder = given.text('export');
      if (folder !== null) writeLogs(session, folder, terminal);
      if (walked.end === 'stuck') terminal.tell(whyStuck(session, walked, sources.catalogue));
      return asExpected(report, scenario, goal) ? 0 : 1;
    } finally {
      storage.close();
    }
  },
};

function scenarioFrom(given: Arguments): Scenario {
  const named = given.word(0) ?? '';
  const settings = [...settingsFrom(given.texts)];
  const seed = given.integer('seed', 0, Number.MAX_SAFE_INTEGER);
  if (seed !== null) settings.push(`seed=${seed}`);
  return findScenario(named, settings);
}

function goalFrom(until: string | null): Goal | null {
  if (until === null || until === 'resealed' || until === 'failed' || until === 'desktop') return until;
  if (/^\d+$/.test(until)) return Number(until);
  throw new BadInputError(
    'There is no such end',
    `--until ${until}`,
    'Choose resealed, failed, desktop or seconds.',
  );
}

function asExpected(report: Report, { expect }: Scenario, goal: Goal | null): boolean {
  if (typeof goal === 'number') return true;
  if (goal !== null) return report.outcome === goal;
  return (
    report.outcome === expect.outcome && (expect.code === undefined || report.error?.code === expect.code)
  );
}

/** Says each file's place; the last two are what the PC holds at the end, both as its tool packs it. */
function writeLogs(session: Session, folder: string, terminal: Terminal): void {
  try {
    const last = session.logs();
    const files = [
      ...[...session.exports(), last].map((archive) => [archive.name, archiveOf(archive)] as const),
      [last.name.replace(/\.zip$/, '.cab'), cabOf(last)] as const,
    ];
    for (const [name, bytes] of files) terminal.tell(`Logs: ${writeNewFile(folder, name, bytes)}`);
  } catch (error) {
    throw inWords(error, folder, 'Name a folder that you may write to.');
  }
}

/** The outcome or the span that was asked for has come. */
const reached = (session: Session, goal: Goal, startedAt: number): boolean =>
  typeof goal === 'number' ? session.now() - startedAt >= goal * 1_000 : session.outcome() === goal;

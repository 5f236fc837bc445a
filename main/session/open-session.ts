/** Opens a rehearsal: a new one, or one that its journal brings back to where it was. */
import { BadInputError } from '../../shared/failures.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Submitted } from '../../shared/bridge.ts';
import { har } from '../world/internet/trace.ts';
import { instant, iso, later, milliseconds } from '../world/time.ts';
import { consoleView } from './console-view.ts';
import { digestOf } from './digest.ts';
import { checkOffered } from './check-offered.ts';
import type { JournalContent, JournalEntry, JournalHeader } from './journal.ts';
import { checkVersion, journalFormat, readJournal } from './journal.ts';
import { Redactor } from './redact.ts';
import type { Rehearsal } from './rehearsal.ts';
import { createRehearsal } from './rehearsal.ts';
import { buildReport, outcomeOf } from './report.ts';
import type { JournalStorage, Session } from './session.ts';
import type { SessionSources } from './sources.ts';

export interface OpenedSession {
  readonly session: Session;
  /** Things to tell the person: a torn line was dropped, the state differs from the journal's. */
  readonly notices: readonly string[];
}

/** `journal` is where the journal is kept, for messages and for the console. */
export function openSession(
  sources: SessionSources,
  storage: JournalStorage,
  journal: string | null,
): OpenedSession {
  const notices: string[] = [];
  const place = journal ?? 'journal';
  const stored = storage.read();
  const header: JournalHeader = {
    reseal: 'journal',
    format: journalFormat,
    app: sources.app,
    scenario: { ...sources.scenario, walk: [] },
    tenant: { name: sources.tenant.name, digest: digestOf(sources.tenant.files) },
    seed: sources.scenario.seed,
  };
  const former = stored === '' ? undefined : formerOf(stored);
  const rehearsal = createRehearsal(sources);
  notices.push(...rehearsal.notices);
  const redactor = new Redactor();
  let ordinal = 0;
  let marked = rehearsal.world.clock.now;

  if (former === undefined) storage.append(JSON.stringify(header));
  else goOn(stored, former);

  return {
    session: {
      submit,
      advance,
      nextAlarm,
      now,
      mark,
      rate,
      stage,
      console,
      outcome,
      report,
      records,
      exports,
      logs: () => rehearsal.pc.logs(),
      har: harText,
    },
    notices,
  };

  /** What the journal holds, if it is one of this tenant and this version. */
  function formerOf(text: string): JournalContent {
    const content = readJournal(text, place);
    checkVersion(content.header, sources.app, place);
    if (content.header.tenant.digest !== header.tenant.digest)
      throw new BadInputError(
        `The tenant "${header.tenant.name}" has changed since the journal was begun`,
        place,
        'Bring the tenant’s files back, or start a new journal',
      );
    return content;
  }

  function goOn(text: string, content: JournalContent): void {
    if (content.torn > 0) {
      storage.truncate(new TextEncoder().encode(text).length - content.torn);
      notices.push(
        'The last line of the journal was torn and has been dropped: it had not been acknowledged.',
      );
    }
    for (const entry of content.entries) {
      const divergence = replay(rehearsal, entry, place);
      if (divergence) notices.push(divergence);
      ordinal = entry.n;
      marked = instant(entry.at);
    }
  }

  function journalled(entry: { input: SessionInput } | { digest?: string }): void {
    storage.append(JSON.stringify({ n: ordinal + 1, at: rehearsal.world.clock.now, ...entry }));
    ordinal += 1;
    marked = rehearsal.world.clock.now;
  }

  function submit(input: SessionInput): Submitted {
    const redacted = redactor.redact(input, rehearsal.askedSecret(input));
    const refusal = rehearsal.refusal(redacted);
    if (refusal !== undefined) return { accepted: false, reason: refusal };
    journalled({ input: redacted });
    const index = rehearsal.pc.exports.length;
    const answer = rehearsal.apply(redacted);
    const archive = rehearsal.pc.exports[index];
    return answer.accepted && archive ? { ...answer, exported: { index, name: archive.name } } : answer;
  }

  function advance(span: number, budget?: number): boolean {
    const to = later(rehearsal.world.clock.now, milliseconds(span));
    return rehearsal.world.clock.advanceTo(to < rehearsal.end ? to : rehearsal.end, budget);
  }

  function mark(): void {
    if (rehearsal.world.clock.now !== marked) journalled({ digest: digestOf(rehearsal.state()) });
  }

  function nextAlarm(): number | undefined {
    const next = rehearsal.world.clock.next();
    return next !== undefined && next <= rehearsal.end ? next : undefined;
  }

  function now(): number {
    return rehearsal.world.clock.now;
  }

  function rate(): ReturnType<Session['rate']> {
    return rehearsal.rate();
  }

  function stage(): ReturnType<Session['stage']> {
    return rehearsal.stage();
  }

  function console(): ReturnType<Session['console']> {
    return consoleView(rehearsal, sources, journal);
  }

  function outcome(): ReturnType<Session['outcome']> {
    return outcomeOf(rehearsal);
  }

  function report(): ReturnType<Session['report']> {
    return buildReport(rehearsal);
  }

  function records(): ReturnType<Session['records']> {
    return rehearsal.cloud.records();
  }

  function exports(): ReturnType<Session['exports']> {
    return rehearsal.pc.exports;
  }

  function harText(): string {
    return JSON.stringify(har(rehearsal.world.internet.trace, sources.app), null, 2);
  }
}

/** Brings one entry of a journal about. Returns what differs from the journal, in words. */
function replay(rehearsal: Rehearsal, entry: JournalEntry, file: string): string | undefined {
  rehearsal.world.clock.advanceTo(instant(entry.at));
  if ('input' in entry) {
    checkOffered(rehearsal, entry, file);
    rehearsal.apply(entry.input);
    return undefined;
  }
  if (entry.digest === digestOf(rehearsal.state())) return undefined;
  return `Divergence at entry ${entry.n} (${iso(rehearsal.world.clock.now)}): the state differs from the one that was journalled.`;
}

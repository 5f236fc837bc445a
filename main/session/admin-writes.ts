/** Writes of administrators in the course of a rehearsal: what the services answered, and who made them. */
import type { GraphAnswered, Submitted } from '../../shared/bridge.ts';
import { portalActionOf } from '../../shared/portal/portal-write.schema.ts';
import type { GraphWrite, SessionInput } from '../../shared/session/input.ts';
import type { AdminWrite } from '../../shared/session/report.ts';
import type { Writer } from '../../shared/session/writer.ts';
import { writerOf } from '../../shared/session/writer.ts';
import { errorSentence } from '../cloud/graph/error-shape.ts';
import { writesIn } from '../cloud/graph/writes-in.ts';
import { iso, type SimTime } from '../world/time.ts';
import { noAnswer, refusalOf } from './administered.ts';
import { adminWords, byWhom, type RefusedWrite } from './admin-words.ts';

export interface WriteParts {
  now(): SimTime;
  graph(write: GraphWrite): GraphAnswered;
  /** For the console's log. */
  note(text: string): void;
  /** The services have taken it. */
  written(write: GraphWrite, by: Writer): void;
}

export class AdminWrites {
  readonly #parts: WriteParts;
  readonly #list: AdminWrite[] = [];

  constructor(parts: WriteParts) {
    this.#parts = parts;
  }

  /** All of them in order, those that were refused too. */
  get list(): readonly AdminWrite[] {
    return this.#list;
  }

  get refused(): readonly RefusedWrite[] {
    return this.#list.flatMap(({ method, path, status, reason }) =>
      reason === null ? [] : [{ method, path, status, reason }],
    );
  }

  /** Has the services carry it out; the answer says what they answered. */
  carryOut(input: Extract<SessionInput, { type: 'admin' }>): Submitted {
    const { write } = input;
    const { method, path } = write;
    const by = writerOf(input);
    const at = iso(this.#parts.now());
    const answer = this.#parts.graph(write);
    const { status } = answer;
    const isTaken = status !== noAnswer && status < 400;
    const reason = isTaken ? null : errorSentence(answer.body);
    const action = portalActionOf(write) ?? null;
    this.#list.push({ at, by, method, path, action, words: adminWords(write), status, reason });
    // The log is the instructor's: what they did themselves goes without saying.
    const told = adminWords(write, status);
    this.#parts.note(by === 'instructor' ? told : byWhom(told, by));
    if (isTaken) for (const done of writesIn(write, answer.body)) this.#parts.written(done, by);
    return isTaken ? { accepted: true, status, graph: answer } : { accepted: false, ...refusalOf(answer) };
  }
}

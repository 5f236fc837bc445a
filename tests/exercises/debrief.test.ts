import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { debrief as command } from '../../main/hosts/cli/commands/debrief.ts';
import { readArguments } from '../../main/hosts/cli/arguments.ts';
import { shippedExercises } from '../../main/hosts/exercises.ts';
import { debriefOfRecording } from '../../main/hosts/open-recording.ts';
import type { RecordingParts } from '../../main/hosts/open-recording.ts';
import { classCsv, xapiStatements } from '../../main/session/debrief/class-files.ts';
import { debriefHtml } from '../../main/session/debrief/debrief-html.ts';
import { sealOf, withSeal, takeSeal } from '../../main/session/seal.ts';
import { playWalk } from '../../main/session/walk.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { openExercise } from '../testing/exercise-lab.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-debrief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parts = {
  filmed: false,
  exercises: new Map(shippedExercises().map((exercise) => [exercise.id, exercise])),
  tenant: null,
  underWay: () => undefined,
};

/** A recording on disk; `before` is said before the good solution plays, or in place of it. */
function recording(
  name: string,
  id: string,
  { before = [], plays = true }: { before?: readonly SessionInput[]; plays?: boolean } = {},
): string {
  const { session, scenario, journal } = openExercise(id);
  for (const input of before) expect(session.submit(input)).toEqual({ accepted: true });
  if (plays) playWalk({ session, scenario });
  session.mark();
  const file = path.join(folder, `${name}.jsonl`);
  writeFileSync(file, journal.text);
  return file;
}

/** The recording with a line changed; `sealed`: by somebody who works all seals out anew. */
function changed(file: string, name: string, change: (line: string) => string, sealed = false): string {
  const text = readText(file);
  let seal = '';
  const lines = text
    .trimEnd()
    .split('\n')
    .map((whole, index) => {
      const { line, seal: old } = takeSeal(whole);
      const next = change(line);
      seal = sealOf(seal, next);
      return index === 0 ? next : withSeal(next, sealed ? seal : (old ?? ''));
    });
  const place = path.join(folder, `${name}.jsonl`);
  writeFileSync(place, `${lines.join('\n')}\n`);
  return place;
}

const readText = (file: string): string => readFileSync(file, 'utf8');
const stops = 'app-stops-device-setup';

const debriefOf = async (file: string, how: RecordingParts) => (await debriefOfRecording(file, how)).debrief;

describe('the debrief of a recording', () => {
  it('tells what failed, why, what showed it, and what was said of it', async () => {
    const wrong: SessionInput = {
      type: 'trainee',
      says: 'diagnosis',
      step: 'attestation',
      cause: 'clock-wrong',
      remedy: 'set-clock',
      evidence: [{ page: 'off' }, { file: 'nothing.log', line: '1603' }],
    };
    const file = recording('Robin', stops, {
      before: [{ type: 'trainee', says: 'hint' }, wrong, { type: 'remark', text: 'Look at the log first.' }],
    });
    const { debrief: one, pictures } = await debriefOfRecording(file, { ...parts, filmed: true });
    expect(pictures.map(({ words, view }) => [words, view.screen.id])).toEqual([
      ['Failed: 0x80070643', 'result'],
      ['The last page', 'result'],
    ]);
    expect(one).toMatchObject({
      recording: 'Robin',
      trainee: 'Robin',
      remarks: [],
      outcome: 'resealed',
      remark: 'Look at the log first.',
      hints: [{ price: 5 }],
      next: { id: 'back-from-its-first-user' },
    });
    expect(one.line).toMatch(
      /^Robin: “Ticket 12: stops at Apps”: the PC was sealed after .* 100 of 105 points, passed\.$/,
    );
    const [fault] = one.faults;
    expect(fault).toMatchObject({ words: expect.stringContaining('1603'), mended: expect.any(String) });
    expect(fault?.failures.map(({ code, step }) => [code, step])).toEqual([['0x80070643', 'esp']]);
    expect(fault?.traces.filter(({ cited }) => cited).map(({ where }) => where)).toContain('AppWorkload.log');
    expect(fault?.traces.some(({ cited }) => !cited)).toBe(true);
    expect(one.diagnoses.map(({ cause, step, remedy }) => [cause.right, step.right, remedy.right])).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
    expect(one.diagnoses[0]?.evidence.map(({ tells }) => tells)).toEqual([0, null]);
    const kinds = one.timeline.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['page', 'fault', 'failure', 'trainee']));
    expect(one.timeline.map(({ at }) => at)).toEqual(one.timeline.map(({ at }) => at).toSorted());
  });

  it('folds the days in the box', async () => {
    const { timeline } = await debriefOf(recording('Box', 'to-the-desktop'), parts);
    expect(timeline.filter(({ kind }) => kind === 'gap').map(({ words }) => words)).toEqual([
      expect.stringContaining('2 days pass'),
    ]);
  });

  it('tells a line that was changed, and grades what then comes of it', async () => {
    const file = recording('Sam', stops);
    const forged = changed(file, 'Sam forged', (line) =>
      line.replace('"app-fails","remedy"', '"app-hangs","remedy"'),
    );
    const { remarks, grade } = await debriefOf(
      changed(file, 'Sam marked', (line) => line.replace('"trainee":"Robin"', '"trainee":"Sam"')),
      parts,
    );
    expect(remarks.join(' ')).toMatch(/was changed after it was made/);
    expect(grade?.passed).toBe(true);
    await expect(debriefOf(forged, parts)).rejects.toThrow(/was never taken|changed/);
  });

  it('is graded by the exercise of who grades, whatever the recording says that it is worth', async () => {
    const file = recording('Lazy', stops, { plays: false });
    const cheap = changed(
      file,
      'Lazy cheap',
      (line) =>
        line.replace('"kind":"cause-named","points":30', '"kind":"group-tag","tag":"LAPTOP","points":900'),
      true,
    );
    const { grade, remarks } = await debriefOf(cheap, parts);
    expect(grade).toMatchObject({ points: 0, of: 105, completed: false, passed: false });
    expect(remarks.join(' ')).toMatch(/another one than here/);
  });

  it('of an exercise that nobody here knows says so', async () => {
    const { remarks } = await debriefOf(
      changed(
        recording('Own', stops, { plays: false }),
        'Own',
        (line) => line.replaceAll(`"id":"${stops}"`, '"id":"my-own"'),
        true,
      ),
      parts,
    );
    expect(remarks.join(' ')).toMatch(/Nobody here knows the exercise my-own/);
  });
});

describe('a class', () => {
  it('is a page, a table and statements, with those that could not be graded', async () => {
    const files = [recording('Ann', stops), recording('Bob', stops, { plays: false })];
    const broken = path.join(folder, 'Broken.jsonl');
    writeFileSync(broken, 'nothing\n');
    const told: string[] = [];
    const out = (kind: string): string => path.join(folder, `class.${kind}`);
    const terminal = {
      print: (line: string) => void told.push(line),
      printJson: () => undefined,
      tell: (line: string) => void told.push(line),
    };
    const code = await command.run(
      readArguments('debrief', command, [
        ...files,
        broken,
        ...['html', 'csv', 'xapi'].map((kind) => `--${kind}=${out(kind)}`),
      ]),
      terminal,
    );
    expect(code).toBe(2);
    expect(told.join('\n')).toMatch(/Broken\.jsonl:1/);
    const html = readText(out('html'));
    expect(html).toContain('Class of 3');
    expect(html).toContain('Simulated by Reseal');
    expect(html).not.toMatch(/<script|https?:\/\/(?!reseal\.example)|<link|<img/);
    expect(html).toContain('not graded');
    const rows = readText(out('csv')).trimEnd().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^Ann,Robin,app-stops-device-setup,/);
    const statements = JSON.parse(readText(out('xapi'))) as {
      id: string;
      verb: { id: string };
      result: object;
    }[];
    expect(statements.map(({ verb }) => verb.id.split('/').at(-1))).toEqual([
      'completed',
      'passed',
      'attempted',
      'failed',
    ]);
    expect(statements.map(({ result }) => 'completion' in result)).toEqual([true, false, true, false]);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(4);
    expect(statements[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('takes no text of a recording for a formula or for HTML', async () => {
    const file = recording('Eve', stops, { plays: false });
    const named = changed(file, 'Eve named', (line) => line.replace('"Robin"', '"=cmd|\'<b>\'!A1"'), true);
    const one = await debriefOf(named, parts);
    expect(classCsv([one])).toContain("'=cmd|");
    expect(debriefHtml([one])).not.toContain('<b>');
    expect(xapiStatements([one])).toEqual(xapiStatements([await debriefOf(named, parts)]));
  });
});

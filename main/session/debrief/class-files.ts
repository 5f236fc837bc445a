/** A class as files for other programs: a table (RFC 4180) and xAPI statements (xAPI 1.0.3). */
import { createHash } from 'node:crypto';
import type { Debrief } from '../../../shared/exercises/debrief.ts';
import { isoDuration, milliseconds } from '../../world/time.ts';

const columns: readonly (readonly [
  name: string,
  value: (one: Debrief) => string | number | boolean | null,
])[] = [
  ['recording', ({ recording }) => recording],
  ['trainee', ({ trainee }) => trainee],
  ['exercise', ({ exercise }) => exercise?.id ?? null],
  ['title', ({ exercise, scenario }) => exercise?.title ?? scenario.title],
  ['mode', ({ exercise }) => exercise?.mode ?? null],
  ['points', ({ grade }) => grade?.points ?? null],
  ['of', ({ grade }) => grade?.of ?? null],
  ['percent', ({ grade }) => grade?.percent ?? null],
  ['passed', ({ grade }) => grade?.passed ?? null],
  ['completed', ({ grade }) => grade?.completed ?? null],
  ['outcome', ({ outcome }) => outcome],
  ['diagnoses', ({ diagnoses }) => diagnoses.length],
  ['cause named', ({ diagnoses }) => diagnoses.some(({ cause }) => cause.right)],
  ['hints', ({ hints }) => hints.length],
  ['wall seconds', ({ took }) => (took.wall === null ? null : Math.round(took.wall / 1_000))],
  ['device seconds', ({ took }) => Math.round(took.device / 1_000)],
  ['freezes', ({ freezes }) => freezes.length],
  ['remarks', ({ remarks }) => remarks.join(' ')],
  ['simulated', ({ simulated }) => simulated],
];

/** A text that a spreadsheet would take for a formula is kept from being one. */
function field(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const classCsv = (debriefs: readonly Debrief[]): string =>
  [
    columns.map(([name]) => name).join(','),
    ...debriefs.map((one) => columns.map(([, value]) => field(value(one))).join(',')),
  ]
    .map((line) => `${line}\r\n`)
    .join('');

const home = 'https://reseal.example';
const verbs = 'http://adlnet.gov/expapi/verbs/';

/** A UUID of this content: the same recording has the same statements (RFC 9562, version 8). */
function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Of recordings of exercises: that it was completed and that it was passed are statements apart. */
export const xapiStatements = (debriefs: readonly Debrief[]): readonly unknown[] =>
  debriefs.flatMap((one) => {
    const { exercise, grade, trainee, recording, took, wall, digest } = one;
    if (!exercise || !grade) return [];
    const common = {
      actor: { objectType: 'Agent', account: { homePage: home, name: trainee || recording } },
      object: {
        objectType: 'Activity',
        id: `${home}/exercises/${exercise.id}`,
        definition: {
          type: 'http://adlnet.gov/expapi/activities/simulation',
          name: { en: exercise.title },
        },
      },
      context: {
        platform: 'Reseal',
        extensions: { [`${home}/xapi/simulated`]: true, [`${home}/xapi/mode`]: exercise.mode },
      },
      ...(wall ? { timestamp: wall.ended } : {}),
    };
    const duration = isoDuration(milliseconds(took.wall ?? took.device));
    const score = { scaled: grade.points / grade.of, raw: grade.points, min: 0, max: grade.of };
    const statement = (verb: string, result: object) => ({
      id: idOf(recording, digest, verb),
      verb: { id: `${verbs}${verb}`, display: { en: verb } },
      ...common,
      result,
    });
    return [
      statement(grade.completed ? 'completed' : 'attempted', { completion: grade.completed, duration }),
      statement(grade.passed ? 'passed' : 'failed', { success: grade.passed, score, duration }),
    ];
  });

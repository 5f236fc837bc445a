/**
 * Makes an exercise of a rehearsal: what was set, where its trainee takes over, the walk and the checks as what was done
 * suggests them. What a person reads in it is the author's own.
 */
import type { Check } from '../../../shared/exercises/checks.schema.ts';
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type { ExerciseTexts } from '../../../shared/exercises/exercise-texts.ts';
import { remedies } from '../../../shared/exercises/remedies.ts';
import { steps } from '../../../shared/errors/error-entry.ts';
import type { FaultOrder } from '../../../shared/faults/order.ts';
import { keyOf, orderOf } from '../../../shared/faults/order.ts';
import type { PortalActionId } from '../../../shared/portal/portal-actions.ts';
import { portalActionOf } from '../../../shared/portal/portal-write.schema.ts';
import type { SessionInput } from '../../../shared/session/input.ts';
import type { Failure } from '../../../shared/session/truth.ts';
import type { Stretch } from '../../../shared/session/walk.ts';
import { instant, parseInstant } from '../../world/time.ts';
import type { JournalEntry } from '../journal.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { factsOf } from './facts.ts';
import { tracesOf } from './traces.ts';

/** What the rehearsal itself does not know: what it was begun from. */
export interface DraftOrigin {
  /** Id of a scenario, or its file. */
  readonly scenario: string;
  /** Fields of the scenario as `--set` takes them. */
  readonly set: readonly string[];
  /** Orders beyond the scenario's own. */
  readonly faults: readonly FaultOrder[];
  /** A folder or zip in place of the scenario's tenant; null: none. */
  readonly tenant: string | null;
  /** The walk that a good solution follows. */
  readonly walk: readonly Stretch[];
}

export interface DraftFacts {
  readonly rehearsal: Rehearsal;
  /** Those of the present try, the former ones' on its way with it. */
  readonly entries: readonly JournalEntry[];
  /** World time of the start point that somebody has made; null: the beginning. */
  readonly start: number | null;
}

type Done = Extract<JournalEntry, { input: SessionInput }>;

/** An exercise as its file has it: what is in it, its schema decides. */
export interface ExerciseDraft extends ExerciseTexts {
  readonly id: string;
  readonly scenario: string;
  readonly faults: readonly string[];
  readonly start?: string;
  readonly checks: readonly Check[];
  readonly [field: string]: unknown;
}

/** The file of an exercise. */
export function draftOf(facts: DraftFacts, origin: DraftOrigin, texts: ExerciseTexts): ExerciseDraft {
  const { rehearsal, entries, start } = facts;
  const done = entries.filter((entry): entry is Done => 'input' in entry);
  const pageAt = (at: number): string | undefined =>
    rehearsal.screens.findLast((screen) => (parseInstant(screen.at) ?? 0) <= at)?.id;
  const ends = rehearsal.pc.atDesktop ? 'desktop' : 'resealed';
  const deviations = deviationsOf(rehearsal, done);
  const inPortal = portalActionsOf(deviations);
  const { diagnoses } = rehearsal.trainee.view();
  const isOwnWork =
    inPortal.length > 0 &&
    !done.some(({ input }) => input.type === 'lift-fault') &&
    !diagnoses.some(({ carriedOut }) => carriedOut);
  const startPage = start === null ? undefined : pageAt(start);
  return {
    id: idOf(texts.title),
    ...texts,
    scenario: origin.scenario,
    ...(origin.tenant === null ? {} : { tenant: origin.tenant }),
    ...(origin.set.length === 0 ? {} : { set: origin.set }),
    faults: [...origin.faults.map(written), ...setMeanwhile(rehearsal, done, pageAt)],
    ...(startPage === undefined || startPage === 'off' ? {} : { start: startPage }),
    ...(isOwnWork ? { colleagues: false } : {}),
    ends,
    checks: checksOf(rehearsal, ends, deviations.length, inPortal),
    solution: solutionOf(
      origin.walk,
      ends,
      deviations,
      early(done).flatMap(({ input }) => (input.type === 'admin' ? [input] : [])),
    ),
  };
}

/** 'Ticket 41: stops at Apps' as 'ticket-41-stops-at-apps'. */
const idOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80) || 'exercise';

/** As a file has it. */
const written = ({ fault, with: values = {}, when = 'now' }: FaultOrder): string =>
  `${keyOf(fault, values)}${when === 'now' ? '' : `@${when}`}`;

/** What an instructor has set, at the page that stood then; what was lifted before anybody felt it is none of it. */
function setMeanwhile(
  { truth }: Rehearsal,
  done: readonly Done[],
  pageAt: (at: number) => string | undefined,
): readonly string[] {
  const before = early(done);
  const orders = done.flatMap((one) => {
    const { input, at } = one;
    if (input.type !== 'set-fault') return [];
    const known = truth
      .faults()
      .filter(({ fault }) => fault !== null && orderOf(fault)?.fault === input.fault);
    if (known.length > 0 && known.every(({ felt, mended }) => felt === null && mended !== null)) return [];
    const page = pageAt(at);
    const now = page === undefined || before.includes(one) ? 'now' : `page:${page}`;
    return [written(input.when === undefined || input.when === 'now' ? { ...input, when: now } : input)];
  });
  return [...new Set(orders)];
}

/** What was done before the PC was switched on. */
function early(done: readonly Done[]): readonly Done[] {
  const first = done.findIndex(({ input }) => input.type === 'power-button');
  return first < 0 ? done : done.slice(0, first);
}

interface DraftAnswer {
  readonly at: string;
  readonly when?: object;
  readonly do: readonly object[];
  readonly after: number;
  readonly time: number;
}

const waysOn: ReadonlySet<string> = new Set(['retry', 'reset', 'continue-anyway', 'try-again']);

/** What is said and done at each failure; where nobody has said it, what is true. */
function deviationsOf(rehearsal: Rehearsal, done: readonly Done[]): readonly DraftAnswer[] {
  const { failures } = factsOf(rehearsal);
  const times = new Map<string, number>();
  return failures.flatMap((failure, index) => {
    const from = parseInstant(failure.at) ?? instant(0);
    const next = failures[index + 1];
    const until = next ? (parseInstant(next.at) ?? from) : Number.POSITIVE_INFINITY;
    const between = done.filter(({ at }) => at >= from && at < until).map(({ input }) => input);
    const said = between.filter((input) => input.type === 'trainee' && input.says === 'diagnosis');
    const told = said.length > 0 ? said : diagnosesOf(rehearsal, failure);
    const writes = between.flatMap((input) => (input.type === 'admin' ? [asTrainee(input)] : []));
    const pressed = between
      .filter((input) => input.type === 'press' && waysOn.has(input.control))
      .slice(0, 1);
    if (told.length === 0 && pressed.length === 0) return [];
    const page = failure.flow === 'technician' ? 'result' : 'esp';
    times.set(page, (times.get(page) ?? 0) + 1);
    return [
      {
        at: page,
        ...(page === 'result' ? { when: { outcome: 'failure' } } : {}),
        do: [...told, ...writes, ...(pressed.length > 0 ? pressed : [{ type: 'press', control: 'retry' }])],
        after: 60,
        time: times.get(page) ?? 1,
      },
    ];
  });
}

type AdminInput = Extract<SessionInput, { type: 'admin' }>;

/** Of who solves it: what its author did on the console's pane the trainee does in the portal. */
const asTrainee = (input: AdminInput): AdminInput =>
  portalActionOf(input.write) === undefined ? input : { ...input, by: 'trainee' };

/** What the portal page is used for at the failures. */
const portalActionsOf = (deviations: readonly DraftAnswer[]): readonly PortalActionId[] => [
  ...new Set(
    deviations.flatMap((one) =>
      one.do.flatMap((input) =>
        'write' in input ? (portalActionOf((input as AdminInput).write) ?? []) : [],
      ),
    ),
  ),
];

/** The diagnosis that is right: step, cause and remedy, and the first trace that tells. */
function diagnosesOf(rehearsal: Rehearsal, failure: Failure): readonly object[] {
  const step = steps.find((one) => one === failure.step);
  return factsOf(rehearsal).faults.flatMap((fault) => {
    if (step === undefined || !fault.failures.some(({ at }) => at === failure.at)) return [];
    const remedy = remedies.find(({ mends }) => (mends as readonly string[]).includes(fault.entry.id));
    if (remedy === undefined) return [];
    const evidence = evidenceOf(tracesOf(rehearsal.pc, fault)[0], fault.words);
    return [{ type: 'trainee', says: 'diagnosis', step, cause: fault.entry.id, remedy: remedy.id, evidence }];
  });
}

/** Of a line the word that tells: what stands around it, the time at least, is another one each time. */
function evidenceOf(
  trace: ReturnType<typeof tracesOf>[number] | undefined,
  words: readonly string[],
): readonly Evidence[] {
  if (trace === undefined) return [{ page: 'result-failure' }];
  const [, channel, event] = /^(.*), event (\d+)$/.exec(trace.where) ?? [];
  if (channel !== undefined) return [{ channel, event: Number(event) }];
  const low = trace.text.toLowerCase();
  const word = words.find((one) => one.length >= 3 && low.includes(one)) ?? low;
  const at = low.indexOf(word);
  return [{ file: trace.where, line: trace.text.slice(at, at + word.length).slice(0, 1_000) }];
}

function checksOf(
  rehearsal: Rehearsal,
  ends: 'resealed' | 'desktop',
  stops: number,
  inPortal: readonly PortalActionId[],
): readonly Check[] {
  const { faults } = factsOf(rehearsal);
  const { assignedUser } = rehearsal.scenario.registration ?? { assignedUser: '' };
  const user = assignedUserOf(rehearsal);
  const hasTraces = faults.some((fault) => tracesOf(rehearsal.pc, fault).length > 0);
  return [
    ...(faults.length === 0
      ? []
      : ([
          { kind: 'cause-named', points: 30 },
          { kind: 'step-named', points: 10 },
          { kind: 'remedy-named', points: 10 },
          ...(hasTraces ? [{ kind: 'evidence-cited', points: 15 } as const] : []),
          { kind: 'wrong-diagnoses', most: 1, points: 5 },
          { kind: 'mended', points: 10 },
        ] as const)),
    ...(inPortal.length === 0 ? [] : [{ kind: 'portal', does: [...inPortal], points: 10 } satisfies Check]),
    { kind: ends, points: faults.length === 0 ? 60 : 20 },
    ...(ends === 'resealed' ? [{ kind: 'nobody-signed-in', points: 5 } as const] : []),
    ...(user === '' || user === assignedUser ? [] : [{ kind: 'assigned-user', user, points: 10 } as const]),
    ...(stops === 0 ? [] : [{ kind: 'retries', most: stops + 1, points: 5 } as const]),
  ];
}

function assignedUserOf({ cloud, pc }: Rehearsal): string {
  const { serialNumber } = pc.machine.hardware;
  const identities = cloud.records().windowsAutopilotDeviceIdentities;
  return identities.find((one) => one.serialNumber === serialNumber)?.userPrincipalName ?? '';
}

/** The walk as a file has it, as far as the end of the exercise, the technician's part with what is done otherwise. */
function solutionOf(
  walk: readonly Stretch[],
  ends: 'resealed' | 'desktop',
  deviations: readonly DraftAnswer[],
  first: readonly SessionInput[],
): readonly unknown[] {
  const reseals = walk.findIndex(({ answers }) =>
    answers.some((answer) => answer.do.some((input) => input.type === 'press' && input.control === 'reseal')),
  );
  const technician = Math.max(0, reseals);
  const part = ends === 'desktop' ? walk : walk.slice(0, technician + 1);
  const walked = part.map((stretch, index) => {
    if (stretch.name === null) return stretch.answers.map(({ ends: _ends, ...answer }) => answer)[0];
    const mine = deviations.filter(({ at }) => (at === 'result') === (index === technician));
    const but = [...mine, ...stretch.deviations.filter(({ at }) => !mine.some((one) => one.at === at))];
    return but.length === 0 ? stretch.name : { as: stretch.name, but };
  });
  const beforehand = first.length === 0 ? [] : [{ at: 'off', do: first }];
  const technicianAlone =
    deviations.length === 0
      ? 'technician'
      : { as: 'technician', but: deviations.filter(({ at }) => at === 'result') };
  return [...beforehand, ...(walked.length === 0 ? [technicianAlone] : walked)];
}

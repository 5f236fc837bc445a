/**
 * How installers and scripts behave in a rehearsal, where nothing is really run: `apps` and `scripts` of a
 * scenario or of a tenant's reseal.json. Whatever is left out is estimated.
 */
import * as v from 'valibot';

/** A DWORD, as Windows has it, or the same with a sign. */
export const exitCode = v.pipe(v.number(), v.integer(), v.minValue(-0x8000_0000), v.maxValue(0xffff_ffff));
/** At most a day. */
export const spanInSeconds = v.pipe(v.number(), v.minValue(0), v.maxValue(86_400));
const megabytes = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000_000));

/** What a script says: its exit code, and what it writes to STDOUT. */
const scriptAnswerSchema = v.strictObject({
  exitCode: v.optional(exitCode, 0),
  output: v.optional(v.string(), ''),
});

/** What may differ from one attempt to the next, of an installer and of a script. */
const program = {
  runSeconds: v.exactOptional(spanInSeconds),
  exitCode: v.exactOptional(exitCode),
  /** It never ends by itself: whoever runs it stops it, or waits. */
  hangs: v.exactOptional(v.boolean()),
  /** It restarts the PC itself when its time is over, and nobody learns its exit code. */
  restarts: v.exactOptional(v.boolean()),
};

const run = {
  ...program,
  /** 'detected': what the app's detection rules look for. */
  writes: v.exactOptional(v.picklist(['detected', 'nothing'])),
  /** Whether the app is found once its installer has succeeded. */
  detected: v.exactOptional(v.boolean()),
};

const scriptRun = {
  ...program,
  /** What it writes to STDOUT. */
  output: v.exactOptional(v.string()),
};

/** What holds for every attempt. */
const app = {
  /** Of the download. */
  sizeMegabytes: v.exactOptional(megabytes),
  /** What it takes on the disk. */
  installedMegabytes: v.exactOptional(megabytes),
  /** Name of the shortcut that the installer leaves; false: none. */
  startMenu: v.exactOptional(v.union([v.string(), v.literal(false)])),
  /** 'altered': the content host has another file than the one that was published, and its hash differs. */
  content: v.exactOptional(v.picklist(['published', 'altered'])),
  uninstall: v.exactOptional(v.strictObject({ runSeconds: spanInSeconds, exitCode })),
  /** What the app's detection script says once the app is installed; "yes" where it is left out. */
  detection: v.exactOptional(scriptAnswerSchema),
  /** What the app's requirement scripts say on this PC; what the rule wants to hear where it is left out. */
  requirement: v.exactOptional(scriptAnswerSchema),
};

/** When an episode holds: where it names several conditions, all of them must. */
const conditions = {
  /** Of the installer or script on this PC, counted from 1. */
  attempt: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))),
  part: v.exactOptional(v.picklist(['technician', 'user'])),
  /** The PC was, or was not, restarted since the last attempt. */
  afterRestart: v.exactOptional(v.boolean()),
  /** So long after the first attempt began. */
  afterMinutes: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(525_600))),
};

const mostSteps = 100;
/** How it behaves at some times; a later episode goes before an earlier one. */
const episodesOf = <const R extends v.ObjectEntries>(entries: R) =>
  v.exactOptional(v.pipe(v.array(v.strictObject({ ...conditions, ...entries })), v.maxLength(mostSteps)));

const objectSchema = v.strictObject({ ...run, ...app, episodes: episodesOf(run) });
const scriptObjectSchema = v.strictObject({ ...scriptRun, episodes: episodesOf(scriptRun) });

const isCondition = (name: string): boolean => Object.hasOwn(conditions, name);
const isOfApp = (name: string): boolean => Object.hasOwn(app, name);

const stepSchema = v.pipe(
  v.strictObject({ ...conditions, ...run, ...app }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const names = Object.keys(dataset.value);
    const whole = names.find(isOfApp);
    const condition = names.find(isCondition);
    if (whole !== undefined && condition !== undefined)
      addIssue({ message: `"${whole}" holds for every attempt: write it without "${condition}"` });
  }),
);
const scriptStepSchema = v.strictObject({ ...conditions, ...scriptRun });

/** Steps without a condition are what always holds, in their order; the others are episodes. */
function behaviourOf<B>(steps: readonly object[]): B {
  const always = steps.filter((step) => !Object.keys(step).some(isCondition));
  const episodes = steps.filter((step) => !always.includes(step));
  return Object.assign({}, ...always, episodes.length > 0 ? { episodes } : {}) as B;
}

export type AppBehaviour = v.InferOutput<typeof objectSchema>;
export type ScriptBehaviour = v.InferOutput<typeof scriptObjectSchema>;

const stepsSchema = v.pipe(
  v.array(stepSchema),
  v.maxLength(mostSteps),
  v.transform((steps) => behaviourOf<AppBehaviour>(steps)),
);
const scriptStepsSchema = v.pipe(
  v.array(scriptStepSchema),
  v.maxLength(mostSteps),
  v.transform((steps) => behaviourOf<ScriptBehaviour>(steps)),
);

/** One behaviour, or several by attempt, part, restart and time: `[{ "attempt": 1, "exitCode": 3010 }, …]`. */
export const appBehaviourSchema: v.GenericSchema<unknown, AppBehaviour> = v.lazy((given) =>
  Array.isArray(given) ? stepsSchema : objectSchema,
);

/** The same of a PowerShell script of the tenant; it takes 20 s and ends with 0 where nothing is said. */
export const scriptBehaviourSchema: v.GenericSchema<unknown, ScriptBehaviour> = v.lazy((given) =>
  Array.isArray(given) ? scriptStepsSchema : scriptObjectSchema,
);

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

export const appBehaviourSchema = v.strictObject({
  /** Of the download. */
  sizeMegabytes: v.exactOptional(megabytes),
  /** What it takes on the disk. */
  installedMegabytes: v.exactOptional(megabytes),
  runSeconds: v.exactOptional(spanInSeconds),
  exitCode: v.exactOptional(exitCode),
  /** 'detected': what the app's detection rules look for. */
  writes: v.exactOptional(v.picklist(['detected', 'nothing'])),
  /** Name of the shortcut that the installer leaves; false: none. */
  startMenu: v.exactOptional(v.union([v.string(), v.literal(false)])),
  /** 'altered': the content host has another file than the one that was published, and its hash differs. */
  content: v.exactOptional(v.picklist(['published', 'altered'])),
  uninstall: v.exactOptional(v.strictObject({ runSeconds: spanInSeconds, exitCode })),
  /** What the app's detection script says once the app is installed; "yes" where it is left out. */
  detection: v.exactOptional(scriptAnswerSchema),
  /** What the app's requirement scripts say on this PC; what the rule wants to hear where it is left out. */
  requirement: v.exactOptional(scriptAnswerSchema),
});

/** A PowerShell script of the tenant; it takes 20 s and ends with 0 where nothing is said. */
export const scriptBehaviourSchema = v.strictObject({
  runSeconds: v.exactOptional(spanInSeconds),
  exitCode: v.exactOptional(exitCode),
  output: v.exactOptional(v.string()),
});

export type AppBehaviour = v.InferOutput<typeof appBehaviourSchema>;
export type ScriptBehaviour = v.InferOutput<typeof scriptBehaviourSchema>;

/**
 * A scenario: one PC, one tenant, one network and what a walk-through does with them. JSON files in
 * `resources/scenarios`, or anybody's own.
 */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import { releases } from '../release.ts';
import { graphWriteSchema, sessionInputSchema } from './input.schema.ts';

const text = v.string();
const names = v.optional(v.array(text), []);

const wirelessSchema = v.strictObject({
  ssid: v.pipe(text, v.minLength(1), v.maxLength(32)),
  signal: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  security: v.picklist(['open', 'wpa2-personal', 'wpa3-personal']),
  password: v.nullable(text),
  internet: v.boolean(),
});

const networkSchema = v.strictObject({
  wired: v.optional(
    v.strictObject({ cable: v.picklist(['plugged', 'unplugged']), internet: v.optional(v.boolean(), true) }),
    { cable: 'plugged' },
  ),
  wireless: v.optional(v.array(wirelessSchema), []),
  blockedHosts: names,
  unresolvableHosts: names,
  inspectedHosts: names,
  captivePortal: v.optional(v.boolean(), false),
  latencyMilliseconds: v.optional(v.pipe(v.number(), v.minValue(0)), 30),
  megabitsPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.01)), 100),
});

/** How an app behaves when it is installed; what is left out is estimated. */
const appSchema = v.strictObject({
  sizeMegabytes: v.optional(v.pipe(v.number(), v.minValue(0))),
  runSeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  exitCode: v.optional(v.pipe(v.number(), v.integer())),
  writes: v.optional(v.picklist(['detected', 'nothing'])),
  /** Name of the shortcut that the installer leaves; false: none. */
  startMenu: v.optional(v.union([text, v.literal(false)])),
});

/** An update that Windows Update has for the PC. */
const updateSchema = v.strictObject({
  title: text,
  megabytes: v.optional(v.pipe(v.number(), v.minValue(1)), 400),
  installSeconds: v.optional(v.pipe(v.number(), v.minValue(1)), 90),
  restart: v.optional(v.boolean(), true),
});

/** One step of a walk-through: when the screen looks so, a person does this. */
const stepSchema = v.strictObject({
  /** Parts of the screen's view that must be equal, `id` among them. */
  when: v.pipe(
    v.record(text, v.union([text, v.number(), v.boolean(), v.null()])),
    v.check((when) => typeof when['id'] === 'string', 'needs "id", the name of a screen'),
  ),
  /** Inputs in order. A value '$practicePassword' is the practice password of the user on the page. */
  do: v.array(sessionInputSchema),
  /** Seconds that the person takes before each input. */
  after: v.optional(v.pipe(v.number(), v.minValue(0)), 2),
  /** The screen may not come: the step is passed over when a later step's screen shows. */
  optional: v.optional(v.boolean(), false),
});

export const scenarioSchema = v.strictObject({
  $schema: v.optional(text),
  id: v.pipe(text, v.regex(/^[a-z0-9-]+$/, 'only small letters, digits and hyphens')),
  title: text,
  description: text,
  release: v.picklist(releases),
  /** A file of `resources/hardware`, without '.json'. */
  hardware: v.pipe(text, v.regex(/^[a-z0-9-]+$/, 'only small letters, digits and hyphens')),
  /** A folder of `resources/tenants`. */
  tenant: v.pipe(text, v.regex(/^[a-z0-9-]+$/, 'only small letters, digits and hyphens')),
  /** World time at power-on, ISO 8601. */
  startAt: v.pipe(text, v.isoTimestamp()),
  seed: v.pipe(v.number(), v.integer()),
  pace: v.optional(v.picklist(['fast', 'typical', 'slow']), 'typical'),
  network: v.optional(networkSchema, {}),
  /** Seconds that the PC's clock is ahead of the world (negative: behind). */
  clockSkewSeconds: v.optional(v.number(), 0),
  /** How the PC was registered with the Autopilot service, by its hardware-hash CSV; null: it was not. */
  registration: v.optional(
    v.nullable(v.strictObject({ groupTag: v.optional(text, ''), assignedUser: v.optional(text, '') })),
    {},
  ),
  /** Lags of the cloud, seconds; what is left out is the service's usual. */
  lags: v.optional(v.record(text, v.pipe(v.number(), v.minValue(0))), {}),
  /** What an administrator did before the PC was switched on. */
  before: v.optional(v.array(graphWriteSchema), []),
  /** Languages of the Windows image, its own first; with several, a page asks. */
  imageLanguages: v.optional(v.pipe(v.array(text), v.minLength(1)), ['en-US']),
  /** Services that the maker's image has switched off, e.g. wlidsvc. */
  disabledServices: names,
  /** A local account is asked for three security questions; false: for a hint. */
  securityQuestions: v.optional(v.boolean(), true),
  /**
   * Updates that wait for the PC: critical ones of the first check, Autopilot's own, and quality updates at the
   * end of the user's set-up where the Enrollment Status Page's profile asks for them.
   */
  updates: v.optional(
    v.strictObject({
      critical: v.exactOptional(updateSchema),
      autopilot: v.exactOptional(updateSchema),
      quality: v.exactOptional(updateSchema),
    }),
    {},
  ),
  /** Signing in to Entra asks for a number match on the user's phone. */
  mfa: v.optional(v.boolean(), false),
  resultPages: v.optional(v.picklist(['coloured', 'plain']), 'coloured'),
  apps: v.optional(v.record(text, appSchema), {}),
  walkThrough: v.optional(v.array(stepSchema), []),
  /** What the walk-through comes to: `reseal run` ends with 1 when it does not. */
  expect: v.optional(
    v.strictObject({
      outcome: v.picklist(['resealed', 'failed', 'desktop', 'local-account']),
      code: v.optional(text),
    }),
    { outcome: 'desktop' },
  ),
});

export type Scenario = v.InferOutput<typeof scenarioSchema>;
export type WalkThroughStep = Scenario['walkThrough'][number];

/** Reads a scenario; BadInputError names the file and the place in it. */
export function readScenario(value: unknown, file: string): Scenario {
  const result = v.safeParse(scenarioSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new BadInputError(
    issue.message,
    `${file}${v.getDotPath(issue) ? `, at ${v.getDotPath(issue)}` : ''}`,
    'Compare it with a file of resources/scenarios',
  );
}

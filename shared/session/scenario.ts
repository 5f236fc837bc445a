/**
 * A scenario: one PC, one tenant, one network and what a person does with them. JSON files in
 * `resources/scenarios`, or anybody's own. What is left out is as in most of them.
 */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import { architectures, editions, releases } from '../release.ts';
import { orderProblem } from '../faults/index.ts';
import type { FaultOrder } from '../faults/order.ts';
import { orderFields, orderOf } from '../faults/order.ts';
import { appBehaviourSchema, exitCode, scriptBehaviourSchema, spanInSeconds } from './behaviour.schema.ts';
import { assumeSchema } from './assume.schema.ts';
import { graphWriteSchema } from './input.schema.ts';
import { recordOf } from '../json/record.schema.ts';
import type { NamedWalks, Stretch } from './walk.ts';
import { stepSchema, stretchesOf, stretchesOfSteps, userAnswers, walkSchema } from './walk.ts';

/** Bounds that no rehearsal comes near: what is beyond is a mistake, and would cost time and memory. */
const most = { characters: 10_000, hosts: 500, list: 1_000, seconds: 30 * 86_400 } as const;
/** Fifty years: a clock whose battery was empty begins at the year of its firmware. */
const furthestSkew = 50 * 365 * 86_400;

const text = v.pipe(v.string(), v.maxLength(most.characters));
const listOf = <const S extends v.GenericSchema>(item: S, longest: number = most.list) =>
  v.pipe(v.array(item), v.maxLength(longest));
const names = v.optional(listOf(text, most.hosts), []);
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(most.seconds));
/** Names that may consist of digits: `--set` then gives a number. */
const named = v.pipe(v.union([text, v.number()]), v.transform(String));
const fileName = v.pipe(text, v.regex(/^[a-z0-9-]+$/, 'only small letters, digits and hyphens'));

const wirelessSchema = v.strictObject({
  ssid: v.pipe(text, v.minLength(1), v.maxLength(32)),
  signal: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  security: v.picklist(['open', 'wpa2-personal', 'wpa3-personal']),
  password: v.nullable(text),
  internet: v.boolean(),
  /** It does not tell its name. */
  hidden: v.exactOptional(v.boolean()),
});

const networkSchema = v.strictObject({
  wired: v.optional(
    v.strictObject({ cable: v.picklist(['plugged', 'unplugged']), internet: v.optional(v.boolean(), true) }),
    { cable: 'plugged' },
  ),
  wireless: v.optional(listOf(wirelessSchema, 100), []),
  /**
   * Windows still knows the technician's Wi-Fi behind Reseal: where the user is in its reach, it is like a cable. Left out,
   * the user chooses a network, as Microsoft's article has it.
   */
  keptAtReseal: v.optional(v.boolean(), false),
  blockedHosts: names,
  unresolvableHosts: names,
  inspectedHosts: names,
  captivePortal: v.optional(v.boolean(), false),
  latencyMilliseconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000)), 30),
  megabitsPerSecond: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1_000_000)), 100),
});

/** An order of a fault, as text or in parts. */
export const faultSchema = v.lazy((given) =>
  typeof given === 'string'
    ? v.pipe(
        text,
        v.rawTransform(({ dataset, addIssue, NEVER }): FaultOrder => {
          const order = orderOf(dataset.value);
          const problem = order ? orderProblem(order) : 'is no fault: write ID:KEY=VALUE@WHEN';
          if (order && problem === null) return order;
          addIssue({ message: problem ?? '' });
          return NEVER;
        }),
      )
    : v.pipe(
        v.strictObject(orderFields),
        v.check(
          (order) => orderProblem(order) === null,
          ({ input }) => orderProblem(input as FaultOrder) ?? '',
        ),
      ),
);

/** An update that Windows Update has for the PC. */
const updateSchema = v.strictObject({
  title: text,
  megabytes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(100_000)), 400),
  installSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(86_400)), 90),
  restart: v.optional(v.boolean(), true),
});

/** What a provisioning package does, in this order. */
const packageSettingSchema = v.variant('kind', [
  /** A name or a template of one (%SERIAL%, %RAND:x%); it takes a restart. */
  v.strictObject({ kind: v.literal('computer-name'), name: v.pipe(text, v.minLength(1), v.maxLength(60)) }),
  v.strictObject({ kind: v.literal('wifi'), ssid: text, password: v.optional(v.nullable(text), null) }),
  /** A node of the management tree. */
  v.strictObject({ kind: v.literal('policy'), uri: text, value: text }),
  v.strictObject({
    kind: v.literal('app'),
    name: v.pipe(text, v.minLength(1)),
    seconds: v.optional(spanInSeconds, 20),
    exitCode: v.optional(exitCode, 0),
  }),
]);

const packageSchema = v.strictObject({
  name: v.pipe(text, v.minLength(1), v.maxLength(64)),
  /** What a package of a higher rank has set, one of a lower rank leaves. */
  rank: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)), 0),
  password: v.optional(v.nullable(text), null),
  settings: v.pipe(listOf(packageSettingSchema, 200), v.minLength(1)),
});

/**
 * How the user's phone answers a number match; 'none' leaves it to the instructor, until time is over. It is asked where
 * the scenario says `mfa`, and where Conditional Access of the tenant does.
 */
const secondFactorSchema = v.strictObject({
  answer: v.optional(v.picklist(['approve', 'deny', 'none']), 'approve'),
  afterSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600)), 15),
});

/**
 * The service certifies attestation keys; takes no EK certificate for valid (HTTP 400); knows none of the authorities
 * (404); takes no requests (503); does not answer in time. `makers` limits it to TPMs of these, by their ids;
 * `times`: after so many spoilt attempts all is well.
 */
const aikSchema = v.strictObject({
  answer: v.optional(
    v.picklist(['certifies', 'refuses', 'unknown-authority', 'unavailable', 'silent']),
    'certifies',
  ),
  makers: v.optional(listOf(v.pipe(text, v.regex(/^[A-Za-z0-9]{2,4}$/, 'must be 2 to 4 of A-Z 0-9'))), []),
  times: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))), null),
});

/** What a hybrid join needs of the company's own servers. */
const onPremisesSchema = v.strictObject({
  /** DNS name of the domain; '' leaves it to the tenant's users and domain join profiles. */
  domain: v.optional(text, ''),
  /** The Intune Connector for Active Directory. */
  connector: v.optional(
    v.picklist(['running', 'offline', 'not-installed', 'no-rights', 'quota-reached']),
    'running',
  ),
  /** Minutes from one cycle of Entra Connect to the next; null: it does not run. */
  syncMinutes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_080))), 30),
  /** Members learn from Active Directory which tenant they belong to. */
  serviceConnectionPoint: v.optional(v.boolean(), true),
  /** What stands in the way where Entra has Active Directory check passwords (pass-through authentication). */
  passThrough: v.optional(
    v.nullable(v.picklist(['unreachable', 'timed-out', 'outside-hours', 'expired'])),
    null,
  ),
  /**
   * How a federated tenant's own sign-in (AD FS) lets people in: by its form, or by Windows', device or Hello sign-in
   * alone, which a PC under set-up cannot use.
   */
  federation: v.optional(v.picklist(['forms', 'windows']), 'forms'),
  /** The PC's network leads to a domain controller; false: it is outside, without VPN. */
  reachable: v.optional(v.boolean(), true),
});

/** A device that is not shipped; what is left out is the model's of `file`, or the usual one's. */
const ownHardwareSchema = v.strictObject({
  file: v.exactOptional(text),
  /** A model's JSON, as in `resources/hardware`. */
  custom: v.exactOptional(v.record(v.string(), v.unknown())),
  /** Fields of the model's TPM, e.g. its maker, its firmware and its endorsement keys. */
  tpm: v.exactOptional(v.record(v.string(), v.unknown())),
  manufacturer: v.exactOptional(named),
  model: v.exactOptional(named),
  serialNumber: v.exactOptional(named),
  /** Of its processor. */
  architecture: v.exactOptional(v.picklist(architectures)),
});

export const scenarioSchema = v.strictObject({
  $schema: v.optional(text),
  id: fileName,
  title: text,
  description: text,
  release: v.optional(v.picklist(releases), 'windows-11-24h2'),
  /** Edition of the Windows image; Home cannot be managed. */
  edition: v.optional(v.picklist(editions), 'pro'),
  /** A file of `resources/hardware` without '.json', somebody's own model, or a real device by its names. */
  hardware: v.optional(
    v.lazy((given) => (typeof given === 'string' ? text : ownHardwareSchema)),
    'larkfield-fieldbook-14',
  ),
  /** A folder of `resources/tenants`. */
  tenant: v.optional(fileName, 'alder-finch'),
  /** World time at power-on, ISO 8601. */
  startAt: v.optional(
    v.pipe(text, v.isoTimestamp(), v.regex(/^20/, 'only years from 2000 to 2099')),
    '2026-03-02T08:00:00.000Z',
  ),
  seed: v.optional(v.pipe(v.number(), v.safeInteger()), 1),
  pace: v.optional(v.picklist(['fast', 'typical', 'slow']), 'typical'),
  network: v.optional(networkSchema, {}),
  /** Seconds that the PC's clock is ahead of the world (negative: behind). */
  clockSkewSeconds: v.optional(v.pipe(v.number(), v.minValue(-furthestSkew), v.maxValue(furthestSkew)), 0),
  /** How the PC was registered with the Autopilot service, by its hardware-hash CSV; null: it was not. */
  registration: v.optional(
    v.nullable(
      v.strictObject({
        groupTag: v.optional(named, ''),
        assignedUser: v.optional(text, ''),
        /** 'replaced': the hash was taken before a repair gave the PC another mainboard. */
        mainboard: v.exactOptional(v.picklist(['original', 'replaced'])),
      }),
    ),
    {},
  ),
  /**
   * Lags of the cloud, seconds; what is left out is the service's usual: groupProcessing (dynamic groups),
   * profileSync, userSync (what the Autopilot service hands out), importProcessing (import of a hardware hash).
   */
  lags: v.optional(recordOf(seconds), {}),
  /** The company's own Active Directory, for hybrid joins; what is left out is as it should be. */
  onPremises: v.optional(onPremisesSchema, {}),
  /** Where sources on the services disagree, and what other tenants have done. */
  services: v.optional(
    v.strictObject({
      /** Compliance is looked at before the user flow; false: it is not known until somebody signs in. */
      complianceInTechnicianPhase: v.optional(v.boolean(), true),
      /** From the end of the user's flow to when compliance, which its beginning has reset, is looked at anew. */
      complianceSettlesMinutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_080)), 30),
      /**
       * When a device that was enrolled without a person may not enrol so again until an administrator acts: from its
       * enrolment on, also where the deployment failed afterwards, or only once its technician's part has succeeded.
       */
      blockedFrom: v.optional(v.picklist(['enrolment', 'success']), 'enrolment'),
      /** Serial numbers of devices that another tenant has registered: their import answers 808. */
      registeredElsewhere: names,
      /** Domains of organizations that have a tenant of their own: their people belong there. */
      otherOrganizations: names,
      /**
       * Intune's own device limit holds for a person's Entra joins too. Microsoft's table on device limits says
       * that it does not (Entra's does): then 0x80180013 never comes.
       */
      deviceLimitHoldsForJoins: v.optional(v.boolean(), false),
      /** The service refuses Windows Home by 0x80180015; else the PC itself ends with 0x80180022. */
      refusesWindowsHome: v.optional(v.boolean(), false),
      /** The Enrollment Status Page counts and waits for PKCS certificates; a source names SCEP alone. */
      pageWaitsForPkcs: v.optional(v.boolean(), true),
      /** What is wrong with the service that certifies attestation keys. */
      aik: v.optional(aikSchema, {}),
      /** TPMs whose tickets Entra ID does not take at the join: 'IFX', or with its firmware 'IFX 7.85'. */
      tpmsRefusedAtJoin: names,
      /**
       * Conditional Access that asks for a compliant device, and not for a hybrid joined one, leaves enrolment alone;
       * false: it stops the sign-in. null: it does the first in the form that Microsoft documents it for.
       */
      deviceControlsSpareEnrolment: v.optional(v.nullable(v.boolean()), null),
    }),
    {},
  ),
  /** What an administrator did before the PC was switched on. */
  before: v.optional(listOf(graphWriteSchema), []),
  /**
   * Faults of the catalogue (`shared/faults`), set before the PC is switched on or armed for their time:
   * "app-fails:app=7-Zip,code=1603@page:apps", or { "fault": …, "with": {…}, "when": … }.
   */
  faults: v.optional(listOf(faultSchema), []),
  /** Languages of the Windows image, its own first; with several, a page asks. */
  imageLanguages: v.optional(v.pipe(listOf(text, 100), v.minLength(1)), ['en-US']),
  /**
   * Services that the maker's image switches off, e.g. wlidsvc: from its first start on, or ('technician') by a task of
   * the image that runs while the technician's part does.
   */
  disabledServices: v.optional(
    listOf(v.union([text, v.strictObject({ name: text, from: v.literal('technician') })])),
    [],
  ),
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
  /**
   * Signing in to Entra asks for a number match on the user's phone, whatever the tenant's Conditional Access says; true:
   * it is approved after 15 s, as where the tenant alone asks.
   */
  mfa: v.optional(v.union([v.boolean(), secondFactorSchema]), false),
  /** Whose security key lies beside the PC, by user principal name; left out: there is none. */
  securityKey: v.exactOptional(text),
  /** A stick or card with provisioning packages; `inserted` before the PC is switched on, else by the console. */
  removableMedia: v.optional(
    v.strictObject({ inserted: v.optional(v.boolean(), true), packages: listOf(packageSchema, 50) }),
    { inserted: false, packages: [] },
  ),
  /** The maker's image asks its owner to register. */
  oemRegistration: v.optional(v.boolean(), false),
  /** Words of the Enrollment Status Page's lines that differ between builds; the release's where left out. */
  statusPageWords: v.optional(
    v.strictObject({
      waiting: v.exactOptional(v.picklist(['waiting', 'waiting-previous'])),
      failure: v.exactOptional(v.picklist(['error', 'failed-code'])),
    }),
    {},
  ),
  resultPages: v.optional(v.picklist(['coloured', 'plain']), 'coloured'),
  /** How apps behave when they are installed, by id or name: goes before the tenant's own side file. */
  apps: v.optional(recordOf(appBehaviourSchema), {}),
  /** The same for PowerShell scripts of the tenant. */
  scripts: v.optional(recordOf(scriptBehaviourSchema), {}),
  /** What is assumed where the tenant's export tells nothing; goes before the tenant's own side file. */
  assume: v.optional(assumeSchema, {}),
  /** Which of several exports in the tenant's folder counts. */
  snapshot: v.exactOptional(text),
  /** Who signs in, by user principal name; another tenant sends one of its own, unless somebody `said` this one. */
  user: v.optional(text, 'mei.tanaka@alderfinch.example'),
  /** The people that somebody named for this rehearsal: the tenant has to hold them. Noted when the scenario is found. */
  said: v.exactOptional(listOf(v.picklist(['user', 'assignedUser']))),
  walk: v.exactOptional(walkSchema),
  /** A walk as scenarios had it before: steps in a fixed order. */
  walkThrough: v.exactOptional(listOf(stepSchema)),
  /** What the walk comes to: `reseal run` ends with 1 when it does not. */
  expect: v.optional(
    v.strictObject({
      outcome: v.picklist(['resealed', 'failed', 'desktop', 'local-account', 'kiosk']),
      code: v.optional(text),
    }),
    { outcome: 'desktop' },
  ),
});

type ScenarioFile = v.InferOutput<typeof scenarioSchema>;

export interface Scenario extends Omit<ScenarioFile, 'walk' | 'walkThrough'> {
  /** What a person does, stretch after stretch; a journal's scenario has none, its inputs are what was done. */
  readonly walk: readonly Stretch[];
}

const noWalks: NamedWalks = new Map();

/** Reads a scenario with the walks that it names; BadInputError names the file and the place in it. */
export function readScenario(value: unknown, file: string, named = noWalks): Scenario {
  const result = v.safeParse(scenarioSchema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new BadInputError(
      issue.message,
      `${file}${v.getDotPath(issue) ? `, at ${v.getDotPath(issue)}` : ''}`,
      'Compare it with a file of resources/scenarios',
    );
  }
  const { walk, walkThrough, ...scenario } = result.output;
  if (walk && walkThrough)
    throw new BadInputError('There are both "walk" and "walkThrough"', file, 'Leave "walkThrough" out');
  return {
    ...scenario,
    walk: walkThrough
      ? stretchesOfSteps(walkThrough, userAnswers(scenario.expect.outcome, named))
      : stretchesOf(walk ?? [], named, file),
  };
}

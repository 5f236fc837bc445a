/** A preflight's JSON as it comes from a file: what is built on later is checked, the rest is left as it is. */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import { preflightFormat, type PreflightReport } from './preflight-report.ts';

const names = v.array(v.string());
const ofKinds = v.looseObject({ kinds: names });
const error = v.looseObject({ code: v.string(), step: v.string(), cause: v.string() });
const flow = v.looseObject({
  outcome: v.picklist(['reached', 'failed', 'stuck', 'not-begun']),
  seconds: v.nullable(v.number()),
  shows: v.exactOptional(v.string()),
  page: v.nullable(
    v.looseObject({
      name: v.string(),
      shown: v.boolean(),
      timeoutMinutes: v.nullable(v.number()),
      blocking: v.number(),
    }),
  ),
  error: v.nullable(error),
});
const kind = v.looseObject({
  id: v.string(),
  name: v.string(),
  profile: v.nullable(v.string()),
  verdict: v.picklist(['ready', 'stops', 'limited']),
  why: v.string(),
  device: v.looseObject({
    groupTag: v.string(),
    manufacturer: v.string(),
    model: v.string(),
    memberOf: names,
  }),
  user: v.looseObject({ userPrincipalName: v.string(), licensed: v.boolean(), memberOf: names }),
  // Reports of before have neither.
  stands: v.optional(
    v.array(v.looseObject({ answers: v.string(), memberOf: names, people: v.array(v.number()) })),
  ),
  traits: v.optional(names),
  technician: flow,
  userFlow: flow,
  settings: names,
  faults: v.array(
    v.looseObject({
      fault: v.string(),
      survived: v.boolean(),
      outcome: v.string(),
      code: v.nullable(v.string()),
    }),
  ),
});
const verdict = v.looseObject({
  kinds: names,
  reached: v.boolean(),
  by: v.string(),
  part: v.nullable(v.picklist(['device-setup', 'account-setup'])),
});
const fates = v.array(
  v.looseObject({ kinds: names, technician: v.nullable(v.string()), user: v.nullable(v.string()) }),
);
const object = { id: v.string(), name: v.string(), type: v.string(), fates };
const left = v.looseObject({ count: v.number(), leftOut: v.number() });

const preflightSchema = v.looseObject({
  reseal: v.literal('preflight'),
  format: v.literal(preflightFormat),
  app: v.string(),
  tenant: v.looseObject({
    source: v.string(),
    organization: v.string(),
    objects: v.number(),
    digest: v.string(),
  }),
  options: v.looseObject({ megabitsPerSecond: v.number(), faults: names }),
  shard: v.nullable(v.looseObject({ number: v.number(), of: v.number() })),
  counts: v.looseObject({ kinds: v.number(), devices: left, users: left }),
  assumptions: v.array(v.looseObject({ what: v.string(), value: v.string(), option: v.string() })),
  problems: names,
  kinds: v.array(kind),
  apps: v.array(
    v.looseObject({
      ...object,
      verdicts: v.array(
        v.looseObject({
          ...verdict.entries,
          intent: v.picklist(['required', 'available', 'uninstall', 'none']),
          blocking: v.boolean(),
        }),
      ),
    }),
  ),
  policies: v.array(v.looseObject({ ...object, verdicts: v.array(verdict) })),
  risks: v.array(
    v.looseObject({
      ...ofKinds.entries,
      id: v.string(),
      source: v.string(),
      words: v.string(),
      remedy: v.string(),
    }),
  ),
  missing: v.optional(v.array(v.looseObject({ what: v.string(), remedy: v.string() })), []),
  withoutEffect: v.array(v.looseObject({ policy: v.string(), uris: names })),
  notUnderstood: v.optional(
    v.array(v.looseObject({ name: v.string(), type: v.nullable(v.string()), file: v.string() })),
    [],
  ),
  unreachedGroups: names,
  toldApart: v.optional(
    v.looseObject({
      rules: names,
      people: v.array(v.looseObject({ userPrincipalName: v.string(), licensed: v.boolean(), groups: names })),
    }),
  ),
});

/** Throws BadInputError with the file and the place in it. */
export function readPreflight(value: unknown, file: string): PreflightReport {
  const result = v.safeParse(preflightSchema, value, { abortEarly: true });
  if (result.success) {
    const { missing, notUnderstood } = result.output;
    return { ...(value as PreflightReport), missing, notUnderstood };
  }
  const [issue] = result.issues;
  throw new BadInputError(
    issue.message,
    `${file}${v.getDotPath(issue) ? `, at ${v.getDotPath(issue)}` : ''}`,
    'Name a file that `reseal preflight --json` has written',
  );
}

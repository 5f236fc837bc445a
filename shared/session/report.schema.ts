/** The JSON of `reseal run` as it comes from a file: what two of them are compared by. */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import type { Report } from './report.ts';

const text = v.string();
const states = v.array(v.looseObject({ id: text, name: text, phase: text, state: text }));
const items = v.array(v.looseObject({ item: text, state: text, text }));
const page = v.nullable(v.looseObject({ devicePreparation: items, deviceSetup: items, accountSetup: items }));

const reportSchema = v.looseObject({
  scenario: text,
  outcome: text,
  error: v.nullable(v.looseObject({ code: text, step: text, item: v.nullable(text), cause: text })),
  elapsed: v.nullable(text),
  device: v.looseObject({
    manufacturer: text,
    model: text,
    computerName: text,
    release: text,
    profile: v.nullable(text),
  }),
  screens: v.array(v.looseObject({ id: text })),
  esp: v.looseObject({ technician: page, user: page }),
  apps: states,
  policies: states,
  assumptions: v.array(v.looseObject({ what: text, value: text })),
  notSimulated: v.array(text),
  attestation: v.looseObject({ state: text }),
});

/** Throws BadInputError with the file and the place in it. */
export function readReport(value: unknown, file: string): Report {
  const result = v.safeParse(reportSchema, value, { abortEarly: true });
  if (result.success) return value as Report;
  const [issue] = result.issues;
  throw new BadInputError(
    issue.message,
    `${file}${v.getDotPath(issue) ? `, at ${v.getDotPath(issue)}` : ''}`,
    'Name a file that `reseal run --json` has written',
  );
}

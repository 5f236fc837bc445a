/** What a trainee says of an exercise: a step, a cause, a remedy, each from a list, and what shows it. */
import * as v from 'valibot';
import { steps } from '../errors/error-entry.ts';
import type { FaultId } from '../faults/index.ts';
import { faultCatalogue } from '../faults/index.ts';
import type { RemedyId } from './remedies.ts';
import { remedies } from './remedies.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));

/** A part of a line is a quotation as well; one this short would be found anywhere. */
const quotation = v.pipe(text, v.minLength(3));

export const evidenceSchema = v.union([
  /** A page that shows it, by its name: 'result-failure'. */
  v.strictObject({ page: text }),
  /** A line of a log on the PC, or a part of it; `file` is the file's name. */
  v.strictObject({ file: text, line: quotation }),
  /** An event of the PC's event log. */
  v.strictObject({ channel: text, event: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type Evidence = v.InferOutput<typeof evidenceSchema>;

export const diagnosisFields = {
  /** The step that fails, as reports name it. */
  step: v.picklist(steps),
  /** A fault of the catalogue. */
  cause: v.picklist(faultCatalogue.map(({ id }) => id)),
  remedy: v.picklist(remedies.map(({ id }) => id)),
  evidence: v.pipe(v.array(evidenceSchema), v.maxLength(20)),
};

export interface Diagnosis {
  readonly step: (typeof steps)[number];
  readonly cause: FaultId;
  readonly remedy: RemedyId;
  readonly evidence: readonly Evidence[];
}

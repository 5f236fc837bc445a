/** What the form "I know the cause" says, as the session takes it. */
import * as v from 'valibot';
import { diagnosisFields } from '../../../shared/exercises/diagnosis.schema.ts';
import type { Diagnosis, Evidence } from '../../../shared/exercises/diagnosis.schema.ts';

const diagnosisSchema = v.strictObject(diagnosisFields);

/**
 * The diagnosis of the form's fields `step`, `cause`, `remedy`, and as evidence `page` (ticked: the page that shows, named
 * by `shown`), `file` with `line`, `channel` with `event`. A pair that is not whole is no evidence. Undefined as long as
 * one of the three is not chosen, or something is not as the session takes it.
 */
export function diagnosisOf(fields: FormData, shown: string): Diagnosis | undefined {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const [file, line, channel, event] = [text('file'), text('line'), text('channel'), text('event')];
  const evidence: readonly Evidence[] = [
    ...(text('page') === '' ? [] : [{ page: shown }]),
    ...(file === '' || line === '' ? [] : [{ file, line }]),
    ...(channel === '' || event === '' ? [] : [{ channel, event: Number(event) }]),
  ];
  const read = v.safeParse(diagnosisSchema, {
    step: text('step'),
    cause: text('cause'),
    remedy: text('remedy'),
    evidence,
  });
  return read.success ? read.output : undefined;
}

/** The published schema of HAR 1.2 over the traces of rehearsals, of one in which hosts give no answer among them. */
import { isIPv4, isIPv6 } from 'node:net';
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import schemas from 'har-schema';
import { expect, it } from 'vitest';
import { play } from '../../testing/lab.ts';

/** The schema's names of formats. */
const formats = {
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  uri: (text: string) => URL.canParse(text),
  ipv4: isIPv4,
  ipv6: isIPv6,
};
const ajv = new Ajv({ strict: false, allErrors: true, formats });
ajv.addMetaSchema(draft06);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);
const validate = ajv.getSchema('har.json#')!;

interface Entry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly timings: Readonly<Record<string, number>>;
  readonly response: { readonly status: number; readonly statusText: string };
}

it('the validator tells what is no archive', () => {
  expect(validate({ log: { version: '1.2', creator: { name: 'x' }, entries: [] } })).toBe(false);
});

it.each(['entra-wired', 'tpm-vendor-url-blocked', 'hybrid-connector-offline'])(
  'the archive of %s is one, in the order of its starts',
  (id) => {
    const archive: unknown = JSON.parse(play(id).session.har());
    validate(archive);
    expect(validate.errors).toBeNull();
    const { entries } = (archive as { log: { entries: Entry[] } }).log;
    expect(entries.length).toBeGreaterThan(10);
    const starts = entries.map(({ startedDateTime }) => startedDateTime);
    expect(starts).toEqual(starts.toSorted());
    for (const { time, timings } of entries)
      expect(Object.values(timings).reduce((sum, part) => sum + part, 0)).toBe(time);
    const unexplained = entries.filter(
      ({ response: { status, statusText } }) => (status === 0) !== (statusText === ''),
    );
    expect(unexplained).toEqual([]);
  },
);

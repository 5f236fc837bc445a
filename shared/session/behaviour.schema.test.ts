import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { appBehaviourSchema, scriptBehaviourSchema } from './behaviour.schema.ts';

const read = (value: unknown) => v.safeParse(appBehaviourSchema, value);

describe('the behaviour of an app', () => {
  it('may differ by attempt, part, restart and time', () => {
    const steps = [
      { sizeMegabytes: 40 },
      { attempt: 1, exitCode: 3010 },
      { afterRestart: true, detected: true },
      { runSeconds: 90 },
    ];
    expect(read(steps).output).toEqual({
      sizeMegabytes: 40,
      runSeconds: 90,
      episodes: [
        { attempt: 1, exitCode: 3010 },
        { afterRestart: true, detected: true },
      ],
    });
  });

  it('is read as it was written before, and as a journal keeps it', () => {
    const { output } = read([{ attempt: 2, exitCode: 5 }]);
    expect(read(output).output).toEqual(output);
    expect(read({ exitCode: 1603 }).output).toEqual({ exitCode: 1603 });
  });

  it.each([
    [
      [{ attempt: 1, sizeMegabytes: 4 }],
      '"sizeMegabytes" holds for every attempt: write it without "attempt"',
    ],
    [[{ attempt: 0 }], 'Invalid value: Expected >=1 but received 0'],
    [[{ try: 1 }], 'Invalid key: Expected never but received "try"'],
    ['fast', 'Invalid type: Expected Object but received "fast"'],
  ])('%j is refused', (value, message) => {
    expect(read(value).issues?.[0].message).toBe(message);
  });
});

it('the behaviour of a script may differ likewise, and knows nothing of an app’s', () => {
  const steps = [
    { runSeconds: 5 },
    { attempt: 1, hangs: true },
    { attempt: 2, restarts: true, output: 'ok' },
  ];
  expect(v.safeParse(scriptBehaviourSchema, steps).output).toEqual({
    runSeconds: 5,
    episodes: [
      { attempt: 1, hangs: true },
      { attempt: 2, restarts: true, output: 'ok' },
    ],
  });
  const wrong = v.safeParse(scriptBehaviourSchema, [{ attempt: 1, detected: true }]);
  expect(wrong.issues?.[0].message).toBe('Invalid key: Expected never but received "detected"');
});

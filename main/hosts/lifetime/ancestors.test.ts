import { describe, expect, it } from 'vitest';
import { launchersOf, lookUpProcess } from './ancestors.ts';

type Row = readonly [pid: number, parent: number, command: string, session?: string];
const among = (rows: readonly Row[]) => (pid: number) => {
  const row = rows.find(([own]) => own === pid);
  return row && { pid, parent: row[1], command: row[2], session: row[3] ?? 'terminal' };
};
const script = 'node scripts/reseal.mjs';
const launchers = (rows: readonly Row[]) => launchersOf(9, among(rows), script);

/** What `npm run reseal -- tpm` becomes. */
const throughNpm: readonly Row[] = [
  [9, 8, '/cache/node\0scripts/reseal.mjs\0tpm'],
  [8, 7, 'node\0scripts/reseal.mjs\0tpm'],
  [7, 6, 'sh\0-c\0node scripts/reseal.mjs tpm'],
  [6, 5, 'npm run reseal tpm'],
];

describe('the processes that started this one', () => {
  const cases: readonly (readonly [string, readonly Row[], readonly number[]])[] = [
    ['a job of a shell', [...throughNpm, [5, 1, '-bash']], [9, 8, 7, 6]],
    ['a test suite', [...throughNpm, [5, 4, 'python3\0suite.py'], [4, 1, '/bin/zsh']], [9, 8, 7, 6, 5]],
    [
      'a service of the system',
      [
        [9, 1, 'node\0cli.cjs'],
        [1, 0, 'init', 'system'],
      ],
      [9],
    ],
    [
      'a program that sets it loose',
      [
        [9, 8, 'node\0cli.cjs'],
        [8, 1, 'python3', 'other'],
      ],
      [9],
    ],
    [
      'a script of a shell',
      [
        [9, 8, 'node\0cli.cjs'],
        [8, 1, 'bash\0suite.sh'],
      ],
      [9],
    ],
    [
      'the first process of a container',
      [
        [9, 1, 'node\0cli.cjs'],
        [1, 0, 'npm start'],
      ],
      [9],
    ],
  ];
  it.each(cases)('of %s', (_what, rows, expected) => {
    expect(launchers(rows)).toEqual(expected);
  });

  it('are gone where npm has left its shell behind', () => {
    const left = throughNpm.slice(0, 2);
    expect(
      launchers([...left, [7, 1, 'sh\0-c\0node scripts/reseal.mjs tpm'], [1, 0, 'init', 'system']]),
    ).toBe('orphaned');
  });

  it('are looked up where the system tells of them', () => {
    const known = process.platform === 'linux' || process.platform === 'darwin';
    expect(lookUpProcess(process.pid)?.parent).toBe(known ? process.ppid : undefined);
    expect(lookUpProcess(2 ** 30)).toBeUndefined();
  });
});

/** Programs that unpack cabinets: what they find is what the zip of the same export holds. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentOf } from '../../../main/device/shell/log-export.ts';
import type { LogExport } from '../../../main/device/shell/log-export.ts';
import { open } from '../../testing/lab.ts';
import type { Evidence } from '../testing/evidence.ts';
import { evidenceOf, quietly, unpack } from '../testing/evidence.ts';
import { withPrograms } from '../testing/interop.ts';

let archive: LogExport;
let evidence: Evidence;
beforeAll(() => {
  const { person, session } = open('app-fails');
  person.goesToTheLandingPage();
  person.presses('provision');
  person.waitsFor('result');
  const logs = session.logs();
  const noise = Uint8Array.from(
    { length: 200_000 },
    (_, index) => (index * index * 31 + (index >> 3)) & 0xff,
  );
  archive = {
    ...logs,
    files: [...logs.files, { name: 'noise.bin', text: '', bytes: noise }, { name: 'empty.log', text: '' }],
  };
  evidence = evidenceOf(archive);
});
afterAll(() => evidence.close());

function unpackedBy(program: string, ...args: readonly string[]): string {
  const into = path.join(evidence.folder, program);
  mkdirSync(into);
  unpack(program, args, into);
  return into;
}

/** Each file of the folder, and whether it is byte for byte what was packed. */
const compared = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => {
      const packed = archive.files.find((file) => file.name === name);
      return [name, packed && readFileSync(path.join(folder, name)).equals(contentOf(packed))];
    });
const allWhole = () => archive.files.map(({ name }) => [name, true]).toSorted();

withPrograms('cabextract')('cabextract', () => {
  it('finds every checksum right and every file whole', () => {
    expect(quietly('cabextract', '-t', evidence.cab)).toContain('All done, no errors.');
    expect(compared(unpackedBy('cabextract', '-q', evidence.cab))).toEqual(allWhole());
  });
});

withPrograms('gcab')('gcab', () => {
  it('unpacks the same files', () => {
    expect(compared(unpackedBy('gcab', '-x', evidence.cab))).toEqual(allWhole());
  });
});

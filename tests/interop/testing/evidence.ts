/** What a rehearsal leaves behind, in files that foreign programs read. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cabOf } from '../../../main/hosts/session-worker/archives.ts';
import type { LogExport } from '../../../main/device/shell/log-export.ts';
import { contentOf } from '../../../main/device/shell/log-export.ts';

export interface Evidence {
  readonly folder: string;
  readonly cab: string;
  readonly evtx: readonly string[];
  close(): void;
}

export function evidenceOf(archive: LogExport): Evidence {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-evidence-'));
  for (const file of archive.files) writeFileSync(path.join(folder, file.name), contentOf(file));
  const cab = path.join(folder, 'evidence.cab');
  writeFileSync(cab, cabOf(archive));
  return {
    folder,
    cab,
    evtx: archive.files.flatMap(({ name }) => (name.endsWith('.evtx') ? [path.join(folder, name)] : [])),
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** What a program prints; a warning, or any line on its standard error, fails. */
export function quietly(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0 || stderr.trim() !== '') throw new Error(`${program}: ${status} ${stderr}`);
  return stdout;
}

export const unpack = (program: string, args: readonly string[], into: string): void => {
  execFileSync(program, args, { cwd: into, stdio: 'ignore' });
};

/** Entry of each program of the build: loads the program itself, whose name the build sets, and keeps its code. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../storage/cache-folder.ts';
import { cacheDirectory } from '../user-directories.ts';
import { keptCode } from './kept-code.ts';
import { loadProgram } from './load-program.ts';

declare const PROGRAM: string;

/** A build has some sixty scripts; in the user's folder lie those of former versions and other hosts too. */
const LIMITS = { entries: 512, entryBytes: 16 * 1_024 * 1_024 };
/** Milliseconds after which a program that lives on has called most of what it will. */
const SETTLED = 20_000;

/** The next build removes what lies beside this one. In a package that place cannot be written. */
const beside = path.join(import.meta.dirname, '..', 'compiled');
const place = isWritable(beside) ? beside : path.join(cacheDirectory(), 'compiled');

const code = keptCode(cacheFolder(place, LIMITS));
process.once('exit', code.keep);
setTimeout(code.keep, SETTLED).unref();
loadProgram(path.join(import.meta.dirname, `${PROGRAM}-program.cjs`), code);

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

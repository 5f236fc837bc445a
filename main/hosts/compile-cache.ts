/**
 * Imported first by every entry of the program: what V8 compiles of all that is loaded behind it is kept for the
 * next start.
 */
import { constants, enableCompileCache } from 'node:module';
import path from 'node:path';
import { cacheDirectory } from './user-directories.ts';

/** Beside the build, whose next one removes it; in the user's folder where that place cannot be written. */
const places = [path.join(import.meta.dirname, '..', 'compiled'), path.join(cacheDirectory(), 'compiled')];

// Sources that run unbuilt leave nothing in their tree.
if (!import.meta.filename.endsWith('.ts'))
  places.find((place) => enableCompileCache(place).status !== constants.compileCacheStatus.FAILED);

/**
 * Loads a built program, CommonJS files of one folder that require each other as `./name`, with what V8 has compiled
 * of them before. Node's own loader would do the same without that.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { KeptCode } from './kept-code.ts';

interface LoadedModule {
  exports: unknown;
}

type ModuleFunction = (
  exports: unknown,
  require: (name: string) => unknown,
  module: LoadedModule,
  filename: string,
  dirname: string,
) => void;

/** Runs the program that begins with `file`. What does not begin with `./` is Node's or Electron's. */
export function loadProgram(file: string, code: KeptCode): unknown {
  const folder = path.dirname(file);
  const others = createRequire(file);
  const modules = new Map<string, LoadedModule>();

  function load(place: string): unknown {
    const loaded = modules.get(place);
    if (loaded) return loaded.exports;
    const module: LoadedModule = { exports: {} };
    modules.set(place, module);
    const define = code.compile(place).runInThisContext() as ModuleFunction;
    define.call(module.exports, module.exports, require, module, place, folder);
    return module.exports;
  }

  function require(name: string): unknown {
    return name.startsWith('./') ? load(path.join(folder, name)) : others(name);
  }

  return load(file);
}

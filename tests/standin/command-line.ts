/** Electron's command line: Chromium's switches, Node's `-r`, the app's folder, and the app's own arguments. */
import path from 'node:path';

export interface ElectronCommandLine {
  readonly switches: ReadonlyMap<string, string>;
  /** Modules that `-r` loads before the app: Playwright's loader comes this way. */
  readonly preloaded: readonly string[];
  readonly appDirectory: string;
  /** What `process.argv` holds behind the executable. */
  readonly argv: readonly string[];
}

export function parseCommandLine(args: readonly string[]): ElectronCommandLine {
  const switches = new Map<string, string>();
  const preloaded: string[] = [];
  const argv: string[] = [];
  let appDirectory: string | undefined;
  for (let place = 0; place < args.length; place += 1) {
    const word = args[place]!;
    if (word === '-r' || word === '--require') {
      place += 1;
      preloaded.push(args[place]!);
      continue;
    }
    argv.push(word);
    if (word.startsWith('--')) {
      const [name, ...value] = word.slice(2).split('=');
      switches.set(name!, value.join('='));
    } else appDirectory ??= path.resolve(word);
  }
  return { switches, preloaded, appDirectory: appDirectory ?? process.cwd(), argv };
}

/** What the `electron` executable does here: takes Electron's command line and runs the app on the stand-in. */
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { parseCommandLine } from './command-line.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/(main|common))?$/.test(specifier)
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const commandLine = parseCommandLine(process.argv.slice(2));
process.argv = [process.execPath, ...commandLine.argv];
Object.defineProperty(process.versions, 'electron', { value: '45.0.0-standin', enumerable: true });
Object.assign(process, { type: 'browser', defaultApp: true });
const port = commandLine.switches.get('inspect');
if (port !== undefined) inspector.open(Number(port), '127.0.0.1');

const { app } = await import('./app.ts');
const { boot } = await import('./boot.ts');
const require = createRequire(path.join(commandLine.appDirectory, 'package.json'));
for (const module of commandLine.preloaded) require(module);
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
process.on('uncaughtException', (error) => {
  console.error(error);
  app.exit(1);
});
await boot(commandLine);

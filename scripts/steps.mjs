/** Runs the steps of a check one after the other, a line for each, and the whole output of those that fail. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './set-up.mjs';

/** The command line of an installed package's program, run by this Node. */
export function packageProgram(script, ...args) {
  return [process.execPath, path.join(root, 'node_modules', script), ...args];
}

/** One of our own scripts. */
export function ourScript(name, ...args) {
  return [process.execPath, path.join(root, 'scripts', name), ...args];
}

/** Runs a step; resolves with whether it passed. With `live`, its output is shown as it comes. */
export async function runStep(name, [command, ...args], { live = false, env = {} } = {}) {
  const started = Date.now();
  const { passed, output } = await run(command, args, live, env);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed && !live) console.log(output.trim());
  return passed;
}

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(130);
  });

function run(command, args, live, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      // A step that starts `node` by its name shall get this one.
      env: {
        ...process.env,
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
        ...env,
      },
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ passed: code === 0, output });
    });
  });
}

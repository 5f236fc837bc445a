/** Runs the steps of a check, a line for each, and the whole output of those that fail. */
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './set-up.mjs';

/** The command line of an installed package's program, run by this Node. */
export function packageProgram(script, ...args) {
  return [process.execPath, path.join(root, 'node_modules', script), ...args];
}

/** One of our own scripts. */
export function ourScript(name, ...args) {
  return [process.execPath, path.join(root, 'scripts', name), ...args];
}

/**
 * Runs a step; resolves with whether it passed. With `live`, its output is shown as it comes; where `live` is a text,
 * behind that, so that steps side by side can be told apart. A step that `signal` ends has not passed.
 */
export async function runStep(name, [command, ...args], { live = false, env = {}, signal } = {}) {
  const started = Date.now();
  const { passed, output } = await run(command, args, live, env, signal);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed && live === false) console.log(output.trim());
  return passed;
}

/** Runs [name, command] steps side by side, as many as there are cores; resolves with how many failed. */
export async function runSteps(steps, options = {}) {
  const waiting = [...steps];
  let failed = 0;
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      if (!(await runStep(...step, options))) failed += 1;
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, lane));
  return failed;
}

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(130);
  });

function run(command, args, live, env, signal) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      // A step that starts `node` by its name shall get this one.
      env: {
        ...process.env,
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
        ...env,
      },
      stdio: live === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    signal?.addEventListener('abort', () => child.kill());
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      if (typeof live === 'string')
        createInterface(stream).on('line', (line) => console.log(`${live} ${line}`));
      else
        stream.setEncoding('utf8').on('data', (text) => {
          output += text;
        });
    }
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ passed: code === 0, output });
    });
  });
}

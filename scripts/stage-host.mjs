/** For scripts that look at the running program: the browser host with a scenario, and the hands of a person. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './set-up.mjs';

/** Begins a scenario, or an exercise; answers with the address of its stage. `home` takes what the program keeps. */
export async function beginHost(home, named, rate, kind = 'scenario') {
  const commandLine = path.join(root, 'out', 'main', 'cli.cjs');
  const args = ['start', '--host', 'browser', '--no-open', `--${kind}`, named, '--rate', rate];
  const host = spawn(process.execPath, [commandLine, ...args], {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { address: await addressOf(host), end: () => host.kill() };
}

async function addressOf(host) {
  for await (const line of createInterface(host.stdout)) if (line.startsWith('http://')) return line;
  throw new Error('The browser host has ended.');
}

export async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

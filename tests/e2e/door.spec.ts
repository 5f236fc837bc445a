/** The tenant's door of a rehearsal with windows, and as a command of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { runReseal, startBrowserHost, temporaryFolder } from './testing/browser-host.ts';

const commandLine = path.join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.cjs');
const identities = 'beta/deviceManagement/windowsAutopilotDeviceIdentities';

interface Listed {
  readonly value: readonly { readonly id: string; readonly groupTag: string }[];
}

/** Sets the group tag of the only device, and reads it again. */
async function tagged(graph: string, groupTag: string): Promise<unknown> {
  const list = async () => (await (await fetch(`${graph}/${identities}`)).json()) as Listed;
  const [device] = (await list()).value;
  const answer = await fetch(`${graph}/${identities}/${device?.id}/updateDeviceProperties`, {
    method: 'POST',
    body: `{ groupTag: "${groupTag}", }`,
  });
  return { status: answer.status, tag: (await list()).value[0]?.groupTag };
}

test('clients outside work on the tenant, in a command of its own and beside the windows', async () => {
  const home = temporaryFolder();
  const env = { ...process.env, HOME: home.path, XDG_DATA_HOME: home.path };
  const door = spawn(process.execPath, [commandLine, 'door', '--scenario', 'entra-wired'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const lines: string[] = [];
    for await (const line of createInterface(door.stdout)) if (lines.push(line) === 2) break;
    const [ready, graph = ''] = lines;
    expect(ready).toBe('ready');
    expect(await tagged(graph, 'DOOR')).toEqual({ status: 200, tag: 'DOOR' });

    const { port } = new URL(graph);
    const second = await runReseal('door', '--port', port);
    expect(second).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^--port \d+: This port is in use\. /),
    });
    const ended = once(door, 'exit');
    door.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);

    const host = await startBrowserHost(home.path, '--scenario', 'entra-wired', '--door', port);
    expect(await tagged(`http://127.0.0.1:${port}`, 'BESIDE')).toEqual({ status: 200, tag: 'BESIDE' });
    expect(await host.stop()).toBe(0);
    await expect(fetch(graph)).rejects.toThrow();
  } finally {
    door.kill('SIGKILL');
    home.remove();
  }
});

/** The simulator protocol, spoken to a TPM that records what it is asked. */
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { serveTpm } from './serve-tpm.ts';
import type { TpmServer } from './serve-tpm.ts';

const asked: string[] = [];
/** A command that searches until it is cancelled. */
const ENDLESS = 'eeee';
/** A command with the longest answer that there is. */
const LONG = 'bbbb';
const tpm = {
  *begin(command: Uint8Array, locality?: number) {
    const name = Buffer.from(command).toString('hex');
    asked.push(`${name} at ${locality}`);
    if (name === ENDLESS) {
      try {
        for (;;) yield;
      } catch (fault) {
        asked.push(
          fault instanceof ResponseFault ? `${name} ends with ${fault.responseCode}` : String(fault),
        );
      }
    }
    return name === LONG ? new Uint8Array(4096) : new Uint8Array([0x80, 0x01, 0xaa]);
  },
  powerOn: () => void asked.push('on'),
  powerOff: () => void asked.push('off'),
  physicalPresence: (asserted: boolean) => void asked.push(`presence ${asserted}`),
  hashStart: () => void asked.push('hash start'),
  hashData: (data: Uint8Array) => void asked.push(`hash ${Buffer.from(data).toString('hex')}`),
  hashEnd: () => void asked.push('hash end'),
};
/** The answer to a command. */
const once = '000000038001aa00000000';
let server: TpmServer;

afterEach(() => {
  server.close();
  asked.length = 0;
});

/** A port that is free together with the next one. */
async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port < 65_535 ? port : 40_000;
}

async function start(): Promise<number> {
  for (;;) {
    const port = await freePort();
    try {
      server = await serveTpm(tpm, port);
      return port;
    } catch (error) {
      // Somebody else has the second one.
      if (!(error instanceof BadInputError)) throw error;
    }
  }
}

/** Sends bytes in pieces, ends, and gives all that came back, as hex. */
function talk(port: number, ...pieces: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        socket.write(Buffer.from(piece.replaceAll(' ', ''), 'hex'));
        await new Promise((sent) => setTimeout(sent, 5));
      }
      socket.end();
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('hex')));
    socket.on('error', reject);
  });
}

describe('the TPM server', () => {
  it('executes commands, however they are cut, and several on a connection', async () => {
    const port = await start();
    expect(await talk(port, '00000008 00 00000002 0102')).toBe(once);
    expect(await talk(port, '000000', '08 03', '00000002 01', '02 00000008 00 00000001 ff')).toBe(
      once + once,
    );
    expect(asked).toEqual(['0102 at 0', '0102 at 3', 'ff at 0']);
  });

  it('shakes hands', async () => {
    expect(await talk(await start(), '0000000f 00000001')).toBe('000000010000000d00000000');
  });

  it('switches the power on the platform port', async () => {
    const platform = (await start()) + 1;
    expect(await talk(platform, '00000001', '0000000b')).toBe('0000000000000000');
    expect(await talk(platform, '00000002 00000011 00000014')).toBe('0000000000000000');
    expect(asked).toEqual(['on', 'off', 'off', 'on']);
    expect(await talk(platform, '00000019')).toBe('00000008000010000000100000000000');
  });

  it('passes on the hash sequence and physical presence', async () => {
    const port = await start();
    expect(await talk(port, '00000005 00000006 00000002 0102 00000007')).toBe('00000000'.repeat(3));
    expect(await talk(port + 1, '00000003 00000004')).toBe('00000000'.repeat(2));
    expect(asked).toEqual(['hash start', 'hash 0102', 'hash end', 'presence true', 'presence false']);
  });

  it('answers what simulators are asked besides', async () => {
    const port = await start();
    // An alternative result; the caches of RSA keys; a countdown timer that is not there.
    expect(await talk(port, '00000010 00000001')).toBe('00000000');
    expect(await talk(port + 1, '0000000d 0000000e')).toBe('00000000'.repeat(2));
    expect(await talk(port + 1, '0000001a 40000110')).toBe('00000000'.repeat(2));
    // SESSION_END has no answer.
    expect(await talk(port, '00000014 00000008')).toBe('');
  });

  it('writes each answer in one piece', async () => {
    const port = await start();
    const pieces: number[] = [];
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (chunk) => pieces.push(chunk.length));
    for (const [request, size] of [
      ['0000000f00000001', 12],
      ['000000080000000001ff', 11],
    ] as const) {
      socket.write(Buffer.from(request, 'hex'));
      await vi.waitFor(() => expect(pieces.reduce((a, b) => a + b, 0)).toBe(size));
      expect(pieces.splice(0)).toEqual([size]);
    }
    socket.destroy();
  });

  it('serves several clients at once, one command after the other', async () => {
    const port = await start();
    const clients = Array.from({ length: 5 }, (_, client) =>
      talk(port, ...Array.from({ length: 4 }, () => `00000008 00 00000001 0${client}`)),
    );
    expect(await Promise.all(clients)).toEqual(Array.from({ length: 5 }, () => once.repeat(4)));
    expect(asked).toHaveLength(20);
  });

  it('hears a cancellation while a command runs; everything else waits for its turn', async () => {
    const port = await start();
    const searching = talk(port, `00000008 00 00000002 ${ENDLESS}`);
    await vi.waitFor(() => expect(asked).toEqual([`${ENDLESS} at 0`]));
    const waiting = talk(port, '00000008 00 00000001 01');
    const power = talk(port + 1, '00000002');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toHaveLength(1);
    expect(await talk(port + 1, '00000009')).toBe('00000000');
    expect(await Promise.all([searching, waiting])).toEqual(Array.from({ length: 2 }, () => once));
    expect(await power).toBe('00000000');
    expect(asked[1]).toBe(`${ENDLESS} ends with ${TPM_RC.CANCELED}`);
    expect(asked.slice(2).sort()).toEqual(['01 at 0', 'off']);
    expect(await talk(port + 1, '0000000a')).toBe('00000000');
  });

  it('goes on serving after a client has left in the middle of its command', async () => {
    const port = await start();
    const leaving = net.connect(port, '127.0.0.1', () =>
      leaving.write(Buffer.from(`000000080000000002${ENDLESS}`, 'hex')),
    );
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    leaving.resetAndDestroy();
    await talk(port + 1, '00000009');
    expect(await talk(port, '00000008 00 00000001 01')).toBe(once);
  });

  it('lets a client stay connected while others come and go', async () => {
    const port = await start();
    const idle = net.connect(port, '127.0.0.1');
    const half = net.connect(port, '127.0.0.1', () => half.write(Buffer.from('000000080000000010', 'hex')));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await talk(port, '00000008 00 00000001 01')).not.toBe('');
    half.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await talk(port, '00000008 00 00000001 02')).not.toBe('');
    expect(asked).toEqual(['01 at 0', '02 at 0']);
    idle.destroy();
  });

  it('closes on what it does not know, on nonsense and on a client that leaves, and goes on serving', async () => {
    const port = await start();
    expect(await talk(port, '000000ff 00000008')).toBe('');
    expect(await talk(port + 1, '000000ff')).toBe('00000001');
    expect(await talk(port, '00000008 00 ffffffff')).toBe('');
    expect(await talk(port, '00000008 00 00000010 0102')).toBe('');
    expect(asked).toEqual([]);
    expect(await talk(port, '00000008 00 00000001 01')).not.toBe('');
  });

  it('reads no more of a client that takes no answers, and serves the others meanwhile', async () => {
    const port = await start();
    const greedy = net.connect(port, '127.0.0.1');
    greedy.pause();
    const batch = Buffer.from(`000000080000000002${LONG}`.repeat(20_000), 'hex');
    let sent = 0;
    const push = (): void => {
      while (sent < 300 && greedy.write(batch)) sent += 1;
    };
    greedy.on('drain', push);
    greedy.on('error', () => undefined);
    push();
    await vi.waitFor(
      async () => {
        const before = asked.length;
        expect(before).toBeGreaterThan(0);
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(asked.length).toBe(before);
      },
      { timeout: 20_000 },
    );
    // The system's buffers hold some megabytes of answers; the server holds none besides.
    expect(asked.length).toBeLessThan(10_000);
    expect(await talk(port, '00000008 00 00000001 01')).toBe(once);
    greedy.destroy();
  });

  it('holds no more than a request of what comes while a command runs', async () => {
    const port = await start();
    const client = net.connect(port, '127.0.0.1', () =>
      client.write(Buffer.from(`000000080000000002${ENDLESS}`, 'hex')),
    );
    client.on('error', () => undefined);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    const flood = Buffer.alloc(64 * 1024 * 1024, Buffer.from('000000080000000001aa', 'hex'));
    client.write(flood);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // What the system's buffers do not take stays with the client.
    expect(client.writableLength).toBeGreaterThan(32 * 1024 * 1024);
    client.destroy();
    await talk(port + 1, '00000009');
    expect(await talk(port, '00000008 00 00000001 01')).toBe(once);
  });

  it('ends a connection that it has closed, whatever the client still sends', async () => {
    const port = await start();
    const client = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    client.on('error', () => undefined);
    client.write(Buffer.from('000000ff', 'hex'));
    const chatter = setInterval(() => client.write(Buffer.alloc(65_536)), 5);
    await new Promise((resolve) => client.once('close', resolve));
    clearInterval(chatter);
    expect(await talk(port, '00000008 00 00000001 01')).toBe(once);
  });

  it('serves so many clients at a time, and others when those have gone', async () => {
    const port = await start();
    const clients = Array.from({ length: 300 }, () => net.connect(port, '127.0.0.1'));
    for (const client of clients) client.on('error', () => undefined);
    await vi.waitFor(() => expect(clients.filter(({ destroyed }) => destroyed)).toHaveLength(300 - 256));
    for (const client of clients) client.destroy();
    await vi.waitFor(async () => expect(await talk(port, '00000008 00 00000001 01')).toBe(once));
  });

  it('tells when a client stops the simulator', async () => {
    const port = await start();
    await talk(port, '00000015');
    await expect(server.stopped).resolves.toBeUndefined();
  });

  it('says which port is busy', async () => {
    const port = await start();
    await expect(serveTpm(tpm, port)).rejects.toThrow('This port is in use');
    await expect(serveTpm(tpm, port - 1)).rejects.toThrow('This port is in use');
  });
});

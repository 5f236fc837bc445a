/** The simulator protocol, spoken to a TPM that records what it is asked. */
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { serveTpm } from './serve-tpm.ts';
import type { TpmServer } from './serve-tpm.ts';

const asked: string[] = [];
const tpm = {
  execute(command: Uint8Array, locality?: number) {
    asked.push(`${Buffer.from(command).toString('hex')} at ${locality}`);
    return new Uint8Array([0x80, 0x01, 0xaa]);
  },
  powerOn: () => void asked.push('on'),
  powerOff: () => void asked.push('off'),
};
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
  const port = await freePort();
  server = await serveTpm(tpm, port);
  return port;
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
    const once = '00000003 8001aa 00000000'.replaceAll(' ', '');
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

  it('closes on what it does not know, on nonsense and on a client that leaves, and goes on serving', async () => {
    const port = await start();
    expect(await talk(port, '000000ff 00000008')).toBe('');
    expect(await talk(port + 1, '000000ff')).toBe('00000001');
    expect(await talk(port, '00000008 00 ffffffff')).toBe('');
    expect(await talk(port, '00000008 00 00000010 0102')).toBe('');
    expect(asked).toEqual([]);
    expect(await talk(port, '00000008 00 00000001 01')).not.toBe('');
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf, connect, stageOver } from './web-socket.ts';
import type { ConnectionState } from './web-socket.ts';

/** The browser's socket as far as the bridge uses it. */
class FakeSocket extends EventTarget {
  readonly sent: string[] = [];
  send(data: string): void {
    this.sent.push(data);
  }
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
  receive(message: unknown): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  lastRequest(): { id: number; channel: string; args: unknown[] } {
    return JSON.parse(this.sent.at(-1) ?? '{}');
  }
}

const sockets: FakeSocket[] = [];
function bridge() {
  sockets.length = 0;
  return connect('ws://pc.test/bridge/stage', () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  });
}
const newest = () => sockets.at(-1)!;
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (problem: Error) => problem.message,
  );
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the bridge over a WebSocket', () => {
  it('asks on the channel and answers with the value', async () => {
    const stage = stageOver(bridge());
    newest().open();
    const answer = stage.submit({ type: 'power-button' });
    await settled();
    const { id, channel, args } = newest().lastRequest();
    expect([channel, args]).toEqual(['stage:submit', [{ type: 'power-button' }]]);
    newest().receive({ id, ok: true, value: { accepted: true } });
    await expect(answer).resolves.toEqual({ accepted: true });
  });

  it('fetches the logs that the PC has exported, once, in the window that asked', async () => {
    const fetched: unknown[] = [];
    const stage = stageOver(bridge(), (archive) => fetched.push(archive));
    newest().open();
    for (const value of [
      { accepted: true },
      { accepted: true, exported: { index: 1, name: 'MDMDiagReport.zip' } },
    ]) {
      const answer = stage.submit({ type: 'press', control: 'export-logs' });
      await settled();
      newest().receive({ id: newest().lastRequest().id, ok: true, value });
      expect(await answer).toEqual(value);
    }
    expect(fetched).toEqual([{ index: 1, name: 'MDMDiagReport.zip' }]);
  });

  it('fails a call that the server refuses', async () => {
    const stage = stageOver(bridge());
    newest().open();
    const answer = failureOf(stage.view());
    await settled();
    newest().receive({ id: newest().lastRequest().id, ok: false, error: 'no such rehearsal' });
    expect(await answer).toBe('no such rehearsal');
  });

  it('hands pushes to their listeners until they leave, and drops what it does not know', () => {
    const seen: unknown[] = [];
    const leave = stageOver(bridge()).onView((view) => seen.push(view));
    newest().open();
    newest().receive('not JSON');
    newest().receive({ event: 'other', value: 0 });
    newest().receive({ event: 'stage:changed', value: 1 });
    leave();
    newest().receive({ event: 'stage:changed', value: 2 });
    expect(seen).toEqual([1]);
  });

  it('fails what was under way when the connection is lost, and connects again', async () => {
    const connection = bridge();
    const states: ConnectionState[] = [];
    connection.onState((state) => states.push(state));
    newest().open();
    const lost = failureOf(connection.call('stage:view'));
    await settled();
    newest().close();
    expect(await lost).toBe('connection lost');
    await vi.advanceTimersByTimeAsync(300);
    expect(sockets).toHaveLength(2);
    newest().open();
    expect(states).toEqual(['open', 'lost', 'open']);
    const answer = connection.call('stage:view');
    await settled();
    newest().receive({ id: newest().lastRequest().id, ok: true, value: 'a view' });
    await expect(answer).resolves.toBe('a view');
  });

  it('waits longer each time the server stays away', async () => {
    bridge();
    newest().close();
    await vi.advanceTimersByTimeAsync(250);
    newest().close();
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(250);
    expect(sockets).toHaveLength(3);
  });

  it('lives on the origin of the page', () => {
    expect(addressOf('console', { protocol: 'http:', host: '127.0.0.1:4000' })).toBe(
      'ws://127.0.0.1:4000/bridge/console',
    );
    expect(addressOf('stage', { protocol: 'https:', host: 'pc.test' })).toBe('wss://pc.test/bridge/stage');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox } from './outbox.ts';

/** A socket whose other side takes a message when the test says so. */
function slowSocket() {
  const sent: string[] = [];
  const underway: { size: number; done: () => void }[] = [];
  let reading = true;
  let ended = false;
  const socket = {
    OPEN: 1 as const,
    readyState: 1 as const,
    get bufferedAmount() {
      return underway.reduce((sum, { size }) => sum + size, 0);
    },
    send(message: string, done: () => void) {
      sent.push(message);
      underway.push({ size: message.length, done });
    },
    pause: () => void (reading = false),
    resume: () => void (reading = true),
    terminate: () => void (ended = true),
  };
  const take = (): void => underway.shift()?.done();
  return { socket: socket as never, sent, take, isRead: () => reading, isEnded: () => ended };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what goes to a window', () => {
  it('is the newest view only, once the one before was taken', () => {
    const { socket, sent, take } = slowSocket();
    const outbox = createOutbox(socket);
    for (let view = 1; view <= 15_000; view += 1) outbox.view('view', `view ${view}`);
    expect(sent).toEqual(['view 1']);
    take();
    expect(sent).toEqual(['view 1', 'view 15000']);
    take();
    expect(sent).toHaveLength(2);
  });

  it('is the newest of each kind of view', () => {
    const { socket, sent, take } = slowSocket();
    const outbox = createOutbox(socket);
    outbox.view('a', 'a1');
    for (const kind of ['a', 'b', 'a']) outbox.view(kind, `${kind}2`);
    take();
    take();
    take();
    expect(sent).toEqual(['a1', 'a2', 'b2']);
  });

  it('loses no answer, and has nothing more read from a window that takes none', async () => {
    const { socket, sent, take, isRead } = slowSocket();
    const outbox = createOutbox(socket);
    const long = 'x'.repeat(40_000);
    outbox.send(long);
    expect(isRead()).toBe(true);
    outbox.send(`${long}2`);
    expect(isRead()).toBe(false);
    let room = false;
    const waiting = outbox.room().then(() => void (room = true));
    await Promise.resolve();
    expect(room).toBe(false);
    take();
    await waiting;
    expect(isRead()).toBe(true);
    expect(sent).toEqual([long, `${long}2`]);
  });

  it('ends with a window that takes nothing for half a minute, and not before', () => {
    const { socket, take, isEnded } = slowSocket();
    const outbox = createOutbox(socket);
    outbox.send('a');
    outbox.send('b');
    vi.advanceTimersByTime(29_000);
    take();
    vi.advanceTimersByTime(29_000);
    expect(isEnded()).toBe(false);
    vi.advanceTimersByTime(1_001);
    expect(isEnded()).toBe(true);
  });

  it('waits for nobody who has left', async () => {
    const { socket } = slowSocket();
    const outbox = createOutbox(socket);
    outbox.send('x'.repeat(100_000));
    const waiting = outbox.room();
    outbox.close();
    await expect(waiting).resolves.toBeUndefined();
  });
});

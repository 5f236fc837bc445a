/**
 * What goes to one window, as fast as it takes it. A window that is slow gets the newest view and no older one;
 * one that does not take its answers is not listened to until it does, and is cut off if it goes on like that.
 */
import type { WebSocket } from 'ws';

/** Bytes under way on a socket, beyond which no view is sent and nothing more is read. */
const enough = 64 * 1024;

/** Milliseconds in which a window takes something of what is under way; else it is gone or stuck. */
const patience = 30_000;

type Sink = Pick<
  WebSocket,
  'send' | 'bufferedAmount' | 'readyState' | 'OPEN' | 'pause' | 'resume' | 'terminate'
>;

export interface Outbox {
  /** An answer, or a word that must not be lost. */
  send(message: string): void;
  /** A view; of those of a kind that wait only the newest goes out. */
  view(kind: string, message: string): void;
  /** Whether there is room for what may as well be left out. */
  hasRoom(): boolean;
  /** Resolves when there is room for an answer, or nobody left to give it to. */
  room(): Promise<void>;
  /** Nothing more goes out. */
  close(): void;
}

export function createOutbox(socket: Sink): Outbox {
  const newest = new Map<string, string>();
  let underway = 0;
  let paused = false;
  let stuck: NodeJS.Timeout | undefined;
  let room = Promise.withResolvers<void>();
  room.resolve();

  /** Something was taken: there may be room again. */
  function taken(): void {
    underway -= 1;
    clearTimeout(stuck);
    stuck = underway === 0 ? undefined : setTimeout(() => socket.terminate(), patience).unref();
    if (socket.bufferedAmount > enough) return;
    if (paused) {
      paused = false;
      room.resolve();
      socket.resume();
    }
    for (const [kind, message] of newest) {
      newest.delete(kind);
      pass(message);
      return;
    }
  }

  function pass(message: string): void {
    if (socket.readyState !== socket.OPEN) return;
    underway += 1;
    stuck ??= setTimeout(() => socket.terminate(), patience).unref();
    socket.send(message, taken);
    if (paused || socket.bufferedAmount <= enough) return;
    paused = true;
    room = Promise.withResolvers<void>();
    socket.pause();
  }

  return {
    send: pass,
    view(kind, message) {
      if (underway > 0) newest.set(kind, message);
      else pass(message);
    },
    hasRoom: () => socket.bufferedAmount <= enough,
    room: () => room.promise,
    close() {
      clearTimeout(stuck);
      room.resolve();
    },
  };
}

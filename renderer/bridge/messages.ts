/** What the server may send; anything else is dropped. */
export type ServerMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string }
  | { readonly event: string; readonly value: unknown };

/** Reads one message of the bridge; undefined for what is none. */
export function answerOf(data: string): ServerMessage | undefined {
  const message = parsed(data);
  if (typeof message !== 'object' || message === null) return undefined;
  const { id, ok, value, error, event } = message as Record<string, unknown>;
  if (typeof event === 'string') return { event, value };
  if (typeof id !== 'number') return undefined;
  if (ok === true) return { id, ok, value };
  return { id, ok: false, error: typeof error === 'string' ? error : 'refused' };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

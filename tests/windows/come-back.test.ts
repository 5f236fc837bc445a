/** Both sides of a window's way back to a host that was started anew. */
import { describe, expect, it } from 'vitest';
import { createResumption, newKey } from '../../main/hosts/browser/resume.ts';
import { askToResume } from '../../renderer/bridge/resume.ts';

const host = '127.0.0.1:4711';
const key = newKey();

/** The window's side against a host with `hostKey` at `at`; what the window has posted is in `posted`. */
function windowAgainst(hostKey: string, at = host) {
  const resumption = createResumption(hostKey, at);
  const posted: { body: unknown; credentials: string | undefined }[] = [];
  const ask = async (_path: unknown, init: RequestInit = {}) => {
    const body: unknown = JSON.parse(String(init.body));
    posted.push({ body, credentials: init.credentials });
    const challenge = resumption.challenge(body);
    if (challenge !== undefined) return Response.json(challenge);
    return new Response(null, { status: resumption.accepts(body) ? 204 : 403 });
  };
  return { resumption, posted, result: askToResume(key, host, ask as typeof fetch) };
}

describe('a window that comes back', () => {
  it('is let in by a host that knows its key, and the key is never sent', async () => {
    const { posted, result } = windowAgainst(key);
    expect(await result).toBe('in');
    expect(JSON.stringify(posted)).not.toContain(key);
    expect(posted.map(({ credentials }) => credentials)).toEqual(['omit', 'same-origin']);
  });

  it('proves nothing to whoever else has the port now, nor to one who passes another port’s answers on', async () => {
    for (const stranger of [windowAgainst(newKey()), windowAgainst(key, '127.0.0.1:4712')]) {
      expect(await stranger.result).toBe('stranger');
      expect(stranger.posted).toHaveLength(1);
    }
  });

  it('is heard once for each challenge', async () => {
    const { posted, result, resumption } = windowAgainst(key);
    await result;
    expect(resumption.accepts(posted[1]?.body)).toBe(false);
  });

  it('is told from what is no message', () => {
    const resumption = createResumption(key, host);
    for (const body of [
      undefined,
      null,
      {},
      { window: 7 },
      { window: 'short' },
      { window: 'x'.repeat(65) },
    ]) {
      expect(resumption.challenge(body)).toBeUndefined();
      expect(resumption.accepts(body)).toBe(false);
    }
    const window = 'w'.repeat(24);
    const { nonce = '', proof = '' } = resumption.challenge({ window }) ?? {};
    // The host's own proof is none of a window's.
    expect(resumption.accepts({ window, nonce, proof })).toBe(false);
  });

  it('waits while nobody answers', async () => {
    const nobody = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await askToResume(key, host, nobody as typeof fetch)).toBe('away');
  });
});

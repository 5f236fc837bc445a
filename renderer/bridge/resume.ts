/**
 * Asks the browser host to let this window in again: after it was started anew, its cookie is of the former run. The
 * host proves first that it knows the key; only then does the window prove the same (main/hosts/browser/resume.ts).
 */
import { resumePath } from '../../shared/bridge.ts';

type Fetch = typeof fetch;

/** 'stranger': whoever answers does not know the key; 'away': nobody answers, or not as a host does. */
export type LetIn = 'in' | 'stranger' | 'away';

/** Whether this window may connect now. `key` is Base64url, `host` the host and port that it connects to. */
export async function askToResume(
  key: string,
  host: string,
  ask: Fetch = (...request) => fetch(...request),
): Promise<LetIn> {
  try {
    const window = base64Url(crypto.getRandomValues(new Uint8Array(24)));
    // Nothing of ours goes to a host that has proved nothing yet.
    const asked = await post(ask, { window }, 'omit');
    if (!asked.ok) return asked.status === 503 ? 'away' : 'stranger';
    const { nonce, proof } = (await asked.json()) as Record<string, unknown>;
    if (typeof nonce !== 'string') return 'stranger';
    if (proof !== (await proofOf('host', key, host, window, nonce))) return 'stranger';
    const answer = { window, nonce, proof: await proofOf('window', key, host, window, nonce) };
    return (await post(ask, answer, 'same-origin')).ok ? 'in' : 'away';
  } catch {
    return 'away';
  }
}

function post(ask: Fetch, message: object, credentials: RequestCredentials): Promise<Response> {
  return ask(resumePath, {
    method: 'POST',
    credentials,
    body: JSON.stringify(message),
    headers: { 'content-type': 'application/json' },
  });
}

async function proofOf(
  side: 'host' | 'window',
  key: string,
  host: string,
  window: string,
  nonce: string,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  const imported = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  const text = new TextEncoder().encode(`${side} ${host} ${window} ${nonce}`);
  return base64Url(new Uint8Array(await crypto.subtle.sign('HMAC', imported, text)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The token endpoint of the door: client credentials and device code (RFC 6749 4.4, RFC 8628), with the errors of
 * Entra ID (facts/graph#tokens). Secrets are looked at for being there, and kept nowhere.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { createToken, tokenLife } from './tokens.ts';

/** Seconds that a device code holds, and between two questions. */
const codeLife = 900;
const interval = 5;
/** Codes that wait at once; the oldest goes. */
const mostCodes = 100;
/** As the real ones: consonants and digits that nobody takes for another. */
const letters = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

export interface OAuthAnswer {
  readonly status: number;
  readonly body: object;
}

interface Waiting {
  readonly userCode: string;
  readonly clientId: string;
  readonly expires: number;
  approved: boolean;
}

export interface TokenEndpoint {
  /** Answers a request for a token of `tenant`, form-encoded; `origin` is the door's. */
  token(tenant: string, form: URLSearchParams, origin: string, now: number): OAuthAnswer;
  /** Begins a sign-in on another device. */
  deviceCode(form: URLSearchParams, origin: string, now: number): OAuthAnswer;
  /** A person has typed the code on the door's page; whether it was one that waits. */
  approve(userCode: string, now: number): boolean;
}

export function createTokenEndpoint(): TokenEndpoint {
  const waiting = new Map<string, Waiting>();

  function byDeviceCode(tenant: string, form: URLSearchParams, origin: string, now: number): OAuthAnswer {
    const code = form.get('device_code') ?? form.get('code') ?? '';
    const asked = waiting.get(code);
    if (asked === undefined)
      return refused(400, 'bad_verification_code', 70_018, 'The code is not known.', now);
    if (asked.expires <= now) {
      waiting.delete(code);
      return refused(
        400,
        'expired_token',
        70_020,
        'The provided value for the device code has expired.',
        now,
      );
    }
    if (!asked.approved)
      return refused(
        400,
        'authorization_pending',
        70_016,
        'The device code has not been confirmed yet.',
        now,
      );
    waiting.delete(code);
    return granted(tenant, asked.clientId, origin, now);
  }

  return {
    token(tenant, form, origin, now) {
      const grant = form.get('grant_type') ?? '';
      if (grant.endsWith('device_code')) return byDeviceCode(tenant, form, origin, now);
      if (grant !== 'client_credentials')
        return refused(
          400,
          'unsupported_grant_type',
          70_003,
          `The grant '${grant.slice(0, 80)}' is not supported.`,
          now,
        );
      const missing = ['client_id', 'client_secret'].find((name) => (form.get(name) ?? '') === '');
      if (missing === 'client_secret')
        return refused(
          401,
          'invalid_client',
          7_000_216,
          "'client_assertion' or 'client_secret' is required.",
          now,
        );
      if (missing !== undefined) return without(missing, now);
      return granted(tenant, form.get('client_id') ?? '', origin, now);
    },
    deviceCode(form, origin, now) {
      const clientId = form.get('client_id') ?? '';
      if (clientId === '') return without('client_id', now);
      const [oldest] = waiting.keys();
      if (waiting.size >= mostCodes && oldest !== undefined) waiting.delete(oldest);
      const code = randomUUID();
      const userCode = Array.from({ length: 9 }, () => letters[randomInt(letters.length)]).join('');
      waiting.set(code, { userCode, clientId, expires: now + codeLife * 1_000, approved: false });
      const page = `${origin}/devicelogin`;
      return {
        status: 200,
        body: {
          user_code: userCode,
          device_code: code,
          verification_uri: page,
          verification_url: page,
          expires_in: codeLife,
          interval,
          message: `To sign in, open ${page} and enter the code ${userCode}. (Simulation)`,
        },
      };
    },
    approve(userCode, now) {
      const typed = userCode.trim().toUpperCase();
      const asked = [...waiting.values()].find((one) => one.userCode === typed && one.expires > now);
      if (asked) asked.approved = true;
      return asked !== undefined;
    },
  };
}

const granted = (tenant: string, clientId: string, origin: string, now: number): OAuthAnswer => ({
  status: 200,
  body: {
    token_type: 'Bearer',
    expires_in: tokenLife,
    ext_expires_in: tokenLife,
    access_token: createToken(`${origin}/${tenant}/`, clientId, now),
  },
});

const without = (parameter: string, now: number): OAuthAnswer =>
  refused(
    400,
    'invalid_request',
    900_144,
    `The request body must contain the following parameter: '${parameter}'.`,
    now,
  );

function refused(status: number, error: string, number: number, text: string, now: number): OAuthAnswer {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [number],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
    },
  };
}

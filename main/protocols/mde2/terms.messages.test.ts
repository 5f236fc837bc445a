import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRedirection, redirection, termsUrl, type TermsVerdict } from './terms.messages.ts';

const order = { redirectUri: 'ms-aadj-redir://auth/mdm', clientRequestId: '34be581c-6ebd-49d6' };

const verdicts: fc.Arbitrary<TermsVerdict> = fc.oneof(
  fc.record({ kind: fc.constant('accepted' as const), opaqueBlob: fc.string({ minLength: 1 }) }),
  fc.constant({ kind: 'declined' as const }),
  fc.record({ kind: fc.constant('error' as const), error: fc.string(), description: fc.string() }),
);

describe('terms of use', () => {
  it('are asked for with the four parameters of the protocol', () => {
    const url = new URL(termsUrl('https://mdm.example/tou?tenant=1', order));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      redirect_uri: 'ms-aadj-redir://auth/mdm',
      'client-request-id': '34be581c-6ebd-49d6',
      'api-version': '1.0',
      mode: 'azureadjoin',
    });
  });

  it('a redirection tells what was written into it', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const location = redirection(order, verdict);
        expect(location).toContain('client-request-id=34be581c-6ebd-49d6');
        expect(readRedirection(location)).toEqual(verdict);
      }),
    );
  });

  it('an acceptance without its blob is an error', () => {
    expect(readRedirection('ms-aadj-redir://auth/mdm?IsAccepted=true')).toMatchObject({ kind: 'error' });
  });
});

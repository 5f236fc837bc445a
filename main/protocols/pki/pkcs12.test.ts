import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64 } from './base64.ts';
import { readCertificate } from './certificate.ts';
import { ecSecretFrom, spkiOfSecret } from './ec-key.ts';
import { decodePkcs12, encodePkcs12 } from './pkcs12.codec.ts';

const secret = ecSecretFrom(Uint8Array.of(1, 2, 3));
const certificates = [Uint8Array.of(0x30, 1, 0), new Uint8Array(300).fill(7)];

/** Made by another program: openssl pkcs12 -export -certpbe NONE -keypbe AES-256-CBC -macalg sha256. */
const foreign =
  'MIIDowIBAzCCA1kGCSqGSIb3DQEHAaCCA0oEggNGMIIDQjCCAfkGCSqGSIb3DQEHAaCCAeoEggHmMIIB4jCCAd4GCyqGSIb3DQEMCgEDoIIBpjCCAaIGCiqGSIb3DQEJFgGgggGSBIIBjjCCAYowggEvoAMCAQICFBUvAzW//eMAC7FvIlVVwCDOoss1MAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnBrY3MxMi5leGFtcGxlMCAXDTI2MTEyMzE4MTYwOVoYDzIwNTEwNzE1MTgxNjA5WjAZMRcwFQYDVQQDDA5wa2NzMTIuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDY9D/+zD9cqxLpcmqPMyzjAdfSwdYpMYBfeUBENCwpaCO0XyVLA8ZX8mLUzluCB+REssitAMgFCjRSvCS921qSjUzBRMB0GA1UdDgQWBBTPqGaWkW1f/+8FmwG7z9MZWsVIhjAfBgNVHSMEGDAWgBTPqGaWkW1f/+8FmwG7z9MZWsVIhjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDo/Fp5lqLpdd23326ZLrJ+BU9ixyATwVkoxGBUVnUUEAIhAJ6F/5yRBIzinRzgHUiBarLH3az+VCD9CF8wTX5cw4KbMSUwIwYJKoZIhvcNAQkVMRYEFOzrnS36HHMgbiM/0ctQmbCk3wm5MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECBjKzf+c6YMNAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQT7yBN6lmx9uvIN1J8K5IOwSBkHapS88eI5WTq9wFJhqVe6IZ4MufCGLqID35DHuuOaekI8uECF70PKdxfVMFeMyZ7HfIp7VOcjDUcjOIPsqM5xCFn3vyH5AcVazti8uGjCmnCqQ5AqTuWK0a4w3CnAaP8LaMtm93SFCq8D1kiGcd9aJ8PW9JGHObq6clVvho6CjoapoBIwfK6S8xIKUp1AJ78TElMCMGCSqGSIb3DQEJFTEWBBTs650t+hxzIG4jP9HLUJmwpN8JuTBBMDEwDQYJYIZIAWUDBAIBBQAEIItHzyOfdxGFSRv5IuUZ8Q/3cOmAf8eKu/x+ZUAQ1YbjBAggWRo58XpTUQICCAA=';

function faultOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof BadInputError ? 'bad input' : String(error);
  }
}

describe('PKCS #12', () => {
  it('gives back what was put in', () => {
    const bytes = encodePkcs12({ secret, certificates }, 'Pässword', Uint8Array.of(9));
    expect(decodePkcs12(bytes, 'Pässword')).toEqual({ secret, certificates });
  });

  it('is not opened by another password', () => {
    const bytes = encodePkcs12({ secret, certificates }, 'right', Uint8Array.of(9));
    expect(() => decodePkcs12(bytes, 'wrong')).toThrow('wrong password');
  });

  it('reads what another program has written', () => {
    const { secret: scalar, certificates: chain } = decodePkcs12(fromBase64(foreign), 'rehearsal');
    const [leaf] = chain.map(readCertificate);
    expect(leaf?.spki).toEqual(spkiOfSecret(scalar));
  });

  it('says of damaged bytes that they are', () => {
    const bytes = encodePkcs12({ secret, certificates }, 'p', Uint8Array.of(9));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const spoiled = bytes.slice();
        spoiled[at] = (spoiled[at] ?? 0) ^ change;
        expect(faultOf(() => decodePkcs12(spoiled, 'p'))).toMatch(/^(none|bad input)$/);
      }),
      { numRuns: 60 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64 } from '../bytes/base64.ts';
import { readCertificate } from './certificate.ts';
import { oid } from './der.ts';
import { ecSecretFrom, spkiOfSecret } from './ec-key.ts';
import { decodePkcs12, encodePkcs12 } from './pkcs12.codec.ts';

const secret = ecSecretFrom(Uint8Array.of(1, 2, 3));
const certificates = [Uint8Array.of(0x30, 1, 0), new Uint8Array(300).fill(7)];

/** Made by another program: openssl pkcs12 -export -certpbe NONE -keypbe AES-256-CBC -macalg sha256. */
const foreign =
  'MIIDowIBAzCCA1kGCSqGSIb3DQEHAaCCA0oEggNGMIIDQjCCAfkGCSqGSIb3DQEHAaCCAeoEggHmMIIB4jCCAd4GCyqGSIb3DQEMCgEDoIIBpjCCAaIGCiqGSIb3DQEJFgGgggGSBIIBjjCCAYowggEvoAMCAQICFBUvAzW//eMAC7FvIlVVwCDOoss1MAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnBrY3MxMi5leGFtcGxlMCAXDTI2MTEyMzE4MTYwOVoYDzIwNTEwNzE1MTgxNjA5WjAZMRcwFQYDVQQDDA5wa2NzMTIuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDY9D/+zD9cqxLpcmqPMyzjAdfSwdYpMYBfeUBENCwpaCO0XyVLA8ZX8mLUzluCB+REssitAMgFCjRSvCS921qSjUzBRMB0GA1UdDgQWBBTPqGaWkW1f/+8FmwG7z9MZWsVIhjAfBgNVHSMEGDAWgBTPqGaWkW1f/+8FmwG7z9MZWsVIhjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDo/Fp5lqLpdd23326ZLrJ+BU9ixyATwVkoxGBUVnUUEAIhAJ6F/5yRBIzinRzgHUiBarLH3az+VCD9CF8wTX5cw4KbMSUwIwYJKoZIhvcNAQkVMRYEFOzrnS36HHMgbiM/0ctQmbCk3wm5MIIBQQYJKoZIhvcNAQcBoIIBMgSCAS4wggEqMIIBJgYLKoZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECBjKzf+c6YMNAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQT7yBN6lmx9uvIN1J8K5IOwSBkHapS88eI5WTq9wFJhqVe6IZ4MufCGLqID35DHuuOaekI8uECF70PKdxfVMFeMyZ7HfIp7VOcjDUcjOIPsqM5xCFn3vyH5AcVazti8uGjCmnCqQ5AqTuWK0a4w3CnAaP8LaMtm93SFCq8D1kiGcd9aJ8PW9JGHObq6clVvho6CjoapoBIwfK6S8xIKUp1AJ78TElMCMGCSqGSIb3DQEJFTEWBBTs650t+hxzIG4jP9HLUJmwpN8JuTBBMDEwDQYJYIZIAWUDBAIBBQAEIItHzyOfdxGFSRv5IuUZ8Q/3cOmAf8eKu/x+ZUAQ1YbjBAggWRo58XpTUQICCAA=';

/** The same with an RSA key of 1024 bits. */
const foreignRsa =
  'MIIGFgIBAzCCBcwGCSqGSIb3DQEHAaCCBb0EggW5MIIFtTCCAnkGCSqGSIb3DQEHAaCCAmoEggJmMIICYjCCAl4GCyqGSIb3DQEMCgEDoIICJjCCAiIGCiqGSIb3DQEJFgGgggISBIICDjCCAgowggFzoAMCAQICFH70C8xbwY7pv61KZgInLHNi4ku+MA0GCSqGSIb3DQEBCwUAMBYxFDASBgNVBAMMC3JzYS5leGFtcGxlMCAXDTI2MTEyMzE5MzQyNVoYDzIwNTEwNzE1MTkzNDI1WjAWMRQwEgYDVQQDDAtyc2EuZXhhbXBsZTCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAu4ba07WpkrHEl34hGmHhdtosZGHVixmga1myXUGIRpqyISvNDRNx9iJLxalmXIVgunsM0XDEVTVPmV2MFrIi6SHHEDNSvvkcTw+BRRIui4GklJer+CTES0TPaLZh/CPppSdCA/at34QkggqSzBsPIMLi4RYk4w/lh6YtBAhSfzMCAwEAAaNTMFEwHQYDVR0OBBYEFAaRsztjmCY9F3If4vsRJ+BcbejOMB8GA1UdIwQYMBaAFAaRsztjmCY9F3If4vsRJ+BcbejOMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEAFpxjgtjBr2rx8siup36Xj5bkwHh+zo7WzONgS0P6tCFQkcGmKNP+030UIeKM9bJYWflNuAcZVIkl4RfOyHXqGO720rmDGCnUnaAGusAhLFOlEhHYxa0rHzYP5q3ZdPRCI+wGFMYNcds216PvCkFKfIAPbznBYqwD4bDN5SvrusYxJTAjBgkqhkiG9w0BCRUxFgQUzy3sb4eLVq8vXCwZirkWPl2RU8IwggM0BgkqhkiG9w0BBwGgggMlBIIDITCCAx0wggMZBgsqhkiG9w0BDAoBAqCCAuEwggLdMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjXRJP3GKdegwICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEOvq66NIA+6FXvLtu/Merv8EggKAT+TlgPjXQ3U3WtqSrc2g5aRV/+kXDKLcpC8YbfvgQcYj2ru+/pUcVzCbkyogrj9MbAJoziliMf9SKYjH2HSA0e0IijcfY+gEss22s8kvYNs50xdbH8xteXfAsc7XwB1EqRKtFNONOGynj4sjoSymI7FfGvI87ff9Xuj2j9rJDhMAaJLi7uLWs8hdkAX6BdCZ/zZoxrRyxy1/wMORkTG98Djdt4QG2yKNaKkv5Iu5JQ7P8yIKuPSYMzOgVzaOiY3Y9zgPCyrsvs6lfPKAMfp1bKXjZtHS04qgDWlzssp3F+LzRUy44BRLTW83XRP5+hEJdTW0afdSIikYxKSboHmvSC3i5+lkwYnwWVI69VfKcT2zcnBENRXXPXlK6L7D84XTrbz83m7uTpVyy/jCOzdxUBPI5kWbp4lCrIuuJIbP/ZMzXnBA35zkHV9FB+vA/abiGjtszXjE6pLUXs0N4H+b8fxWw20dj8PlMTRXaeWozc6hWNTIYSZUSieElWCiJ3xB49duptBVlP+crDA8Is/E0XQi79m8eQSX+mViAtWWh/9e3eSPzOzJ4/YXEqS3ahPBO3Z9JNkjX3FGb5shjSP3sMRzMCqvQTyPD+CwCsmsF+UwOUew3t1wJDxt2oQ5PUA8Fi8rG2OlcPTP6pYyGPjHx1WutGXi2Jz67nYyyBie+1vO8051JcHhFiHrIaDaVmqTmK6benNHl+8BCp8sFHSv+d/rZC6/QHvLxRY9EP+5KQ24E+zPSuOwUxuOYtafzSyjc4AS1qshIe5mBlU+7AXRNZLZDWO8qDIqsiJhXciN5JNDKN6Up9gJMl7dBKmlCmEdqkuUZaZqqXnFzflJsQFBTzElMCMGCSqGSIb3DQEJFTEWBBTPLexvh4tWry9cLBmKuRY+XZFTwjBBMDEwDQYJYIZIAWUDBAIBBQAEICvfSnrAw7s6s45WLUSl3MbKRP4KYk6N3t+oz/u2Nxv7BAiXIkze0EfRgwICCAA=';

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

  it('names the algorithms that it does not read', () => {
    expect(() => decodePkcs12(fromBase64(foreignRsa), 'rehearsal')).toThrow(/^The key is of another kind/);
    const bytes = encodePkcs12({ secret, certificates }, 'p', Uint8Array.of(9));
    const ofHmac = Buffer.from(bytes).lastIndexOf(Buffer.from(oid('2.16.840.1.101.3.4.2.1')));
    const sha512 = Uint8Array.from(bytes);
    sha512.set(oid('2.16.840.1.101.3.4.2.3'), ofHmac);
    expect(() => decodePkcs12(sha512, 'p')).toThrow(/^The HMAC is of another kind/);
  });

  it('takes no number for a key that is none of the curve', () => {
    for (const none of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(31).fill(1)])
      expect(faultOf(() => spkiOfSecret(none))).toBe('bad input');
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

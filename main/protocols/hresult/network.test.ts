import { describe, expect, test } from 'vitest';
import { formatHResult } from './hresult.ts';
import { enrolmentNetworkHResult, networkHResult } from './network.ts';

describe('what Windows makes of a network failure', () => {
  test.each([
    ['no-link', '0x80072EE7'],
    ['name-not-resolved', '0x80072EE7'],
    ['timeout', '0x80072EE2'],
    ['cannot-connect', '0x80072EFD'],
    ['connection-aborted', '0x80072EFE'],
    ['certificate-date-invalid', '0x80072F8F'],
    ['certificate-untrusted', '0x80072F8F'],
  ] as const)('%s is %s', (failure, code) => {
    expect(formatHResult(networkHResult(failure))).toBe(code);
  });

  test('the enrolment client names what is wrong with a TLS certificate', () => {
    expect(formatHResult(enrolmentNetworkHResult('certificate-untrusted'))).toBe('0x80180012');
    expect(formatHResult(enrolmentNetworkHResult('certificate-date-invalid'))).toBe('0x8018000D');
    expect(formatHResult(enrolmentNetworkHResult('timeout'))).toBe('0x80072EE2');
  });
});

/** What Windows remembers of its attestation, in the registry (facts/attestation#events). */
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';

const aikCertEnrollKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Ngc\\AIKCertEnroll';
const attemptsKey = `${ownHive}\\AikCertEnroll`;

export interface AttestationRecord {
  readonly state: 'not-attempted' | 'succeeded' | 'failed';
  readonly attempts: number;
  /** Of the last attempt; 0 after a success. */
  readonly code: HResult;
}

/** Notes an attempt and how it ended. */
export function recordAttempt(registry: Registry, attempt: number, code: HResult): void {
  registry.setNumber(aikCertEnrollKey, 'ErrorCode', code);
  registry.setNumber(attemptsKey, 'AttemptCount', attempt);
}

/** A new run of the step forgets the former one. */
export function clearRecord(registry: Registry): void {
  registry.deleteKey(aikCertEnrollKey);
  registry.deleteKey(attemptsKey);
}

export function attestationRecordOf(registry: Registry): AttestationRecord {
  const code = registry.number(aikCertEnrollKey, 'ErrorCode');
  const attempts = registry.number(attemptsKey, 'AttemptCount') ?? 0;
  if (code === undefined) return { state: 'not-attempted', attempts, code: hresult(0) };
  return { state: code === 0 ? 'succeeded' : 'failed', attempts, code: hresult(code) };
}

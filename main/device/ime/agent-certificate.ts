/**
 * The agent's own certificate lives about six months (facts/rules-of-operation#six-months): a PC that waits
 * longer for its user has an agent whose detection fails until it is installed anew.
 */
import { days, instant, later } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { ownHive } from '../windows/registry.ts';

const key = `${ownHive}\\AgentCertificate`;
const life = days(183);
/** So long before its end, as Windows renews the certificate of its enrolment. */
const renewal = days(42);

/** The agent gets its certificate when it starts for the first time. */
export function keepAgentCertificate({ registry, deviceTime }: Machine): void {
  if (registry.number(key, 'NotAfter') !== undefined) return;
  registry.set(key, 'NotAfter', { type: 'REG_QWORD', data: later(deviceTime(), life) });
}

/** An agent that checks in in time gets a new one: only a PC that nobody uses lets it expire. */
export function renewAgentCertificate({ registry, deviceTime }: Machine): void {
  const left = (registry.number(key, 'NotAfter') ?? 0) - deviceTime();
  if (left < 0 || left > renewal) return;
  registry.set(key, 'NotAfter', { type: 'REG_QWORD', data: later(deviceTime(), life) });
}

export function isAgentCertificateExpired({ registry, deviceTime }: Machine): boolean {
  const notAfter = registry.number(key, 'NotAfter');
  return notAfter !== undefined && deviceTime() > instant(notAfter);
}

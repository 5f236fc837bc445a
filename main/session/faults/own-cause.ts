/** The cause of a fault that no reading of the world tells: what an administrator wrote, or a hand did. */
import { faultById } from '../../../shared/faults/index.ts';
import type { FaultId } from '../../../shared/faults/index.ts';
import type { FaultEntry } from '../../../shared/faults/fault-entry.ts';
import type { Fault } from '../../../shared/session/truth.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Cause } from '../truth/cause.ts';
import { byPassage } from '../truth/cause.ts';

const refusedBy = (...names: readonly string[]): Cause['feltAt'] =>
  byPassage(({ host, status = 0 }) => names.includes(host) && status >= 400);

/** What some are felt by before they lead to a failure; the others are felt with it. */
const signs: Partial<Record<FaultId, Cause['feltAt']>> = {
  'not-registered': refusedBy(hosts.ztd, hosts.live),
  'profile-missing': refusedBy(hosts.ztd, hosts.live),
  'registered-elsewhere': refusedBy(hosts.ztd, hosts.live),
  'group-tag-wrong': refusedBy(hosts.ztd, hosts.live),
  'user-disabled': refusedBy(hosts.login),
  'access-blocked': refusedBy(hosts.login),
};

/** Codes that come of nothing else. */
const codes: Partial<Record<FaultId, Cause['codes']>> = {
  'disk-full': [fromWin32(Win32.ERROR_DISK_FULL)],
};

/** Felt as soon as they are set. */
const atOnce: ReadonlySet<FaultId> = new Set<FaultId>(['battery-empty']);

export function ownCause(id: FaultId, key: string, words: string, by: Fault['by']): Cause {
  const entry: FaultEntry | undefined = faultById(id);
  return {
    id: `fault:${key}`,
    kind: entry?.kind ?? 'administrator',
    words,
    by,
    feltAt: signs[id] ?? (() => undefined),
    ...(atOnce.has(id) ? { atOnce: true } : {}),
    ...(codes[id] ? { codes: codes[id] } : {}),
    ...(entry?.steps ? { steps: entry.steps } : {}),
  };
}

/** How long the page waits for its items (facts/enrollment-status-page#time-limit). */
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { between, instant, milliseconds, minutes } from '../../world/time.ts';
import { cachedProfile } from '../autopilot/profile-cache.ts';
import type { Management } from '../mdm/management.ts';
import { startOf } from './esp-store.ts';
import type { CategoryId } from './subcategories.ts';
import { firstSyncUri } from './tracker.ts';

const usualMinutes = 60;
/** A hybrid join gets this on top: it waits for the directory. */
const hybridMinutes = 40;

function limitOf({ machine, tree }: Management): SimDuration {
  const set = Number(tree.read(firstSyncUri('Device', 'TimeOutUntilSyncFailure')) ?? usualMinutes);
  return minutes(set + (isHybrid(cachedProfile(machine)) ? hybridMinutes : 0));
}

/** What is left of the limit, which began with the category `from`; `startedAt` where that is not known. */
export function timeLeft(management: Management, from: CategoryId, startedAt: SimTime): SimDuration {
  const { registry, world } = management.machine;
  const used = between(instant(startOf(registry, from) ?? startedAt), world.clock.now);
  return milliseconds(Math.max(0, limitOf(management) - used));
}

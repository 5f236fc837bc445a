/** The profile before the first page. */
import { clearProfile } from '../../../autopilot/profile-cache.ts';
import { askForProfile, profileLimits } from '../../ask-for-profile.ts';
import type { Work } from '../../define-flow.ts';

/** AutopilotPrefetch: forgets the profile and asks for it, for at most 36 s and without a word. */
export const prefetchProfile: Work = function* (pc) {
  const { machine } = pc.windows();
  clearProfile(machine);
  if (!machine.network.linkUp) return { type: 'profile answered', profile: null, online: false };
  return yield* askForProfile(machine, profileLimits.prefetch);
};

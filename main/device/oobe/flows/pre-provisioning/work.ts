/** The profile for the landing page, the technician's Enrollment Status Page, Reseal, Reset. */
import { InternalError } from '../../../../../shared/failures.ts';
import { sleep } from '../../../../world/process.ts';
import { askForProfile, profileLimits } from '../../ask-for-profile.ts';
import type { Work } from '../../define-flow.ts';
import { endOf } from '../../end-of-esp.ts';
import { exportTime } from '../../export-time.ts';
import { reporting, telling } from '../../reporting.ts';

export const exportTheLogs: Work = function* () {
  yield* sleep(exportTime);
  return { type: 'done' };
};

export const loadLanding: Work = function* (pc) {
  yield* sleep(pc.timing.landingLoad);
  return yield* askForProfile(pc.windows().machine, profileLimits.activation);
};

export const runTechnicianEsp: Work = (pc, { profile }) => {
  if (!profile) throw new InternalError('The landing page let a PC without a profile pass');
  return reporting(endOf(pc.windows().deployment.technicianEsp(profile)));
};

export const reseal: Work = (pc) => telling(pc.windows().deployment.reseal(), { type: 'resealed' });

export const resetPc: Work = (pc) => telling(pc.reset.run(pc.changed), { type: 'done' });

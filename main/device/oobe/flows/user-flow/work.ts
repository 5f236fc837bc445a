/** The Enrollment Status Page of the user. */
import { InternalError } from '../../../../../shared/failures.ts';
import type { Work } from '../../define-flow.ts';
import { endOf } from '../../end-of-esp.ts';
import { reporting } from '../../reporting.ts';

export const runUserEsp: Work = (pc, { profile }) =>
  reporting(endOf(pc.windows().deployment.userEsp(profile)));

export const runAccountEsp: Work = (pc, { user }) => {
  if (!user) throw new InternalError('Account setup runs for nobody');
  return reporting(endOf(pc.windows().deployment.accountEsp(user)));
};

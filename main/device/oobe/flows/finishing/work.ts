/** The first sign-in. */
import { sleep } from '../../../../world/process.ts';
import type { Work } from '../../define-flow.ts';
import { telling } from '../../reporting.ts';

export const prepareDesktop: Work = ({ timing }) => telling(sleep(timing.firstSignIn), { type: 'done' });

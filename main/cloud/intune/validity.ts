/** How long certificates of a profile hold. */
import { days, type SimDuration } from '../../world/time.ts';
import type { CertificateValidity } from '../tenant/policy.ts';

const daysOf: Readonly<Record<CertificateValidity['scale'], number>> = { days: 1, months: 30, years: 365 };

/** A hand-made profile may name any number; X.509 ends with the year 9999. */
const longestDays = 36_500;

/** At least a day, at most a hundred years. */
export const lifeOf = ({ count, scale }: CertificateValidity): SimDuration =>
  days(Math.min(longestDays, Math.max(1, Math.round(count * daysOf[scale]))));

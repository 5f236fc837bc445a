/** How long certificates of a profile hold. */
import { days, type SimDuration } from '../../world/time.ts';
import type { CertificateValidity } from '../tenant/policy.ts';

const daysOf: Readonly<Record<CertificateValidity['scale'], number>> = { days: 1, months: 30, years: 365 };

export const lifeOf = ({ count, scale }: CertificateValidity): SimDuration => days(count * daysOf[scale]);

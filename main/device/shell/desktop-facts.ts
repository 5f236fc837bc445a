/** What the desktop shows the state of. */
import type { Deployment } from '../deployment/deployment.ts';
import type { CompanyPortal } from './company-portal.ts';
import type { Machine } from '../windows/machine.ts';

export interface DesktopFacts {
  readonly machine: Machine;
  readonly companyPortal: Pick<CompanyPortal, 'last' | 'isChecking'>;
  readonly deployment: Pick<Deployment, 'sessions' | 'arrivedAt' | 'flows'>;
}

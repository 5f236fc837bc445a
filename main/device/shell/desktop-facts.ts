/** What the desktop shows the state of. */
import type { Deployment } from '../deployment/deployment.ts';
import type { Machine } from '../windows/machine.ts';

export interface DesktopFacts {
  readonly machine: Machine;
  readonly deployment: Pick<Deployment, 'sessions' | 'arrivedAt' | 'flows'>;
}

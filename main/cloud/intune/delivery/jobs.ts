/** Jobs of the MDM channel: what the device is asked of them. */
import { appLastErrorUri, appStatusUri, isChannelApp, jobQueries } from '../nodes/app-jobs.ts';
import type { PlannedCommand } from '../nodes/command.ts';
import { sameNode, type Delivery } from './delivery.ts';
import type { DeliveryPlan } from './plan.ts';
import { appRecord } from './record-keeping.ts';

/** How far the jobs are that are under way. */
export function jobQuestions(delivery: Delivery, plan: DeliveryPlan): PlannedCommand[] {
  const jobs = plan.apps
    .filter(({ app, action }) => action === 'install' && isChannelApp(app))
    .filter(({ app }) => delivery.job(appStatusUri(plan.scope, app)) !== 'done');
  return jobs.flatMap(({ app }) => jobQueries(plan.scope, app));
}

/** The error of a job goes to the app's record. */
export function noteError(
  delivery: Delivery,
  plans: readonly DeliveryPlan[],
  uri: string,
  code: number,
): void {
  if (code === 0) return;
  const planned = plans
    .flatMap(({ apps, scope }) => apps.filter(({ app }) => sameNode(appLastErrorUri(scope, app), uri)))
    .at(0);
  if (!planned) return;
  const record = appRecord(delivery.enrolment, planned.app);
  if (record.errorCode !== code >>> 0) delivery.enrolment.revision++;
  record.errorCode = code >>> 0;
}

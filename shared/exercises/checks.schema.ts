/**
 * What an exercise looks at when it is graded: the end state of world and services and the record of the rehearsal,
 * never the way of the clicks.
 */
import * as v from 'valibot';
import { portalActionIds as actions } from '../portal/portal-actions.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000));
const minutes = v.pipe(v.number(), v.minValue(1), v.maxValue(100_000));

/** What each check may say besides its kind. */
const common = {
  /** What it is worth. */
  points: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  /** In the words of the debrief; those of its kind where it is left out. */
  title: v.exactOptional(text),
};

const check = <const Kind extends string, const Fields extends v.ObjectEntries>(kind: Kind, fields: Fields) =>
  v.strictObject({ kind: v.literal(kind), ...common, ...fields });

export const checkSchema = v.variant('kind', [
  /** The technician's part has ended with Reseal. */
  check('resealed', {}),
  /** The user has come to the desktop with a work account. */
  check('desktop', {}),
  /** The PC stands at no failure. */
  check('no-failure', {}),
  /** The device has this user in the Autopilot service; '' for none. */
  check('assigned-user', { user: v.pipe(v.string(), v.maxLength(500)) }),
  /** This deployment profile has come to the device. */
  check('profile', { name: text }),
  check('group-tag', { tag: v.pipe(v.string(), v.maxLength(500)) }),
  /** Nobody has signed in before Reseal. */
  check('nobody-signed-in', {}),
  /** The device's record in Intune: there or not, and whether the service lets the device enrol so again. */
  check('intune-record', { is: v.picklist(['present', 'absent', 'not-blocked']) }),
  check('compliance', { is: v.picklist(['compliant', 'noncompliant', 'unknown']) }),
  /** The app, by id or name, is installed as the services know it. */
  check('app-installed', { app: text }),
  /** The cause that is set is gone at the end, whoever has mended it and how; in part where some are. */
  check('mended', {}),
  /** The trainee has done one of these on the portal page, and the service has taken it. */
  check('portal', { does: v.pipe(v.array(v.picklist(actions)), v.minLength(1)) }),
  /** The trainee has named the causes that were set; in part where some are named. */
  check('cause-named', {}),
  /** A diagnosis has named the step that failed. */
  check('step-named', {}),
  /** For each cause a remedy that sets it right. */
  check('remedy-named', {}),
  /** What was cited shows the cause: a line or an event in full, a page alone in half. */
  check('evidence-cited', {}),
  /** Diagnoses that name no cause of the exercise; each beyond costs half. */
  check('wrong-diagnoses', { most: count }),
  /** Presses of Retry; each beyond costs a third. */
  check('retries', { most: count }),
  /** Resets of the PC; each beyond costs a half. */
  check('resets', { most: count }),
  /** Minutes that the trainee took by the clock on the wall; none of it where twice as many. */
  check('wall-time', { minutes }),
  /** Minutes of the PC's own time; none of it where twice as many. */
  check('device-time', { minutes }),
]);
export type Check = v.InferOutput<typeof checkSchema>;
export type CheckKind = Check['kind'];

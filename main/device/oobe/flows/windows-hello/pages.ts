/** Windows Hello: the sensor that the PC has, and the PIN. */
import type { HelloView } from '../../../../../shared/stage/view.ts';
import type { Page } from '../../page.ts';

export const hello =
  (step: HelloView['step'], controls: HelloView['controls']): Page =>
  ({ helloProblem }) => ({ id: 'hello', step, problem: helloProblem, controls });

/** The pages of the sensor that the PC has. */
export const sensorPage =
  (prefix: '' | 'learning-', controls: HelloView['controls']): Page =>
  (_context, { helloSensor }) => ({
    id: 'hello',
    step: `${prefix}${helloSensor() ?? 'face'}`,
    problem: null,
    controls,
  });

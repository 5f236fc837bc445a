/** Windows Hello: the sensor that the PC has, and the PIN. */
import { asksForLetters, takesLetters } from '../../../../../shared/session/pin-rules.ts';
import type { HelloView } from '../../../../../shared/stage/view.ts';
import { pinRequirements } from '../../checks.ts';
import type { Page } from '../../page.ts';

export const hello =
  (step: HelloView['step'], controls: HelloView['controls']): Page =>
  ({ helloProblem }) => ({ id: 'hello', step, problem: helloProblem, controls });

/** The page that takes a new PIN. */
export const pinPage =
  (controls: HelloView['controls']): Page =>
  (context, facts) => {
    const rules = facts.pinRules();
    return {
      id: 'hello',
      step: 'pin',
      problem: context.helloProblem,
      controls,
      requirements: pinRequirements(rules),
      lettersAndSymbols: takesLetters(rules) && !asksForLetters(rules),
    };
  };

/** The pages of the sensor that the PC has. */
export const sensorPage =
  (prefix: '' | 'learning-', controls: HelloView['controls']): Page =>
  (_context, { helloSensor }) => ({
    id: 'hello',
    step: `${prefix}${helloSensor() ?? 'face'}`,
    problem: null,
    controls,
  });

/** The row of a state in which the PC restarts by itself. */
import type { Row } from './define-flow.ts';
import type { ResumeNode } from './oobe.events.ts';
import { black } from './page.ts';

/** `resume`: where the next boot goes on, if that is not where it went on before. */
export const restarting = (resume?: ResumeNode, key = 'boot.restarting'): Row => ({
  page: black('restarting', key),
  entry: 'restart',
  prompt: false,
  ...(resume === undefined ? {} : { resume }),
});

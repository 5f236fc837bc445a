/** Evidence that a trainee cites, held against what the PC has. */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type { Pc } from '../../device/pc.types.ts';
import { nameOf } from '../../../shared/stage/screens.ts';

/** The name of a file, without its folders. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether the PC has shown such a page, or has such a line or event at this moment. `screens`: those it has shown. */
export function isReal(
  evidence: Evidence,
  { machine, screen }: Pick<Pc, 'machine' | 'screen'>,
  screens: readonly { readonly id: string }[],
): boolean {
  if ('page' in evidence)
    return (
      screens.some(({ id }) => id === evidence.page) ||
      evidence.page === screen().id ||
      evidence.page === nameOf(screen())
    );
  if ('file' in evidence)
    return machine.files
      .state()
      .some(
        ({ path, text, encoding }) =>
          encoding === undefined &&
          sameName(fileName(path), evidence.file) &&
          (text ?? '').split('\n').some((line) => line.includes(evidence.line)),
      );
  return machine.eventLog.events(evidence.channel).some(({ id }) => id === evidence.event);
}

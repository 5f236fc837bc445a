/** Evidence that a trainee cites, held against what the PC has. */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type { Pc } from '../../device/pc.types.ts';
import { nameOf } from '../../../shared/stage/screens.ts';

/** The name of a file, without its folders. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Events of one kind that are kept with what was cited. */
const most = 10;

/**
 * What the PC has of it at this moment; undefined where it has no such page, line or event. `screens`: those it has
 * shown. Logs go with a reset: what was cited is kept as it was.
 */
export function read(
  evidence: Evidence,
  { machine, screen }: Pick<Pc, 'machine' | 'screen'>,
  screens: readonly { readonly id: string }[],
): readonly string[] | undefined {
  if ('page' in evidence) {
    const shown = [...screens.map(({ id }) => id), screen().id, nameOf(screen())];
    return shown.includes(evidence.page) ? [] : undefined;
  }
  const texts =
    'file' in evidence
      ? machine.files
          .state()
          .filter(({ path, encoding }) => encoding === undefined && sameName(fileName(path), evidence.file))
          .some(({ text = '' }) => text.split('\n').some((line) => line.includes(evidence.line)))
        ? [evidence.line]
        : []
      : machine.eventLog
          .events(evidence.channel)
          .flatMap(({ id, text }) => (id === evidence.event ? [text] : []));
  return texts.length > 0 ? texts.slice(-most) : undefined;
}

/** Rules of nodes that only tell or only keep a value. */
import type { NodeRule } from './csp.ts';

/** A node that Windows tells. */
export const told = (path: string, format: NodeRule['format'], initial: NodeRule['initial']): NodeRule => ({
  path,
  format,
  access: 'G',
  ...(initial === undefined ? {} : { initial }),
});

/** A node that keeps what a server sets. */
export const kept = (path: string, format: NodeRule['format'] = 'chr', initial?: string): NodeRule => ({
  path,
  format,
  access: 'ADGR',
  ...(initial === undefined ? {} : { initial }),
});

/** An interior node that a server may make and delete. */
export const interior = (path: string): NodeRule => ({ path, format: 'node', access: 'ADG' });

/** 'Parent' and ['A', 'B'] to rules of 'Parent/A' and 'Parent/B'. */
export const keptBelow = (
  parent: string,
  names: readonly string[],
  format: NodeRule['format'] = 'chr',
): readonly NodeRule[] => names.map((name) => kept(`${parent}/${name}`, format));

/** Objects of an export as they were found, before any of them is understood. */
import type { GraphObject } from '../graph-object.ts';

export interface FoundObject {
  readonly file: string;
  /** Where in the file: '' or e.g. '[2]'. */
  readonly place: string;
  object: GraphObject;
  readonly type: string;
  readonly assignments: GraphObject[];
  /** Why the object counts for nothing, where another one stands for it. */
  outdone?: string;
}

/** A group of which a table, a report or a target tells, without being the object itself. */
export interface ToldGroup {
  readonly file: string;
  readonly object: GraphObject;
}

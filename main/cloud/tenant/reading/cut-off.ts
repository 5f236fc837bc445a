/** What PowerShell writes in the place of an object below the depth that it was asked for, which is 2 if nobody asks. */
import { childOf, isGraphObject, type GraphObject } from '../graph-object.ts';
import { ownOf } from '../../../../shared/own.ts';

export const deeper = 'export again with a larger -Depth of ConvertTo-Json';

export const cutOffHere = `the export is cut off here: PowerShell wrote an object as text; ${deeper}`;

const typeName = String.raw`(?:System\.(?:Object(?:\[\])?|Collections\.Hashtable|Management\.Automation\.PSCustomObject)|Microsoft\.Graph\.(?:Beta\.)?PowerShell\.Models\.\w+)`;
/** Several objects stand one behind the other. */
const shallowText = new RegExp(String.raw`^(?:@\{.*\}|${typeName}(?: ${typeName})*)$`, 's');

export const isCutOff = (value: unknown): value is string =>
  typeof value === 'string' && /^[@SM]/.test(value) && shallowText.test(value);

/** Whether the object's assignments, or the target of one, stand as text: whom it is for is then not known. */
export function losesAssignments(object: GraphObject): boolean {
  const value = ownOf(object, 'assignments');
  if (typeof value === 'string') return true;
  const list = Array.isArray(value) ? value : ownOf(childOf(object, 'assignments'), 'value');
  return Array.isArray(list) && list.some((entry) => isCutOff(entry) || losesTarget(entry));
}

/** An assignment that does not tell its target. */
export const losesTarget = (assignment: unknown): boolean =>
  isGraphObject(assignment) && isCutOff(ownOf(assignment, 'target'));

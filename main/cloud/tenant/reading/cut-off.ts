/** What PowerShell writes in the place of an object below the depth that it was asked for, which is 2 if nobody asks. */
import { childOf, isGraphObject, listOf, type GraphObject } from '../graph-object.ts';
import { ownOf } from '../../../../shared/own.ts';

export const deeper = 'export again with a larger -Depth of ConvertTo-Json';

export const cutOffHere = `the export is cut off here: PowerShell wrote an object as text; ${deeper}`;

/** Types of collections and models, which no app is called by; the last part are arguments of a generic one. */
const typeName = [
  String.raw`(?:System\.(?:Object|\w+(?=\[)|Collections\.[\w.]+|Management\.Automation\.[\w.]+)`,
  String.raw`|Microsoft\.Graph\.(?:Beta\.)?(?:PowerShell\.)?Models\.\w+`,
  String.raw`|Newtonsoft\.Json\.Linq\.\w+)`,
  String.raw`(?:\x60\d+)?(?:\[[\w.,]*\])?`,
].join('');
/** Several objects stand one behind the other. */
const shallowText = new RegExp(String.raw`^(?:@\{.*\}|${typeName}(?: ${typeName})*)$`, 's');

export const isCutOff = (value: unknown): value is string =>
  typeof value === 'string' && /^[@SMN]/.test(value) && shallowText.test(value);

/** The object's assignments; a single one that a pipeline of PowerShell has taken out of its list counts too. */
export function assignmentsIn(object: GraphObject): readonly GraphObject[] {
  const value = ownOf(object, 'assignments');
  return isGraphObject(value) && isGraphObject(value['target']) ? [value] : listOf(object, 'assignments');
}

/** Whether something else stands where assignments or their targets belong: whom the object is for is then not known. */
export function losesAssignments(object: GraphObject): boolean {
  const value = ownOf(object, 'assignments');
  if (value === undefined || value === null) return false;
  const list = Array.isArray(value) ? value : ownOf(childOf(object, 'assignments'), 'value');
  if (Array.isArray(list)) return list.some((entry) => !isGraphObject(entry) || losesTarget(entry));
  return assignmentsIn(object).length === 0;
}

/** An assignment that does not tell its target. */
export const losesTarget = (assignment: GraphObject): boolean => {
  const target = ownOf(assignment, 'target');
  return target !== undefined && !isGraphObject(target);
};

/** What stands beside as a file of its own: its target has been cut off. */
export const isCutAssignment = (object: GraphObject): boolean => isCutOff(ownOf(object, 'target'));

/**
 * The tenant's default enrolment configurations: one of each type, assigned to all, evaluated last. Graph tells them
 * by their type or by their id; tools that drop ids leave the priority, which is 0 for these alone
 * (learn.microsoft.com/graph/api/resources/intune-onboarding-deviceenrollmentconfiguration). Where that is gone too,
 * the name is left that all of them have.
 */
import { nameOf, numberOf, textOf, type GraphObject } from '../graph-object.ts';
import { owns } from '../../../../shared/own.ts';

export const isDefaultConfiguration = (object: GraphObject, id: string): boolean =>
  /^default/i.test(textOf(object, 'deviceEnrollmentConfigurationType')) ||
  /_Default[A-Z]/.test(id) ||
  (tellsPriority(object)
    ? numberOf(object, 'priority', 1) === 0
    : textOf(object, 'id') === '' && /^all users(?: and all devices)?$/i.test(nameOf(object)));

const tellsPriority = (object: GraphObject): boolean =>
  owns(object, 'priority') && object['priority'] !== null;

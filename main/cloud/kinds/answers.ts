/** What rules say of a device: devices of which all rules of a tenant say the same are one to it. */
import { holds, type Rule } from '../rules/rule.ts';
import { subjectOf } from './device-space.ts';

/** A '1' for each rule that holds and a '0' for each other one, in their order. */
export function answersOf(rules: readonly Rule[], device: Parameters<typeof subjectOf>[0]): string {
  const subject = subjectOf(device);
  return rules.map((rule) => (holds(rule, subject) ? '1' : '0')).join('');
}

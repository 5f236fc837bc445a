/** Formats of node values (facts/syncml#formats-and-addresses): what data a format takes. */
import type { NodeFormat } from '../../../protocols/syncml/syncml.messages.ts';
import type { NodeValue } from './node-store.ts';

const dataShapes: Readonly<Partial<Record<NodeFormat, RegExp>>> = {
  int: /^[+-]?\d{1,10}$/,
  bool: /^(true|false)$/i,
  b64: /^[A-Za-z0-9+/=\s]*$/,
  float: /^[+-]?\d+(\.\d+)?$/,
  date: /^\d{4}-?\d{2}-?\d{2}$/,
  time: /^\d{2}:?\d{2}:?\d{2}$/,
  // An interior node and a node that is only executed hold no value.
  node: /^$/,
  null: /^$/,
};

/** Integers of the DDF are 32 bits wide. */
const inRange = (format: NodeFormat, data: string): boolean =>
  format !== 'int' || Math.abs(Number(data)) <= 0xffff_ffff;

/** Formats that Windows' providers take for one another: text is text, and a server may send a number as text. */
const alike = (rule: NodeFormat, sent: NodeFormat): boolean =>
  rule === sent ||
  sent === 'chr' ||
  (rule === 'chr' && (sent === 'xml' || sent === 'b64' || sent === 'null'));

/** Whether a node of format `rule` takes the value as it was sent. */
export function formatAccepts(rule: NodeFormat | 'any', value: NodeValue): boolean {
  const format = rule === 'any' ? value.format : rule;
  const shaped = dataShapes[format]?.test(value.data) ?? true;
  return (rule === 'any' || alike(rule, value.format)) && shaped && inRange(format, value.data);
}

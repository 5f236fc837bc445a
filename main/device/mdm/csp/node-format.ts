/** Formats of node values (intune-facts 2.3): what data a format takes. */
import type { NodeFormat } from '../../../protocols/syncml/syncml.messages.ts';
import type { NodeValue } from './node-store.ts';

const dataShapes: Readonly<Partial<Record<NodeFormat, RegExp>>> = {
  int: /^[+-]?\d{1,10}$/,
  bool: /^(true|false)$/i,
  b64: /^[A-Za-z0-9+/=\s]*$/,
};

/** Formats that Windows' providers take for one another: text is text, and a server may send a number as text. */
const alike = (rule: NodeFormat, sent: NodeFormat): boolean =>
  rule === sent || sent === 'chr' || (rule === 'chr' && (sent === 'xml' || sent === 'b64'));

/** Whether a node of format `rule` takes the value as it was sent. */
export function formatAccepts(rule: NodeFormat | 'any', value: NodeValue): boolean {
  if (rule === 'any') return dataShapes[value.format]?.test(value.data) ?? true;
  return alike(rule, value.format) && (dataShapes[rule]?.test(value.data) ?? true);
}

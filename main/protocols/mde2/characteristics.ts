/** The tree of a wap-provisioningdoc (OMA Provisioning Content 1.1; MS-MDE2 3.6). */
import { BadInputError } from '../../../shared/failures.ts';
import type { XmlNode, XmlElement } from '../xml/element.ts';
import { element, serialize } from '../xml/element.ts';
import { attribute, children, parseXml } from '../xml/xml.ts';

export interface Characteristic {
  readonly type: string;
  /** By name. The document says a number's or truth value's type, which these texts do without. */
  readonly parms: Readonly<Record<string, string>>;
  readonly children: readonly Characteristic[];
}

const documentLimit = 500_000;

export const characteristic = (
  type: string,
  parms: Readonly<Record<string, string>>,
  ...inner: readonly Characteristic[]
): Characteristic => ({ type, parms, children: inner });

/** The XML text, with its version. */
export const encodeCharacteristics = (roots: readonly Characteristic[]): string =>
  serialize(element('wap-provisioningdoc', { version: '1.1' }, roots.map(encode)));

const encode = ({ type, parms, children: inner }: Characteristic): XmlNode =>
  element(
    'characteristic',
    { type },
    Object.entries(parms).map(([name, value]) => element('parm', { name, value })),
    inner.map(encode),
  );

/** Throws BadInputError where the text is no provisioning document. */
export function decodeCharacteristics(xml: string): Characteristic[] {
  const root = parseXml(xml, documentLimit, 'provisioning document');
  if (root.localName !== 'wap-provisioningdoc') throw malformedDocument('The root is no wap-provisioningdoc');
  return children(root, '', 'characteristic').map(decode);
}

const decode = (one: XmlElement): Characteristic => ({
  type: attribute(one, 'type') ?? '',
  parms: Object.fromEntries(
    children(one, '', 'parm').map((parm) => [attribute(parm, 'name') ?? '', attribute(parm, 'value') ?? '']),
  ),
  children: children(one, '', 'characteristic').map(decode),
});

/** The characteristics at the end of a path of types; '*' stands for any type. */
export function select(roots: readonly Characteristic[], ...path: readonly string[]): Characteristic[] {
  const [type, ...rest] = path;
  const found = roots.filter((one) => type === '*' || one.type === type);
  return rest.length === 0 ? found : found.flatMap((one) => select(one.children, ...rest));
}

export const malformedDocument = (what: string): BadInputError =>
  new BadInputError(what, 'provisioning document', 'Send a complete wap-provisioningdoc');

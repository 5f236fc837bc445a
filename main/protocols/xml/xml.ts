/** Reading XML from the wire: a tree of plain elements, read strictly, with namespaces and without a document type. */
import { SaxesParser } from 'saxes';
import { BadInputError } from '../../../shared/failures.ts';
import { ownOf } from '../../../shared/own.ts';
import type { XmlElement } from './element.ts';
import { serialize } from './element.ts';
import { withNamespaces } from './namespaces.ts';

/** No message of these protocols nests deeper than this. */
const depthLimit = 64;

/**
 * The root element of an XML text of at most `limitBytes` UTF-8 bytes.
 * Throws BadInputError: too large, not well-formed, nested too deep, or with a document type.
 */
export function parseXml(text: string, limitBytes: number, place = 'XML message'): XmlElement {
  const refuse = (what: string): never => {
    throw new BadInputError(what, place, 'Send a well-formed XML document without a document type');
  };
  if (Buffer.byteLength(text) > limitBytes) refuse(`The document is larger than ${limitBytes} bytes`);
  /** What is open, outermost first; the content of the document itself is below all of them. */
  const open: (XmlElement | string)[][] = [[]];
  const keep = (part: XmlElement | string): void => void open.at(-1)?.push(part);
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => refuse(`The document is not well-formed: ${message}`));
  parser.on('doctype', () => refuse('The document has a document type or an entity declaration'));
  parser.on('opentag', ({ name, prefix, local, uri, attributes }) => {
    if (open.length > depthLimit) refuse(`The document nests deeper than ${depthLimit} elements`);
    const bound = new Map([[prefix, uri]]);
    const values: [string, string][] = [];
    for (const one of Object.values(attributes)) {
      values.push([one.name, one.value]);
      if (one.prefix !== '' && one.prefix !== 'xmlns') bound.set(one.prefix, one.uri);
    }
    const content: (XmlElement | string)[] = [];
    keep({
      name,
      localName: local,
      namespaceURI: uri,
      bound,
      attributes: Object.fromEntries(values),
      content,
    });
    open.push(content);
  });
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const [root] = (open[0] ?? []).filter((part) => typeof part === 'object');
  return root ?? refuse('The document has no element');
}

/** The value of an attribute by its name with prefix; undefined where there is none. */
export const attribute = ({ attributes }: XmlElement, name: string): string | undefined =>
  ownOf(attributes, name);

/** Child elements in document order. */
export const elementsOf = (parent: XmlElement): XmlElement[] =>
  parent.content.filter((part) => typeof part === 'object');

const isNamed =
  (namespace: string, localName: string) =>
  (one: XmlElement | string): one is XmlElement =>
    typeof one === 'object' && one.localName === localName && one.namespaceURI === namespace;

/** Child elements of a name. */
export const children = (parent: XmlElement, namespace: string, localName: string): XmlElement[] =>
  parent.content.filter(isNamed(namespace, localName));

/** The first child element of a name. */
export const child = (parent: XmlElement, namespace: string, localName: string): XmlElement | undefined =>
  parent.content.find(isNamed(namespace, localName));

/** The same; throws BadInputError where there is none. */
export function requiredChild(parent: XmlElement, namespace: string, localName: string): XmlElement {
  const found = child(parent, namespace, localName);
  if (found) return found;
  throw new BadInputError(
    `The element ${parent.localName} has no ${localName}`,
    `XML element ${parent.localName}`,
    'Send a complete message',
  );
}

/** The element at the end of a path of child names in one namespace. Throws BadInputError where a step is missing. */
export const descend = (from: XmlElement, namespace: string, ...path: readonly string[]): XmlElement =>
  path.reduce((element, name) => requiredChild(element, namespace, name), from);

const allText = ({ content }: XmlElement): string =>
  content.map((part) => (typeof part === 'string' ? part : allText(part))).join('');

/** Text inside an element, without white space around it; '' for no element. */
export const textOf = (element: XmlElement | undefined): string => (element ? allText(element).trim() : '');

/** Text of a child element; undefined where there is no such child. */
export function childText(parent: XmlElement, namespace: string, localName: string): string | undefined {
  const found = child(parent, namespace, localName);
  return found && textOf(found);
}

/** What an element holds: its text as it is, or its child elements as XML text. */
export function contentOf(element: XmlElement): string {
  const inner = elementsOf(element);
  if (inner.length === 0) return allText(element);
  return inner.map((one) => serialize(withNamespaces(one))).join('');
}

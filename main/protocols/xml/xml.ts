/**
 * Reading XML from the wire: a thin face over @xmldom/xmldom. Document types and with them entity
 * declarations are refused before a parser sees them.
 */
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { Element } from '@xmldom/xmldom';
import { BadInputError } from '../../../shared/failures.ts';

export type XmlElement = Element;

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
  if (hasDeclarations(text)) refuse('The document has a document type or an entity declaration');
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        // U+FFFD is an ordinary character of a document; other warnings are breaches of well-formedness.
        if (level === 'warning' && message.includes('replacement character')) return;
        throw new BadInputError(firstLine(message), place, '');
      },
    });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (!root) return refuse('The document has no element');
    if (depthOf(root) > depthLimit) refuse(`The document nests deeper than ${depthLimit} elements`);
    return root;
  } catch (error) {
    if (error instanceof BadInputError && error.remedy) throw error;
    return refuse(
      `The document is not well-formed: ${firstLine(error instanceof Error ? error.message : '')}`,
    );
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** Whether markup other than comments and CDATA sections begins with '<!'. Linear in the text. */
function hasDeclarations(text: string): boolean {
  let at = text.indexOf('<!');
  while (at >= 0) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : undefined;
    if (!end) return true;
    const closed = text.indexOf(end, at + 4);
    if (closed < 0) return false;
    at = text.indexOf('<!', closed + end.length);
  }
  return false;
}

function depthOf(root: XmlElement): number {
  let deepest = 1;
  const open = [{ element: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    deepest = Math.max(deepest, next.depth);
    if (deepest > depthLimit) break;
    for (const element of elementsOf(next.element)) open.push({ element, depth: next.depth + 1 });
  }
  return deepest;
}

/** Child elements in document order. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as XmlElement);
  return found;
}

/** Child elements of a name. */
export const children = (parent: XmlElement, namespace: string, localName: string): XmlElement[] =>
  elementsOf(parent).filter((one) => one.localName === localName && (one.namespaceURI ?? '') === namespace);

/** The first child element of a name. */
export const child = (parent: XmlElement, namespace: string, localName: string): XmlElement | undefined =>
  children(parent, namespace, localName)[0];

/** The same; throws BadInputError where there is none. */
export function requiredChild(parent: XmlElement, namespace: string, localName: string): XmlElement {
  const found = child(parent, namespace, localName);
  if (found) return found;
  throw new BadInputError(
    `The element ${parent.localName ?? ''} has no ${localName}`,
    `XML element ${parent.localName ?? ''}`,
    'Send a complete message',
  );
}

/** The element at the end of a path of child names in one namespace. Throws BadInputError where a step is missing. */
export const descend = (from: XmlElement, namespace: string, ...path: readonly string[]): XmlElement =>
  path.reduce((element, name) => requiredChild(element, namespace, name), from);

/** Text inside an element, without white space around it; '' for no element. */
export const textOf = (element: XmlElement | undefined): string => (element?.textContent ?? '').trim();

/** Text of a child element; undefined where there is no such child. */
export function childText(parent: XmlElement, namespace: string, localName: string): string | undefined {
  const found = child(parent, namespace, localName);
  return found && textOf(found);
}

/** What an element holds: its text as it is, or its child elements as XML text. */
export function contentOf(element: XmlElement): string {
  const inner = elementsOf(element);
  if (inner.length === 0) return element.textContent ?? '';
  const serializer = new XMLSerializer();
  return inner.map((one) => serializer.serializeToString(one)).join('');
}

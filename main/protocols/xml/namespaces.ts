/** Namespaces of an element that is taken out of its document. */
import type { XmlNode, XmlElement } from './element.ts';

type Declarations = ReadonlyMap<string, string>;

/** Bound without a declaration (Namespaces in XML 1.0, section 3). */
const always: Declarations = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
]);

/** The element with the declarations that stood around it, each where it is used first. */
export function withNamespaces(element: XmlElement, visible: Declarations = always): XmlNode {
  const declared = new Map(visible);
  for (const [name, value] of Object.entries(element.attributes)) {
    const prefix = name === 'xmlns' ? '' : /^xmlns:(.*)/.exec(name)?.[1];
    if (prefix !== undefined) declared.set(prefix, value);
  }
  const added: [name: string, uri: string][] = [];
  for (const [prefix, uri] of element.bound) {
    if (declared.get(prefix) === uri) continue;
    declared.set(prefix, uri);
    added.push([prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri]);
  }
  return {
    name: element.name,
    attributes: { ...element.attributes, ...Object.fromEntries(added) },
    content: element.content.map((part) =>
      typeof part === 'string' ? part : withNamespaces(part, declared),
    ),
  };
}

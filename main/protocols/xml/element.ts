/** XML elements as plain data, and their text. */
export interface XmlNode {
  /** With its prefix, e.g. 's:Envelope'. Namespaces are declared by ordinary attributes. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: readonly (XmlNode | string)[];
}

/** An element that was read, with its namespaces. */
export interface XmlElement extends XmlNode {
  readonly localName: string;
  /** '' for none. */
  readonly namespaceURI: string;
  /** The namespaces of the prefixes in its name and in those of its attributes; '' is the prefix of none. */
  readonly bound: ReadonlyMap<string, string>;
  readonly content: readonly (XmlElement | string)[];
}

type Content = XmlNode | string | number | boolean | undefined | readonly (XmlNode | undefined)[];

/** An element; content that is undefined is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
): XmlNode {
  const flat = content.flat().filter((part) => part !== undefined);
  return { name, attributes, content: flat.map((part) => (typeof part === 'object' ? part : String(part))) };
}

/** The text of an element, on one line. Characters that XML cannot hold become U+FFFD. */
export function serialize(node: XmlNode): string {
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) =>
      ` ${name}="${escape(value)
        .replaceAll('"', '&quot;')
        .replace(/[\n\t]/g, reference)}"`,
  );
  const open = `<${node.name}${attributes.join('')}`;
  if (node.content.length === 0) return `${open}/>`;
  const inner = node.content.map((part) => (typeof part === 'string' ? escape(part) : serialize(part)));
  return `${open}>${inner.join('')}</${node.name}>`;
}

const reference = (character: string): string => `&#${character.charCodeAt(0)};`;

/** What is no Char of XML 1.0, section 2.2; lone surrogates among it. */
const noCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What is written as it is, whatever stands around it: most texts hold nothing else. */
const plain = /^[\t\n -%'-;=?-~]*$/;

/** Other line ends than the line feed are written as references, since a reader would make line feeds of them. */
const escape = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replace(noCharacter, '\ufffd')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\r\u0085\u2028\u2029]/g, reference);

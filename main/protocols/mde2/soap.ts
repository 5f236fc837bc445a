/** SOAP 1.2 envelopes with WS-Addressing and WS-Security headers, as MS-MDE2 uses them. */
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import type { XmlNode, XmlElement } from '../xml/element.ts';
import { element, serialize } from '../xml/element.ts';
import { attribute, child, childText, elementsOf, parseXml, requiredChild, textOf } from '../xml/xml.ts';

export const soapNamespace = 'http://www.w3.org/2003/05/soap-envelope';
const addressing = 'http://www.w3.org/2005/08/addressing';
const securityNamespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const anonymous = 'http://www.w3.org/2005/08/addressing/anonymous';
const jwtToken = 'urn:ietf:params:oauth:token-type:jwt';
const base64Encoding = `${securityNamespace}#base64binary`;

/** Content type of all these messages. */
export const soapContentType = 'application/soap+xml; charset=utf-8';
const soapLimit = 1_000_000;

export interface RequestHeader {
  readonly messageId: string;
  /** The service's URL. */
  readonly to: string;
}

export interface ResponseHeader {
  /** The messageId of the request. */
  readonly relatesTo: string;
}

/** `securityToken` is a JWT, which travels as Base64. */
export function encodeRequest(
  action: string,
  header: RequestHeader & { readonly securityToken?: string },
  body: XmlNode,
): string {
  return encodeEnvelope(
    action,
    [
      element('a:MessageID', {}, header.messageId),
      element('a:ReplyTo', {}, element('a:Address', {}, anonymous)),
      element('a:To', { 's:mustUnderstand': '1' }, header.to),
      header.securityToken === undefined
        ? undefined
        : element(
            'wsse:Security',
            { 's:mustUnderstand': '1' },
            binarySecurityToken(jwtToken, Buffer.from(header.securityToken)),
          ),
    ],
    body,
  );
}

export const encodeResponse = (action: string, { relatesTo }: ResponseHeader, body: XmlNode): string =>
  encodeEnvelope(action, [element('a:RelatesTo', {}, relatesTo)], body);

function encodeEnvelope(action: string, header: readonly (XmlNode | undefined)[], body: XmlNode): string {
  return serialize(
    element(
      's:Envelope',
      { 'xmlns:s': soapNamespace, 'xmlns:a': addressing, 'xmlns:wsse': securityNamespace },
      element('s:Header', {}, element('a:Action', { 's:mustUnderstand': '1' }, action), header),
      element('s:Body', {}, body),
    ),
  );
}

export const binarySecurityToken = (valueType: string, bytes: Uint8Array): XmlNode =>
  element(
    'wsse:BinarySecurityToken',
    { ValueType: valueType, EncodingType: base64Encoding },
    toBase64(bytes),
  );

/** The bytes of the token of a type under an element. Throws BadInputError where there is none. */
export function readBinarySecurityToken(parent: XmlElement, valueType: string): Uint8Array {
  const token = requiredChild(parent, securityNamespace, 'BinarySecurityToken');
  if (attribute(token, 'ValueType') !== valueType)
    throw malformed(`The security token is of type ${attribute(token, 'ValueType') ?? 'none'}`);
  return fromBase64(textOf(token), 'BinarySecurityToken');
}

export interface Envelope {
  readonly action: string;
  readonly messageId: string;
  readonly to: string;
  readonly relatesTo: string;
  readonly header: XmlElement;
  /** The one element in the body. */
  readonly content: XmlElement;
}

/** Throws BadInputError where the text is no SOAP 1.2 envelope or, if an action is given, has another one. */
export function decodeEnvelope(xml: string, action?: string): Envelope {
  const root = parseXml(xml, soapLimit, 'SOAP message');
  if (root.localName !== 'Envelope' || root.namespaceURI !== soapNamespace)
    throw malformed('The root element is no SOAP 1.2 envelope');
  const header = requiredChild(root, soapNamespace, 'Header');
  const content = elementsOf(requiredChild(root, soapNamespace, 'Body'))[0];
  if (!content) throw malformed('The body is empty');
  const addressed = (name: string): string => childText(header, addressing, name) ?? '';
  const found = addressed('Action');
  if (action !== undefined && found !== action) throw malformed(`The action is ${found}, not ${action}`);
  return {
    action: found,
    messageId: addressed('MessageID'),
    to: addressed('To'),
    relatesTo: addressed('RelatesTo'),
    header,
    content,
  };
}

/** The JWT of the security header. */
export function securityTokenOf({ header }: Envelope): string {
  const security = child(header, securityNamespace, 'Security');
  if (!security) throw malformed('The header has no security token');
  return Buffer.from(readBinarySecurityToken(security, jwtToken)).toString();
}

/** Throws BadInputError where the body holds another element. */
export function expectContent({ content }: Envelope, namespace: string, localName: string): XmlElement {
  if (content.localName === localName && content.namespaceURI === namespace) return content;
  throw malformed(`The body holds ${content.localName}, not ${localName}`);
}

export const malformed = (what: string): BadInputError =>
  new BadInputError(what, 'SOAP message', 'Send the message as MS-MDE2 defines it');

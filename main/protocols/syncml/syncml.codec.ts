/** SyncML 1.2 as XML text, both ways (OMA-TS-SyncML-RepPro 1.2; facts/syncml#session). */
import { BadInputError } from '../../../shared/failures.ts';
import type { XmlNode, XmlElement } from '../xml/element.ts';
import { element, serialize } from '../xml/element.ts';
import { child, children, childText, contentOf, descend, elementsOf, parseXml, textOf } from '../xml/xml.ts';
import type { Action, Command, Item, NodeFormat, Status, SyncMlMessage } from './syncml.messages.ts';

const namespace = 'SYNCML:SYNCML1.2';
const metinf = 'syncml:metinf';
/** Bytes of one message that a receiver takes. */
export const syncMlLimit = 4_000_000;

const actionKinds: readonly string[] = ['Get', 'Add', 'Replace', 'Delete', 'Exec'] satisfies Action['kind'][];
const formats: readonly string[] = [
  'chr',
  'int',
  'bool',
  'b64',
  'bin',
  'node',
  'xml',
  'null',
  'float',
  'date',
  'time',
] satisfies NodeFormat[];

export const encodeSyncMl = (message: SyncMlMessage): string => narrow(serialize(documentOf(message)));

const long = 16_384;
// eslint-disable-next-line no-control-regex
const wide = /[^\u0000-\u00ff]/;

/**
 * The same text in half the memory where it is long and of Latin 1: of a text that was ever cut out of a wider one V8
 * keeps two bytes a character, and what it is joined with has them, too.
 */
const narrow = (text: string): string =>
  text.length > long && !wide.test(text) ? Buffer.from(text, 'latin1').toString('latin1') : text;

function documentOf(message: SyncMlMessage): XmlNode {
  return element(
    'SyncML',
    { xmlns: namespace },
    element(
      'SyncHdr',
      {},
      element('VerDTD', {}, '1.2'),
      element('VerProto', {}, 'DM/1.2'),
      element('SessionID', {}, message.sessionId),
      element('MsgID', {}, message.msgId),
      location('Target', message.target),
      location('Source', message.source),
    ),
    element(
      'SyncBody',
      {},
      message.commands.map(encodeCommand),
      message.final ? element('Final') : undefined,
    ),
  );
}

const location = (name: 'Target' | 'Source', uri: string): XmlNode =>
  element(name, {}, element('LocURI', {}, uri));

function encodeCommand(command: Command): XmlNode {
  const cmdId = element('CmdID', {}, command.cmdId);
  switch (command.kind) {
    case 'Alert':
      return element('Alert', {}, cmdId, element('Data', {}, command.data), command.items.map(encodeItem));
    case 'Atomic':
    case 'Sequence':
      return element(command.kind, {}, cmdId, command.commands.map(encodeCommand));
    case 'Status':
      return element(
        'Status',
        {},
        cmdId,
        element('MsgRef', {}, command.msgRef),
        element('CmdRef', {}, command.cmdRef),
        element('Cmd', {}, command.cmd),
        optional('TargetRef', command.targetRef),
        element('Data', {}, command.data),
      );
    case 'Results':
      return element(
        'Results',
        {},
        cmdId,
        element('MsgRef', {}, command.msgRef),
        element('CmdRef', {}, command.cmdRef),
        command.items.map(encodeItem),
      );
    default:
      return element(command.kind, {}, cmdId, command.items.map(encodeItem));
  }
}

function encodeItem(item: Item): XmlNode {
  const meta = (['format', 'type', 'mark'] as const)
    .filter((name) => item[name] !== undefined)
    .map((name) => element(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, { xmlns: metinf }, item[name]));
  return element(
    'Item',
    {},
    item.target === undefined ? undefined : location('Target', item.target),
    item.source === undefined ? undefined : location('Source', item.source),
    meta.length > 0 ? element('Meta', {}, meta) : undefined,
    optional('Data', item.data),
    item.moreData ? element('MoreData') : undefined,
  );
}

const optional = (name: string, text: string | undefined): XmlNode | undefined =>
  text === undefined ? undefined : element(name, {}, text);

/** Throws BadInputError where the text is no SyncML message, is too large, or holds a command that is not known. */
export function decodeSyncMl(xml: string): SyncMlMessage {
  const root = parseXml(xml, syncMlLimit, 'SyncML message');
  if (root.localName !== 'SyncML' || root.namespaceURI !== namespace)
    throw malformed('The root element is not SyncML 1.2');
  const header = descend(root, namespace, 'SyncHdr');
  const body = descend(root, namespace, 'SyncBody');
  return {
    sessionId: textOf(descend(header, namespace, 'SessionID')),
    msgId: number(header, 'MsgID'),
    target: textOf(descend(header, namespace, 'Target', 'LocURI')),
    source: textOf(descend(header, namespace, 'Source', 'LocURI')),
    commands: elementsOf(body)
      .filter((one) => one.localName !== 'Final')
      .map(decodeCommand),
    final: child(body, namespace, 'Final') !== undefined,
  };
}

function decodeCommand(one: XmlElement): Command {
  const cmdId = number(one, 'CmdID');
  const items = children(one, namespace, 'Item').map(decodeItem);
  switch (one.localName) {
    case 'Alert':
      return { kind: 'Alert', cmdId, data: number(one, 'Data'), items };
    case 'Atomic': {
      const inner = elementsOf(one).filter(({ localName }) => localName !== 'CmdID' && localName !== 'Meta');
      return {
        kind: 'Atomic',
        cmdId,
        commands: inner
          .filter(({ localName }) => localName !== 'Atomic')
          .map((element) => {
            const command = decodeCommand(element);
            if ('items' in command && isAction(command)) return command;
            throw malformed(`An Atomic cannot hold ${command.kind}`);
          }),
        ...(inner.some(({ localName }) => localName === 'Atomic') ? { nested: true } : {}),
      };
    }
    case 'Sequence':
      return {
        kind: 'Sequence',
        cmdId,
        commands: elementsOf(one)
          .filter(({ localName }) => localName !== 'CmdID' && localName !== 'Meta')
          .map((element) => {
            const command = decodeCommand(element);
            if (command.kind === 'Atomic' || ('items' in command && isAction(command))) return command;
            throw malformed(`A Sequence cannot hold ${command.kind}`);
          }),
      };
    case 'Status': {
      const targetRef = childText(one, namespace, 'TargetRef');
      return {
        kind: 'Status',
        cmdId,
        msgRef: number(one, 'MsgRef'),
        cmdRef: number(one, 'CmdRef'),
        cmd: commandName(textOf(descend(one, namespace, 'Cmd'))),
        data: number(one, 'Data'),
        ...(targetRef === undefined ? {} : { targetRef }),
      };
    }
    case 'Results':
      return { kind: 'Results', cmdId, msgRef: number(one, 'MsgRef'), cmdRef: number(one, 'CmdRef'), items };
    default: {
      const action = { kind: one.localName as Action['kind'], cmdId, items };
      if (isAction(action)) return action;
      throw malformed(`The command ${one.localName} is not known`);
    }
  }
}

const isAction = (command: { readonly kind: string }): command is Action =>
  actionKinds.includes(command.kind);

function commandName(name: string): Status['cmd'] {
  if (['SyncHdr', 'Alert', 'Atomic', 'Sequence', 'Results', ...actionKinds].includes(name))
    return name as Status['cmd'];
  throw malformed(`A Status for ${name} is not known`);
}

function decodeItem(item: XmlElement): Item {
  const meta = child(item, namespace, 'Meta');
  const target = child(item, namespace, 'Target');
  const source = child(item, namespace, 'Source');
  const data = child(item, namespace, 'Data');
  const metaText = (name: string): string | undefined => meta && childText(meta, metinf, name);
  const format = metaText('Format');
  const type = metaText('Type');
  const mark = metaText('Mark');
  if (format !== undefined && !formats.includes(format)) throw malformed(`The format ${format} is not known`);
  return {
    ...(target ? { target: textOf(descend(target, namespace, 'LocURI')) } : {}),
    ...(source ? { source: textOf(descend(source, namespace, 'LocURI')) } : {}),
    ...(format === undefined ? {} : { format: format as NodeFormat }),
    ...(type === undefined ? {} : { type }),
    ...(mark === undefined ? {} : { mark }),
    ...(data ? { data: contentOf(data) } : {}),
    ...(child(item, namespace, 'MoreData') ? { moreData: true } : {}),
  };
}

function number(parent: XmlElement, name: string): number {
  const text = textOf(descend(parent, namespace, name));
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw malformed(`${name} is no whole number: ${text.slice(0, 40)}`);
}

const malformed = (what: string): BadInputError =>
  new BadInputError(what, 'SyncML message', 'Send a SyncML 1.2 message as OMA-DM defines it');

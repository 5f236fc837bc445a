import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { isSuccess } from './status-codes.ts';
import { decodeSyncMl, encodeSyncMl, syncMlLimit } from './syncml.codec.ts';
import type { Command, Item, SyncMlMessage } from './syncml.messages.ts';

const server = 'https://localhost:8443/omadm';
const timeOut =
  './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/FirstSyncStatus/TimeOutUntilSyncFailure';
const header = (target: string, source: string): string =>
  '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>' +
  `<Target><LocURI>${target}</LocURI></Target><Source><LocURI>${source}</LocURI></Source></SyncHdr><SyncBody>`;

/** A first exchange (facts/syncml#session). */
const packages: readonly (readonly [string, string, SyncMlMessage])[] = [
  [
    'the first of the device',
    header(server, 'DEV-0001') +
      '<Alert><CmdID>2</CmdID><Data>1201</Data></Alert>' +
      '<Alert><CmdID>3</CmdID><Data>1224</Data><Item><Meta><Type xmlns="syncml:metinf">com.microsoft/MDM/LoginStatus</Type></Meta><Data>others</Data></Item></Alert>' +
      '<Replace><CmdID>4</CmdID><Item><Source><LocURI>./DevInfo/DevId</LocURI></Source><Data>DEV-0001</Data></Item>' +
      '<Item><Source><LocURI>./DevInfo/Man</LocURI></Source><Data>Example Corp</Data></Item></Replace><Final/></SyncBody></SyncML>',
    {
      sessionId: '1',
      msgId: 1,
      target: server,
      source: 'DEV-0001',
      commands: [
        { kind: 'Alert', cmdId: 2, data: 1201, items: [] },
        {
          kind: 'Alert',
          cmdId: 3,
          data: 1224,
          items: [{ type: 'com.microsoft/MDM/LoginStatus', data: 'others' }],
        },
        {
          kind: 'Replace',
          cmdId: 4,
          items: [
            { source: './DevInfo/DevId', data: 'DEV-0001' },
            { source: './DevInfo/Man', data: 'Example Corp' },
          ],
        },
      ],
      final: true,
    },
  ],
  [
    'the answer of the server',
    header('DEV-0001', server) +
      '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>' +
      '<Status><CmdID>2</CmdID><MsgRef>1</MsgRef><CmdRef>2</CmdRef><Cmd>Alert</Cmd><Data>200</Data></Status>' +
      `<Replace><CmdID>5</CmdID><Item><Target><LocURI>${timeOut}</LocURI></Target>` +
      '<Meta><Format xmlns="syncml:metinf">int</Format></Meta><Data>60</Data></Item></Replace>' +
      '<Get><CmdID>6</CmdID><Item><Target><LocURI>./DevDetail/SwV</LocURI></Target></Item></Get><Final/></SyncBody></SyncML>',
    {
      sessionId: '1',
      msgId: 1,
      target: 'DEV-0001',
      source: server,
      commands: [
        { kind: 'Status', cmdId: 1, msgRef: 1, cmdRef: 0, cmd: 'SyncHdr', data: 200 },
        { kind: 'Status', cmdId: 2, msgRef: 1, cmdRef: 2, cmd: 'Alert', data: 200 },
        { kind: 'Replace', cmdId: 5, items: [{ target: timeOut, format: 'int', data: '60' }] },
        { kind: 'Get', cmdId: 6, items: [{ target: './DevDetail/SwV' }] },
      ],
      final: true,
    },
  ],
];

const wrap = (body: string): string => `${header('a', 'b')}${body}</SyncBody></SyncML>`;

describe('a SyncML message', () => {
  test.each(packages)('%s is written as the protocol has it', (_what, xml, message) => {
    expect(encodeSyncMl(message)).toBe(xml);
  });

  test.each(packages)('%s is read, white space between elements or not', (_what, xml, message) => {
    expect(decodeSyncMl(xml)).toEqual(message);
    expect(decodeSyncMl(xml.replaceAll('><', '>\r\n  <').replace('  <LocURI>', '<LocURI>'))).toEqual(message);
  });

  test('comes back for any commands', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(decodeSyncMl(encodeSyncMl(message))).toEqual(message);
      }),
      { numRuns: 60 },
    );
  });

  test('may hold a value as CDATA or as markup', () => {
    const values = ['<![CDATA[<enabled/>]]>', '&lt;enabled/&gt;', '<enabled xmlns=""/>'].map(
      (data) => `<Add><CmdID>1</CmdID><Item><Data>${data}</Data></Item></Add>`,
    );
    for (const value of values) {
      const [command] = decodeSyncMl(wrap(value)).commands;
      expect(command).toMatchObject({ items: [{ data: expect.stringMatching(/^<enabled.*\/>$/) }] });
    }
  });

  test.each([
    ['is no XML', 'hello'],
    ['is another document', '<html/>'],
    ['is of another version', packages[0]![1].replace('SYNCML1.2', 'SYNCML1.1')],
    ['has no header', '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>'],
    ['has a document type', `<!DOCTYPE SyncML>${packages[0]![1]}`],
    ['has a command without CmdID', wrap('<Get/>')],
    ['has a CmdID that is no number', wrap('<Get><CmdID>one</CmdID></Get>')],
    ['has an unknown command', wrap('<Copy><CmdID>1</CmdID></Copy>')],
    [
      'has an unknown format',
      wrap(
        '<Get><CmdID>1</CmdID><Item><Meta><Format xmlns="syncml:metinf">yaml</Format></Meta></Item></Get>',
      ),
    ],
    [
      'has an Alert in a Sequence',
      wrap('<Sequence><CmdID>1</CmdID><Alert><CmdID>2</CmdID><Data>1224</Data></Alert></Sequence>'),
    ],
    [
      'has an Alert in an Atomic',
      wrap('<Atomic><CmdID>1</CmdID><Alert><CmdID>2</CmdID><Data>1224</Data></Alert></Atomic>'),
    ],
    [
      'has a Status for nothing known',
      wrap(
        '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>1</CmdRef><Cmd>Map</Cmd><Data>200</Data></Status>',
      ),
    ],
    ['is too large', wrap('x'.repeat(syncMlLimit))],
  ])('is refused where it %s', (_what, xml) => {
    expect(() => decodeSyncMl(xml)).toThrow(BadInputError);
  });

  test('with an Atomic in an Atomic is taken, for the receiver to fail it', () => {
    const xml = wrap('<Atomic><CmdID>1</CmdID><Atomic><CmdID>2</CmdID></Atomic></Atomic>');
    expect(decodeSyncMl(xml).commands).toEqual([{ kind: 'Atomic', cmdId: 1, commands: [], nested: true }]);
  });
});

describe('a status code', () => {
  test('is a success, or is not', () => {
    expect([200, 202, 212, 213].every(isSuccess)).toBe(true);
    expect([214, 215, 216, 400, 404, 500].some(isSuccess)).toBe(false);
  });
});

const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((one) => /^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(one));
const uri = text.map((one) => `./Device/${one.replace(/\s/g, '%20')}x`);
const ordinal = fc.nat(10_000);
const items: fc.Arbitrary<Item[]> = fc.array(
  fc.record(
    {
      target: uri,
      source: uri,
      format: fc.constantFrom('chr', 'int', 'bool', 'b64', 'node', 'xml' as const),
      type: text.map((one) => one.trim()),
      mark: fc.constant('informational'),
      data: text,
      moreData: fc.constant(true),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
);
const action = fc.record({
  kind: fc.constantFrom('Get', 'Add', 'Replace', 'Delete', 'Exec' as const),
  cmdId: ordinal,
  items,
});
const command: fc.Arbitrary<Command> = fc.oneof(
  action,
  fc.record({ kind: fc.constant('Alert' as const), cmdId: ordinal, data: ordinal, items }),
  fc.record({
    kind: fc.constant('Atomic' as const),
    cmdId: ordinal,
    commands: fc.array(action, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('Sequence' as const),
    cmdId: ordinal,
    commands: fc.array(
      fc.oneof(
        action,
        fc.record({
          kind: fc.constant('Atomic' as const),
          cmdId: ordinal,
          commands: fc.array(action, { maxLength: 3 }),
        }),
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record(
    {
      kind: fc.constant('Status' as const),
      cmdId: ordinal,
      msgRef: ordinal,
      cmdRef: ordinal,
      cmd: fc.constantFrom('SyncHdr', 'Get', 'Atomic', 'Results' as const),
      data: ordinal,
      targetRef: uri,
    },
    { requiredKeys: ['kind', 'cmdId', 'msgRef', 'cmdRef', 'cmd', 'data'] },
  ),
  fc.record({
    kind: fc.constant('Results' as const),
    cmdId: ordinal,
    msgRef: ordinal,
    cmdRef: ordinal,
    items,
  }),
);
const messages: fc.Arbitrary<SyncMlMessage> = fc.record({
  sessionId: fc.nat(0xffff).map((id) => id.toString(16).toUpperCase()),
  msgId: ordinal,
  target: uri,
  source: uri,
  commands: fc.array(command, { maxLength: 6 }),
  final: fc.boolean(),
});

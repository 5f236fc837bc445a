/** A DM client for tests: it takes every command, keeps what was set, and answers with 200. */
import { toBase64 } from '../../protocols/bytes/base64.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import { decodeSyncMl, encodeSyncMl } from '../../protocols/syncml/syncml.codec.ts';
import type { Action, Command } from '../../protocols/syncml/syncml.messages.ts';
import type { World } from '../../world/world.ts';
import { exchange } from './fixtures.ts';

export interface Received {
  readonly kind: Action['kind'];
  readonly uri: string;
  readonly data: string;
}

export interface SessionOptions {
  readonly login?: 'user' | 'others';
  /** Values that Gets are answered with; others are 404. */
  readonly values?: Readonly<Record<string, string>>;
  /** SyncML status by URI; 200 without. */
  readonly statuses?: Readonly<Record<string, number>>;
  /** Ends of jobs that are told: status URI and value. */
  readonly jobs?: readonly (readonly [uri: string, status: number])[];
}

export class TestDmClient {
  readonly #world: World;
  readonly #document: ProvisioningDocument;
  /** What was set under NodeCache, to be asked for in the next session. */
  readonly #nodeCache = new Map<string, string>();
  #sessions = 0;

  constructor(world: World, document: ProvisioningDocument) {
    this.#world = world;
    this.#document = document;
  }

  /** One whole session; the commands message by message. Undefined where the server does not take the device. */
  session({
    login = 'others',
    values = {},
    statuses = {},
    jobs = [],
  }: SessionOptions = {}): Received[][] | undefined {
    const { dmServerUrl, clientCertificate } = this.#document;
    const sessionId = String(++this.#sessions);
    const messages: Received[][] = [];
    let commands: Command[] = [
      { kind: 'Alert', cmdId: 1, data: 1201, items: [] },
      {
        kind: 'Alert',
        cmdId: 2,
        data: 1224,
        items: [{ type: 'com.microsoft/MDM/LoginStatus', data: login }],
      },
      ...jobs.map(
        ([source, status], index): Command => ({
          kind: 'Alert',
          cmdId: 3 + index,
          data: 1226,
          items: [{ source, data: String(status) }],
        }),
      ),
    ];
    for (let msgId = 1; msgId < 100; msgId++) {
      const answer = exchange(this.#world, {
        method: 'POST',
        url: dmServerUrl,
        headers: { 'x-reseal-client-certificate': toBase64(clientCertificate) },
        body: encodeSyncMl({
          sessionId,
          msgId,
          target: dmServerUrl,
          source: 'device',
          commands,
          final: true,
        }),
      });
      if (answer.status !== 200) return undefined;
      const message = decodeSyncMl(answer.body);
      const work = message.commands.filter(
        (command): command is Action =>
          command.kind !== 'Status' &&
          'items' in command &&
          command.kind !== 'Alert' &&
          command.kind !== 'Results',
      );
      if (work.length === 0) return messages;
      messages.push(
        work.map(({ kind, items: [item] }) => ({ kind, uri: item?.target ?? '', data: item?.data ?? '' })),
      );
      for (const { kind, items } of work)
        if (kind === 'Replace' && items[0]?.target?.includes('/NodeCache/'))
          this.#nodeCache.set(items[0].target, items[0].data ?? '');
      let cmdId = 0;
      commands = work.flatMap(({ kind, cmdId: cmdRef, items: [item] }): Command[] => {
        const uri = item?.target ?? '';
        const value = values[uri] ?? this.#nodeCache.get(uri);
        const missing = kind === 'Get' && value === undefined ? 404 : 200;
        const status: Command = {
          kind: 'Status',
          cmdId: ++cmdId,
          msgRef: message.msgId,
          cmdRef,
          cmd: kind,
          data: statuses[uri] ?? missing,
        };
        if (kind !== 'Get' || value === undefined) return [status];
        return [
          status,
          {
            kind: 'Results',
            cmdId: ++cmdId,
            msgRef: message.msgId,
            cmdRef,
            items: [{ source: uri, data: value }],
          },
        ];
      });
    }
    throw new RangeError('the session does not end');
  }
}

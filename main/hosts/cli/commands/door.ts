/** `reseal door`: a tenant's Microsoft Graph on loopback, until it is stopped. */
import path from 'node:path';
import { owns } from '../../../../shared/own.ts';
import { openDoor } from '../../door/door.ts';
import { createOwnTls } from '../../door/own-tls.ts';
import { onEndSignal } from '../../lifetime/end-signals.ts';
import { openSessionHost } from '../../session-host.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import {
  faultOption,
  rehearsalFrom,
  rehearsalOptions,
  settingOption,
  settingsFrom,
} from '../../start-options.ts';
import type { Command } from '../command.ts';

const { scenario, tenant, rate, journal } = rehearsalOptions;
const worldWorker = path.join(import.meta.dirname, 'world-worker.cjs');

export const door: Command = {
  words: [],
  options: {
    tenant: { ...tenant, help: 'the tenant that is served; the scenario’s own if left out' },
    scenario: { ...scenario, help: 'whose PC and lags the world has' },
    port: { value: 'N', help: 'the port on 127.0.0.1; any free one if left out' },
    https: { help: 'speak TLS, by an authority of its own that is thrown away at the end' },
    ca: { value: 'FILE', help: 'where the certificate of that authority is written, for clients to trust' },
    'require-token': { help: 'turn requests without a token of the door away' },
    rate: {
      ...rate,
      help: 'world seconds per second: how fast imports and assignments settle; 1 if left out',
    },
    journal,
    set: settingOption,
    fault: faultOption,
  },
  async run(given, terminal) {
    const options = rehearsalFrom(
      (option) => (owns(door.options, option) && option !== 'door' ? given.text(option) : null),
      settingsFrom(given.texts),
    );
    const port = given.integer('port', 0, 65_535) ?? 0;
    const session = await openSessionHost(worldWorker, { ...options, rate: options.rate ?? 1 });
    try {
      for (const { text } of session.notices()) terminal.tell(text);
      session.onNotice(({ text }) => terminal.tell(text));
      const tls = given.flag('https') || given.text('ca') !== null ? createOwnTls(Date.now()) : undefined;
      const authority = given.text('ca');
      if (tls !== undefined && authority !== null) replaceFile(authority, Buffer.from(tls.authority));
      const served = await openDoor(session, port, {
        ...(tls === undefined ? {} : { tls }),
        requiresToken: given.flag('require-token'),
      });
      terminal.tell(`Journal: ${session.journal()}`);
      terminal.print('ready');
      terminal.print(served.address);
      try {
        await new Promise<void>(onEndSignal);
      } finally {
        served.close();
      }
    } finally {
      await session.close();
    }
    return session.notices().some(({ kind }) => kind === 'failure') ? 1 : 0;
  },
};

/** `reseal tpm`: the software TPM for TPM tools, until it is stopped. */
import { openTpm, seedFrom } from '../../tpm-server/state-file.ts';
import { serveTpm } from '../../tpm-server/serve-tpm.ts';
import type { Command } from '../command.ts';

export const tpm: Command = {
  words: [],
  options: {
    port: { value: 'N', help: 'commands on N, the platform on N+1; 2321 if left out' },
    state: { value: 'FILE', help: 'where the TPM’s state is kept; made if it does not exist' },
    seed: { value: 'HEX', help: 'what a new TPM is made from: the same seed, the same TPM' },
  },
  async run(given, terminal) {
    const port = given.integer('port', 1, 65_534) ?? 2321;
    const seed = given.text('seed');
    const served = openTpm({ file: given.text('state'), seed: seed === null ? null : seedFrom(seed) });
    const server = await serveTpm(served, port);
    terminal.tell(`TPM commands on 127.0.0.1:${port}, platform on 127.0.0.1:${port + 1}.`);
    terminal.print('ready');
    const signalled = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await Promise.race([server.stopped, signalled]);
    server.close();
    return 0;
  },
};

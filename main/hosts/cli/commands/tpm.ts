/** `reseal tpm`: the software TPM for TPM tools, until it is stopped. */
import { openTpm, seedFrom } from '../../tpm-server/state-file.ts';
import { serveTpm } from '../../tpm-server/serve-tpm.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import { onEndSignal } from '../../lifetime/end-signals.ts';
import type { Command } from '../command.ts';

export const tpm: Command = {
  words: [],
  options: {
    port: { value: 'N', help: 'commands on N, the platform on N+1; 2321 if left out' },
    state: { value: 'FILE', help: 'where the TPM’s state is kept; made if it does not exist' },
    slots: { value: '3|16', help: 'objects and sessions a new TPM holds at a time; 16 if left out' },
    seed: { value: 'HEX', help: 'what a new TPM is made from: the same seed, the same TPM' },
    'ek-certificates': {
      value: 'FILE',
      help: 'gives a new TPM a certificate of its EK; those of its maker, up to the root, go to FILE',
    },
  },
  async run(given, terminal) {
    const port = given.integer('port', 1, 65_534) ?? 2321;
    const seed = given.text('seed');
    const served = openTpm({
      file: given.text('state'),
      seed: seed === null ? null : seedFrom(seed),
      slots: slotsOf(given.text('slots')),
      ekCertificates: given.text('ek-certificates'),
    });
    const server = await serveTpm(served, port);
    terminal.tell(`TPM commands on 127.0.0.1:${port}, platform on 127.0.0.1:${port + 1}.`);
    terminal.print('ready');
    const signalled = new Promise<void>(onEndSignal);
    await Promise.race([server.stopped, signalled]);
    server.close();
    return 0;
  },
};

function slotsOf(text: string | null): 3 | 16 {
  if (text === null || text === '16') return 16;
  if (text === '3') return 3;
  throw new BadInputError('A TPM has 3 or 16 slots', `--slots ${text}`, 'For example: --slots 3.');
}

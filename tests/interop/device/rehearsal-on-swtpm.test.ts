/** Whole rehearsals, attestation and all, with an installed swtpm as the PC's TPM in place of ours. */
import { afterEach, expect, it, vi } from 'vitest';
import { TPM_CC, TPM_PT } from '../../../main/protocols/tpm2/constants.ts';
import type { TpmOptions } from '../../../main/tpm/index.ts';
import { play } from '../../testing/lab.ts';
import { withPrograms } from '../testing/interop.ts';
import { startSwtpm, type SwtpmChip } from '../testing/swtpm-chip.ts';

const { chip } = vi.hoisted(() => ({ chip: { current: undefined as SwtpmChip | undefined, commands: 0 } }));

vi.mock(import('../../../main/tpm/index.ts'), async (original) => ({
  ...(await original()),
  manufactureTpm: (options: TpmOptions) => {
    const { current } = chip;
    if (current === undefined) throw new Error('swtpm has not been started');
    const execute = (command: Uint8Array): Uint8Array => {
      chip.commands += 1;
      return ofMaker(options.profile.manufacturer, command, current.execute(command));
    };
    return { ...current, execute, digest: () => `${chip.commands}` } as never;
  },
}));

/** swtpm says that IBM made it; the services know the makers of the models that there are. */
function ofMaker(manufacturer: string, command: Uint8Array, response: Uint8Array): Uint8Array {
  const asked = new DataView(command.buffer, command.byteOffset);
  const manufacturerAsked =
    asked.getUint32(6) === TPM_CC.GetCapability && asked.getUint32(14) === TPM_PT.MANUFACTURER;
  // Behind the header: moreData, capability, count, property.
  if (manufacturerAsked && response.length === 27) response.set(Buffer.from(manufacturer, 'latin1'), 23);
  return response;
}

withPrograms('swtpm')('a rehearsal on swtpm', () => {
  afterEach(async () => {
    await chip.current?.close();
    chip.current = undefined;
  });

  it.each(['entra-wired', 'entra-wifi'])('of %s is attested by the services and ends well', async (id) => {
    chip.current = await startSwtpm();
    const before = chip.commands;
    const { end, session } = play(id);
    expect(end).toMatchObject({ end: 'done' });
    expect(session.report()).toMatchObject({ outcome: 'desktop' });
    expect(chip.commands - before).toBeGreaterThan(50);
  });

  it('fails where the TPM’s maker cannot be reached, with the same code', async () => {
    chip.current = await startSwtpm();
    const { session } = play('tpm-vendor-url-blocked');
    expect(session.report()).toMatchObject({ outcome: 'failed', error: { step: 'attestation' } });
  });
});

/** The boot log that the virtual PC's firmware and Windows keep, and the PCRs that they leave. */
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import { toHex } from '../../../main/protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../../main/protocols/tpm2/constants.ts';
import { machineForTests } from '../../../main/device/testing/machine.ts';
import { powerOn } from '../../../main/device/firmware/power-on.ts';
import { bootLogOf } from '../../../main/device/windows/boot-log.ts';
import { succeed } from './subject.ts';

export function firmwareEventLog(): { log: Uint8Array; pcrs: readonly (readonly [number, string])[] } {
  const machine = machineForTests();
  machine.tpm.powerOn();
  machine.run(powerOn(machine, () => undefined));
  const log = bootLogOf(machine.registry);
  if (log === undefined) throw new Error('there is no boot log');
  const pcrs = Array.from({ length: 15 }, (_, pcr) => {
    const pcrSelectionIn = [{ hash: TPM_ALG.SHA256, pcrs: [pcr] }];
    const [value] = succeed(machine.tpm, commands.pcrRead, { pcrSelectionIn }).pcrValues;
    return [pcr, toHex(value ?? new Uint8Array())] as const;
  });
  return { log, pcrs: pcrs.filter(([, value]) => !/^0*$/.test(value)) };
}

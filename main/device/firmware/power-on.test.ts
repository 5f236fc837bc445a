import { describe, expect, it } from 'vitest';
import slate from '../../../resources/hardware/tarnside-slate-13.json' with { type: 'json' };
import virtualMachine from '../../../resources/hardware/virtual-machine.json' with { type: 'json' };
import { parseEventLog, replayEventLog } from '../../protocols/attestation/event-log.codec.ts';
import { EventType } from '../../protocols/attestation/event-types.ts';
import { pcrRead, readClock } from '../../protocols/tpm2/commands.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import { bootLogOf } from '../windows/boot-log.ts';
import { channels } from '../windows/events/channels.ts';
import { renameComputer, computerNameOf } from '../windows/identity.ts';
import type { MachineForTests } from '../testing/machine.ts';
import { machineForTests } from '../testing/machine.ts';
import { powerOn, shutDown } from './power-on.ts';

const channelOf = (machine: MachineForTests) => new TpmChannel(machine.tpm);

function boot(machine: MachineForTests): string[] {
  const phases: string[] = [];
  machine.tpm.powerOn();
  machine.run(powerOn(machine, (phase) => phases.push(phase)));
  return phases;
}

function pcr(machine: MachineForTests, number: number): string {
  const selection = [{ hash: TPM_ALG.SHA256, pcrs: [number] }];
  return toHex(channelOf(machine).send(pcrRead, { pcrSelectionIn: selection }).pcrValues[0]!);
}

describe('power-on', () => {
  it.each([
    ['the default make', undefined],
    ['another make', slate],
    ['a virtual machine', virtualMachine],
  ])('leaves a log whose replay gives the PCRs of the TPM: %s', (_name, model) => {
    const machine = machineForTests({ model });
    expect(boot(machine)).toEqual(['firmware', 'windows']);
    const replayed = replayEventLog(parseEventLog(bootLogOf(machine.registry)!));
    expect([...replayed.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14]);
    for (const [number, value] of replayed) expect(pcr(machine, number)).toBe(toHex(value));
  });

  it('measures only the separator where the PC has nothing to measure', () => {
    const machine = machineForTests();
    boot(machine);
    // facts/tpm-and-boot-log#event-log: SHA-256 of a PCR with the normal separator alone.
    const onlySeparator = '3d458cfe55cc03ea1f443f1562beec8df51c75e14a9fcf9a7234a13f198e7969';
    expect(pcr(machine, 3)).toBe(onlySeparator);
    expect(pcr(machine, 6)).toBe(onlySeparator);
    expect(pcr(machine, 7)).not.toBe(onlySeparator);
  });

  it('shows in PCR 7 that Secure Boot is off, and in PCR 0 another firmware', () => {
    const values = (change: (model: Record<string, unknown>) => void): string[] => {
      const model = structuredClone(slate) as Record<string, unknown>;
      change(model);
      const machine = machineForTests({ model });
      boot(machine);
      return [0, 4, 7].map((number) => pcr(machine, number));
    };
    const [firmware, manager, policy] = values(() => undefined);
    expect(values((model) => (model['secureBoot'] = false))).toEqual([
      firmware,
      manager,
      expect.not.stringMatching(policy!),
    ]);
    expect(values((model) => ((model['firmware'] as { version: string }).version = '13.0'))).toEqual([
      expect.not.stringMatching(firmware!),
      manager,
      policy,
    ]);
  });

  it("counts boots as the TPM's clock does, with a log file for each", () => {
    const machine = machineForTests();
    boot(machine);
    machine.run(shutDown(machine));
    machine.tpm.powerOff();
    boot(machine);
    const { resetCount } = channelOf(machine).send(readClock, {}).currentTime.clockInfo;
    const names = machine.files.list('C:\\Windows\\Logs\\MeasuredBoot').map(({ path }) => path.slice(-25));
    expect(names).toHaveLength(2);
    expect(names[1]).toBe(`${String(resetCount).padStart(10, '0')}-0000000000.log`);
    const tagged = parseEventLog(bootLogOf(machine.registry)!).find(
      ({ type, pcr: number }) => type === EventType.EV_EVENT_TAG && number === 12,
    );
    // TRUSTBOUNDARY header (8), BOOTCOUNTER header (8), counter.
    expect(new DataView(tagged!.data.buffer, tagged!.data.byteOffset).getBigUint64(16, true)).toBe(
      BigInt(resetCount),
    );
  });

  it('makes a waiting computer name active', () => {
    const machine = machineForTests();
    renameComputer(machine.registry, 'NW-1');
    boot(machine);
    expect(computerNameOf(machine.registry)).toBe('NW-1');
  });

  it('starts Windows with a dead TPM, without a log but with an event', () => {
    const machine = machineForTests();
    machine.run(powerOn(machine, () => undefined));
    expect(bootLogOf(machine.registry)).toBeUndefined();
    expect(machine.eventLog.events(channels.system).map(({ id }) => id)).toEqual([15, 15]);
  });
});

/** From the power button to Windows, and back: the TPM is started, the boot is measured and its log kept. */
import type { MeasuredEvent } from '../../protocols/attestation/event-log.codec.ts';
import { encodeEventLog } from '../../protocols/attestation/event-log.codec.ts';
import { pcrExtend, readClock, shutdown, startup } from '../../protocols/tpm2/commands.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { TPM_ALG, TPM_SU } from '../../protocols/tpm2/constants.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import { dropBootLog, keepBootLog } from '../windows/boot-log.ts';
import { systemEvents } from '../windows/events/other.catalogue.ts';
import { activateName } from '../windows/identity.ts';
import { firmwareMeasurements } from './firmware-measurements.ts';
import { windowsMeasurements } from './windows-measurements.ts';

/**
 * Powers on: firmware, then Windows up to its first page. The chip must have had its _TPM_Init (power) before.
 * `phase` is told what the screen shows meanwhile.
 */
export function* powerOn(machine: Machine, phase: (phase: 'firmware' | 'windows') => void): Process<void> {
  const channel = channelOf(machine);
  phase('firmware');
  yield* sleep(machine.timing.firmware);
  const log = measured(machine, () => {
    channel.send(startup, { startupType: TPM_SU.CLEAR });
    return extend(channel, firmwareMeasurements(machine.hardware));
  });
  phase('windows');
  yield* sleep(machine.timing.boot);
  const whole = measured(machine, () => {
    const { resetCount } = channel.send(readClock, {}).currentTime.clockInfo;
    const events = [...log, ...extend(channel, windowsMeasurements(machine.hardware, resetCount))];
    keepBootLog(machine, encodeEventLog(events), resetCount);
    return events;
  });
  if (whole.length === 0) dropBootLog(machine.registry);
  machine.services.boot();
  activateName(machine.registry);
  machine.network.reconnect();
}

/** Shuts Windows down in order; the power may go off after it. */
export function* shutDown(machine: Machine): Process<void> {
  machine.services.shutdowns.emit();
  yield* sleep(machine.timing.shutdown);
  const channel = channelOf(machine);
  measured(machine, () => {
    channel.send(shutdown, { shutdownType: TPM_SU.CLEAR });
    return [];
  });
}

const channelOf = (machine: Machine): TpmChannel => new TpmChannel(machine.tpm);

/** Windows starts with a dead TPM too: it logs the fault and has no measurements. */
function measured(machine: Machine, work: () => MeasuredEvent[]): MeasuredEvent[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TpmError)) throw error;
    machine.eventLog.write(systemEvents.tpmFault, {
      command: `TPM2_${error.command}`,
      error: error.message,
    });
    return [];
  }
}

function extend(channel: TpmChannel, events: MeasuredEvent[]): MeasuredEvent[] {
  for (const { pcr, digests } of events) {
    const sha256 = { hashAlg: TPM_ALG.SHA256, digest: digests.sha256 };
    const sha1 = digests.sha1 ? [{ hashAlg: TPM_ALG.SHA1, digest: digests.sha1 }] : [];
    channel.send(pcrExtend, { pcrHandle: pcr, digests: [...sha1, sha256] }, [passwordAuthorization()]);
  }
  return events;
}

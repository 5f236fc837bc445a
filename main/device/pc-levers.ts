/** What is done to a PC by a hand from outside its screen: charger, clock, chip, image, phone. */
import { shutdown, startup } from '../protocols/tpm2/commands.ts';
import { TPM_SU } from '../protocols/tpm2/constants.ts';
import { freeMegabytes } from './mdm/packages/disk-space.ts';
import { loseCertificates } from './firmware/manufacture.ts';
import type { TpmMake } from './hardware/tpm-model.ts';
import type { InstalledWindows } from './installed-windows.ts';
import { switchOff } from './installed-windows.ts';
import type { PcLevers } from './pc-levers.types.ts';
import type { PcParts } from './pc.types.ts';
import type { PowerSupply } from './power-supply.ts';
import { TpmChannel } from './tpm-driver/tpm-channel.ts';
import type { TpmChip } from './windows/machine.ts';
import type { RealTimeClock } from './windows/install.ts';

export interface LeverParts {
  readonly parts: PcParts;
  readonly power: PowerSupply;
  readonly clock: RealTimeClock;
  windows(): InstalledWindows;
}

export function pcLevers({ parts, power, clock, windows }: LeverParts): PcLevers {
  const { hardware, tpm, image } = parts;
  return {
    get power() {
      return power.present;
    },
    set power(there) {
      power.present = there;
    },
    get clockSkew() {
      return clock.skew;
    },
    set clockSkew(skew) {
      clock.skew = skew;
    },
    secondFactor: parts.secondFactor,
    get disabledServices() {
      return image.disabledServices;
    },
    get chipRests() {
      return power.state === 'off' || power.state === 'in Windows';
    },
    setTpm,
    loseEkCertificates() {
      const { endorsementKeys } = hardware.tpm;
      const inChip = endorsementKeys.filter(({ certificate }) => certificate === 'nv');
      const giveBack = withChip((chip) =>
        loseCertificates(
          chip,
          inChip.map(({ algorithm }) => algorithm),
        ),
      );
      setTpm({
        endorsementKeys: endorsementKeys.map((key) =>
          inChip.includes(key) ? { ...key, certificate: 'lost' } : key,
        ),
      });
      return () => {
        withChip(giveBack);
        setTpm({ endorsementKeys });
      };
    },
    fillDisk(left) {
      const more = Math.max(0, freeMegabytes(windows().machine) - left);
      const take = (megabytes: number) =>
        void Object.assign(hardware, { otherMegabytes: (hardware.otherMegabytes ?? 0) + megabytes });
      take(more);
      return () => take(-more);
    },
    disableService(name) {
      const before = windows().machine.services.query(name)?.start ?? 'manual';
      const others = image.disabledServices;
      image.disabledServices = [...others, { name }];
      switchOff(windows().machine, name);
      return () => {
        image.disabledServices = others;
        windows().machine.services.configure(name, before);
      };
    },
  };

  function setTpm(change: Partial<TpmMake>): void {
    Object.assign(hardware, { tpm: { ...hardware.tpm, ...change } });
  }

  /** A chip without power gets some for the work, as on the maker's bench. */
  function withChip<T>(work: (chip: TpmChip) => T): T {
    if (power.state !== 'off') return work(tpm);
    tpm.powerOn();
    const channel = new TpmChannel(tpm);
    channel.send(startup, { startupType: TPM_SU.CLEAR });
    const result = work(tpm);
    channel.send(shutdown, { shutdownType: TPM_SU.CLEAR });
    tpm.powerOff();
    return result;
  }
}

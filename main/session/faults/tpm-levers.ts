/** Sets faults of the chip and of the services behind it. */
import type { FaultValues } from '../../../shared/faults/order.ts';
import { ownOf } from '../../../shared/own.ts';
import type { tpmFaults } from '../../../shared/faults/tpm-faults.catalogue.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import type { AikTrouble } from '../../cloud/settings/aik-trouble.ts';
import type { TpmMake } from '../../device/hardware/tpm-model.ts';
import type { Lever } from './hands.ts';
import { blocks } from './network-levers.ts';

const chipThat =
  (change: (values: FaultValues) => Partial<TpmMake>): Lever =>
  ({ pc: { levers, machine } }, values) => {
    const wanted = change(values);
    const { tpm } = machine.hardware;
    const before = Object.fromEntries(
      Object.keys(wanted).map((key) => [key, ownOf<unknown>({ ...tpm }, key)]),
    );
    levers.setTpm(wanted);
    return () => levers.setTpm(before);
  };

const aikThat =
  (answer: AikTrouble['answer']): Lever =>
  ({ cloud }, { attempts }) => {
    const aik: AikTrouble = { answer, makers: [], times: Number(attempts) || null };
    return cloud.cover((below) => ({ ...below, aik }));
  };

const ticketRefused: Lever = ({ cloud, pc }) => {
  const { manufacturerId } = pc.machine.hardware.tpm;
  return cloud.cover((below) => ({
    ...below,
    tpmsRefusedAtJoin: [...below.tpmsRefusedAtJoin, manufacturerId],
  }));
};

export const tpmLevers: Record<(typeof tpmFaults)[number]['id'], Lever> = {
  'tpm-firmware-vulnerable': chipThat(() => ({ vulnerableFirmware: true })),
  'tpm-hangs': chipThat(({ command }) => ({
    stalls: [command === 'Quote' ? 'Quote' : 'ActivateCredential'],
  })),
  'ek-certificate-missing': ({ pc }) => pc.levers.loseEkCertificates(),
  'ek-host-blocked': blocks(hosts.intelEk, hosts.amdEk, hosts.qualcommEk),
  'aik-unknown-authority': aikThat('unknown-authority'),
  'aik-unavailable': aikThat('unavailable'),
  'aik-refuses': aikThat('refuses'),
  'aik-silent': aikThat('silent'),
  'tpm-ticket-refused': ticketRefused,
};

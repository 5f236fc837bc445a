/** The chip and the services behind it as causes (facts/attestation#causes-and-codes). */
import { hosts } from '../../cloud/services/hosts.ts';
import type { CloudSettings } from '../../cloud/settings/settings.ts';
import type { HardwareProfile } from '../../device/hardware/hardware-profile.ts';
import type { EndorsementKey } from '../../device/hardware/tpm-model.ts';
import { tpmProfileOf } from '../../device/hardware/tpm-make.ts';
import { isListed } from '../../device/tpm-driver/vulnerable-firmware.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { Passage } from '../../world/internet/obstruction.ts';
import type { Cause, Sign } from './cause.ts';
import { byPassage, causeOf } from './cause.ts';

const isAik = (host: string): boolean => host.endsWith(hosts.aik.slice(1));
const makersHosts: readonly string[] = [hosts.intelEk, hosts.amdEk, hosts.qualcommEk];

const declined = byPassage(({ host, status = 0 }) => isAik(host) && status >= 400);
const unpublished = byPassage(({ host, status }) => makersHosts.includes(host) && status === 404);
/** A long wait is felt too. */
const silent = byPassage(
  ({ host, status = 0, took }: Passage) => isAik(host) && (status >= 400 || took > 60_000),
);

/** The place is in the PC's own words. */
const notReady = (sign: Sign): string | undefined =>
  sign.kind === 'tpm not ready' ? 'a former Windows' : undefined;

const chip = causeOf('chip');

/** What is wrong with the EK that Windows takes. */
function ekCauses({ algorithm, certificate, issuer }: EndorsementKey): Cause[] {
  const none: Readonly<Record<string, readonly [words: string, feltAt?: Cause['feltAt']]>> = {
    none: ['the TPM has no EK certificate'],
    lost: ['the TPM has lost its EK certificate'],
    unpublished: ['the maker of the TPM has no certificate for its EK', unpublished],
  };
  const place = none[certificate];
  if (place) return [chip(`certificate ${certificate}`, ...place)];
  const kind =
    algorithm === 'RSA-2048' ? [] : [chip(`EK ${algorithm}`, `the EK of the TPM is ${algorithm}`, declined)];
  if (issuer === 'trusted') return kind;
  const words =
    issuer === 'untrusted'
      ? 'the issuer of the TPM’s EK certificate is not trusted'
      : 'the AIK service does not know the issuer of the TPM’s EK certificate, as with old firmware';
  return [...kind, chip(`issuer ${issuer}`, words, declined)];
}

export function chipCauses({ tpm, virtualMachine }: HardwareProfile): Cause[] {
  const { endorsementKeys, vulnerableFirmware, stalls, afterReset, firmwareVersion } = tpm;
  const inChip = endorsementKeys.filter(({ certificate }) => certificate === 'nv');
  const taken = inChip.find(({ algorithm }) => algorithm === 'RSA-2048') ?? inChip[0] ?? endorsementKeys[0];
  return [
    ...(virtualMachine ? [chip('virtual', 'the PC is a virtual machine')] : taken ? ekCauses(taken) : []),
    ...(vulnerableFirmware || isOnTheList(tpm)
      ? [
          {
            ...chip('vulnerable', `the firmware ${firmwareVersion} of the TPM has a known vulnerability`),
            codes: [HResults.vulnerableTpmFirmware],
          },
        ]
      : []),
    ...stalls.map((command) => chip(`stalls ${command}`, `the firmware of the TPM hangs at TPM2_${command}`)),
    ...(afterReset === 'needs-restart'
      ? [chip('after reset', 'the TPM is of no use after a reset until the PC was switched off', notReady)]
      : []),
  ];
}

/** The list of Windows, by what the chip tells of itself. */
function isOnTheList(make: HardwareProfile['tpm']): boolean {
  const { manufacturer, firmwareVersion } = tpmProfileOf(make);
  return isListed(Buffer.from(manufacturer, 'latin1').readUInt32BE(0), firmwareVersion[0]);
}

/** `whose`: '' for every maker's, else ' of IFX, STM'. */
const troubles = {
  refuses: (whose: string) => `takes no EK certificate${whose} for valid`,
  'unknown-authority': (whose: string) => `has no host for the issuers of EK certificates${whose}`,
  unavailable: (whose: string) => `takes no requests${whose && ` of TPMs${whose}`}`,
  silent: (whose: string) => `does not answer${whose && ` TPMs${whose}`} in time`,
} as const;

export function attestationServiceCauses({ aik, tpmsRefusedAtJoin }: CloudSettings): Cause[] {
  const { answer, makers, times } = aik;
  const whose = makers.length === 0 ? '' : ` of ${makers.join(', ')}`;
  const span = times === null ? '' : ` for ${times} attempts`;
  return [
    ...(answer === 'certifies'
      ? []
      : [causeOf('service')('aik', `the AIK service ${troubles[answer](whose)}${span}`, silent)]),
    ...tpmsRefusedAtJoin.map((one) => ({
      ...causeOf('service')(`join ${one}`, `Entra ID does not take tickets of the TPM ${one}`),
      steps: ['aad-join'] as const,
    })),
  ];
}

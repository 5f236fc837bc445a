/** The TPM of this PC, and what boot and firmware say. */
import type { Process } from '../../../world/process.ts';
import { hasEkCertificate } from '../../attestation/ek-certificate.ts';
import { hasObstacle, tpmKey } from '../../tpm-driver/tpm-readiness.ts';
import { lockoutOf } from '../commands/tpm-commands.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import { PsError, record } from './values.ts';

/** Four characters as the number that TPM_PT_MANUFACTURER is. */
const makerNumber = (id: string): number =>
  Buffer.from(id.padEnd(4, '\0').slice(0, 4), 'latin1').readUInt32BE();

/** '2 hours', '17 minutes' */
const healTime = (seconds: number): string =>
  seconds % 3_600 === 0 ? `${seconds / 3_600} hours` : `${Math.round(seconds / 60)} minutes`;

function* getTpm({ facts, emit }: Call): Process<void> {
  const { hardware, registry } = facts.machine;
  const { manufacturerId, firmwareVersion } = hardware.tpm;
  const lockout = yield* lockoutOf(facts.machine);
  const waits = hasObstacle(registry, 'restart');
  emit(
    record('TpmObject', [
      ['TpmPresent', true],
      ['TpmReady', !waits],
      ['TpmEnabled', true],
      ['TpmActivated', true],
      ['TpmOwned', !waits],
      ['RestartPending', waits],
      ['ManufacturerId', makerNumber(manufacturerId)],
      ['ManufacturerIdTxt', manufacturerId],
      ['ManufacturerVersion', firmwareVersion],
      ['ManufacturerVersionFull20', firmwareVersion],
      ['ManagedAuthLevel', 'Full'],
      ['OwnerAuth', ''],
      ['OwnerClearDisabled', false],
      ['AutoProvisioning', 'Enabled'],
      ['LockedOut', lockout === undefined ? '' : lockout.counter >= lockout.limit],
      ['LockoutHealTime', lockout === undefined ? '' : healTime(lockout.interval)],
      ['LockoutCount', lockout?.counter ?? ''],
      ['LockoutMax', lockout?.limit ?? ''],
      ['SelfTest', []],
    ]),
  );
}

const getEndorsementKey: Cmdlet = {
  parameters: { HashAlgorithm: 'text' },
  positions: ['HashAlgorithm'],
  run({ facts, emit }) {
    const { registry } = facts.machine;
    const has = hasEkCertificate(registry);
    const stored = registry.exists(`${tpmKey}\\Endorsement\\EKCertStore\\Certificates`);
    emit(
      record('TpmEndorsementKeyInfo', [
        ['IsPresent', true],
        ['PublicKey', 'System.Security.Cryptography.AsnEncodedData'],
        ['PublicKeyHash', ''],
        [
          'ManufacturerCertificates',
          has && !stored ? ['System.Security.Cryptography.X509Certificates.X509Certificate2'] : [],
        ],
        [
          'AdditionalCertificates',
          has && stored ? ['System.Security.Cryptography.X509Certificates.X509Certificate2'] : [],
        ],
      ]),
    );
  },
};

export const chipCmdlets: Cmdlets = {
  'Confirm-SecureBootUEFI': {
    parameters: {},
    run: ({ facts, emit }) => emit(facts.machine.hardware.secureBoot),
  },
  'Get-Tpm': { parameters: {}, run: getTpm },
  'Get-TpmEndorsementKeyInfo': getEndorsementKey,
  'Get-TpmSupportedFeature': {
    parameters: { FeatureList: 'texts' },
    positions: ['FeatureList'],
    run: ({ facts, emit }) => {
      if (hasEkCertificate(facts.machine.registry)) emit('key attestation');
    },
  },
  'Clear-Tpm': {
    parameters: {},
    run: () => {
      throw new PsError(
        'The TPM is cleared by the firmware of this PC, at a press of its key; that is not simulated.',
        {
          source: 'Clear-Tpm',
          category: 'NotImplemented: (:) [Clear-Tpm], NotSupportedException',
          id: 'NotSimulated,Microsoft.Tpm.Commands.ClearTpmCommand',
        },
      );
    },
  },
};

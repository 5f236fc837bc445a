/** The hardware hash of whole PCs (facts/hardware-hash): what the collecting tool finds in each of the shipped models. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeHardwareHash } from '../../main/protocols/autopilot/hardware-hash.codec.ts';
import { parseHashCsv } from '../../main/protocols/autopilot/hash-csv.ts';
import { toHex } from '../../main/protocols/bytes/bytes.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { createRehearsal } from '../../main/session/rehearsal.ts';
import type { Scenario } from '../../shared/session/scenario.ts';

const models = readdirSync('resources/hardware').map((file) => file.replace('.json', ''));

const collected = (change: Partial<Scenario>) => {
  const scenario = { ...findScenario('entra-wired'), ...change };
  const { pc } = createRehearsal(sourcesOf(scenario, null));
  const [row] = parseHashCsv(pc.hardwareHashCsv('', ''), 'hash.csv');
  return { pc, inventory: decodeHardwareHash(row!.hardwareHash) };
};
const everyModel = models.map((hardware) => ({ hardware, ...collected({ hardware }) }));

describe('the hardware hash', () => {
  test.each(everyModel)(
    'of a $hardware holds the modulus of the EK, and its SHA-256 as the id of the PC',
    ({ inventory }) => {
      const modulus = inventory.tpm!.ekPublic;
      expect(modulus).toHaveLength(256);
      // A modulus of 2048 bits, and no structure around it.
      expect(modulus[0]! & 0x80).toBe(0x80);
      expect(inventory.offlineDeviceId).toEqual({
        kind: 'TPM_EK',
        id: Uint8Array.from(createHash('sha256').update(modulus).digest()),
      });
    },
  );

  test('of two PCs with one seed holds two EKs, and two boards', () => {
    const keys = everyModel.map(({ inventory }) => toHex(inventory.tpm!.ekPublic));
    expect(new Set(keys).size).toBe(models.length);
    expect(new Set(everyModel.map(({ inventory }) => inventory.smbios.uuid)).size).toBe(models.length);
    const [{ hardware } = { hardware: '' }] = everyModel;
    const another = collected({ hardware: { file: hardware, serialNumber: 'LF3A00000B' } });
    expect(keys).not.toContain(toHex(another.inventory.tpm!.ekPublic));
  });

  test('of the same PC holds the same EK', () => {
    const [{ hardware, inventory } = everyModel[0]!] = everyModel;
    expect(collected({ hardware }).inventory.tpm).toEqual(inventory.tpm);
  });

  test('holds the coordinates where the chip has an EK of an elliptic curve alone', () => {
    const tpm = { endorsementKeys: [{ algorithm: 'ECC-256', certificate: 'nv' }] } as const;
    const { inventory } = collected({ hardware: { tpm } });
    expect(inventory.tpm?.ekPublic).toHaveLength(64);
  });

  test('says what collected it', () => {
    const [{ inventory } = everyModel[0]!] = everyModel;
    expect(inventory.collection).toMatchObject({ osBuild: '10.0.26100.4349', toolVersion: 8 });
    expect(collected({ release: 'windows-10-22h2' }).inventory.collection).toMatchObject({
      toolBuild: '10.0.19041.5965',
      osBuild: '10.0.19041.5965',
      toolVersion: 5,
    });
  });

  test('says what each adapter is plugged into', () => {
    const buses = Object.fromEntries(
      everyModel.map(({ hardware, inventory }) => [
        hardware,
        inventory.networkAdapters.map(({ bus }) => bus),
      ]),
    );
    expect(buses).toMatchObject({
      'larkfield-fieldbook-14': ['PCI', 'PCI'],
      'tarnside-slate-13': ['USB', 'PCI'],
      'tarnside-tower-5': ['PCI', 'PCI'],
      'virtual-machine': ['VMBUS'],
    });
  });

  test('of a virtual machine is as Hyper-V has it', () => {
    const { inventory } = everyModel.find(({ hardware }) => hardware === 'virtual-machine')!;
    expect(inventory.smbios.serialNumber).toMatch(/^(\d{4}-){6}\d{2}$/);
    expect(inventory.networkAdapters[0]?.medium).toBe('unspecified');
    expect(inventory.displays[0]).toMatchObject({ widthMillimetres: 0, heightMillimetres: 0 });
  });
});

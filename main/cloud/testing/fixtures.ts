/** Worlds, tenants and hardware for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { encodeHardwareHash, type HardwareInventory } from '../../protocols/autopilot/hardware-hash.codec.ts';
import type { HashCsvRow } from '../../protocols/autopilot/hash-csv.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { Group, type Outcome } from '../../world/process.ts';
import { seedOf } from '../../world/random.ts';
import { instant, minutes, later } from '../../world/time.ts';
import { createWorld, type World } from '../../world/world.ts';
import type { TenantFile } from '../tenant/reading/tenant-file.ts';
import { loadTenant } from '../tenant/load-tenant.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** 2026-03-02T08:00Z. */
export const start = instant(1_772_438_400_000);

export const testWorld = (seed = '1'): World => createWorld(seedOf(seed), start);

function tenantFiles(name: string): TenantFile[] {
  const folder = join(import.meta.dirname, '../../../resources/tenants', name);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(folder, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}

export const alderFinch = (): Tenant => loadTenant(tenantFiles('alder-finch'));

export interface HardwareChange {
  readonly serialNumber?: string;
  readonly uuid?: string;
  readonly ekPublic?: Uint8Array;
  readonly productName?: string;
}

export function inventory(change: HardwareChange = {}): HardwareInventory {
  return {
    collection: {
      toolBuild: '10.0.26100.1',
      osBuild: '10.0.26100.1',
      osArchitecture: 'x64',
      at: start,
      toolVersion: 8,
    },
    processor: {
      architecture: 'x64',
      packages: 1,
      cores: 4,
      threads: 8,
      hyperthreading: true,
      manufacturer: 'Corvane',
      model: 'C5',
    },
    memory: { gigabytes: 16, maximumGigabytes: 32, slots: 2, arrays: 1, errorCorrection: 'none' },
    disks: [{ gigabytes: 512, bus: 'NVMe', rotating: false, trim: true, serialNumber: 'D1' }],
    networkAdapters: [{ medium: 'ethernet', macAddress: '02-00-5E-10-00-01', bus: 'PCI' }],
    displays: [
      { widthMillimetres: 310, heightMillimetres: 174, horizontalPixels: 1920, verticalPixels: 1080 },
    ],
    enclosure: { chassisType: 10, powerPlatformRole: 'mobile' },
    smbios: {
      uuid: change.uuid ?? '11111111-2222-4333-8444-555555555555',
      serialNumber: change.serialNumber ?? 'RSL-0001',
      firmwareVendor: 'Larkfield',
      firmwareVersion: '1.0',
      manufacturer: 'Larkfield',
      productName: change.productName ?? 'Fieldbook 14',
      skuNumber: 'LF14',
      family: 'Fieldbook',
      systemVersion: '1',
      boardProduct: 'LFB',
      boardVersion: '1',
    },
    tpm: {
      version: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'INTC'-Firmware:1.2",
      ekPublic: change.ekPublic ?? new Uint8Array(32).fill(7),
    },
    videoAdapters: [],
  };
}

export const hashRow = (
  change: HardwareChange & { groupTag?: string; assignedUser?: string } = {},
): HashCsvRow => ({
  serialNumber: change.serialNumber ?? 'RSL-0001',
  productId: '',
  hardwareHash: encodeHardwareHash(inventory(change)),
  groupTag: change.groupTag ?? '',
  assignedUser: change.assignedUser ?? '',
});

/** One exchange over the world's internet; the clock is moved until the answer is there. */
export function exchange(world: World, request: HttpRequest): HttpResponse {
  let outcome: Outcome<HttpResponse> | undefined;
  const client = { linkUp: true, deviceTime: world.clock.now };
  world.run(new Group('test'), world.internet.request(client, request), (settled) => {
    outcome = settled;
  });
  for (let rounds = 0; outcome === undefined && rounds < 1_000; rounds++)
    world.clock.advanceTo(world.clock.next() ?? later(world.clock.now, minutes(1)));
  if (!outcome?.ok) throw outcome?.error ?? new RangeError('no answer');
  return outcome.value;
}

export const post = (
  world: World,
  url: string,
  body: unknown,
  method: 'POST' | 'PUT' = 'POST',
): HttpResponse =>
  exchange(world, { method, url, body: typeof body === 'string' ? body : JSON.stringify(body) });

export const bodyOf = <T>(response: HttpResponse): T => JSON.parse(response.body) as T;

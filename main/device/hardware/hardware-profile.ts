/**
 * The hardware of a virtual PC. A model is a JSON file (`resources/hardware`); a profile is one unit of it,
 * with the serial numbers and addresses that no other unit has.
 */
import * as v from 'valibot';
import type { Random } from '../../world/random.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { parseJsonFile } from '../../../shared/json/json-file.ts';
import { ownOf } from '../../../shared/own.ts';
import { tpmModelSchema } from './tpm-model.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576));

/** '#' stands for a digit, '@' for a letter, '?' for either; everything else for itself. */
const pattern = v.pipe(v.string(), v.regex(/^[A-Z0-9#@?-]{4,32}$/, 'must be 4 to 32 of A-Z 0-9 # @ ? -'));

const componentSchema = v.strictObject({
  /** What the boot measures, in this order; the PCR follows from it (`measured-boot.ts`). */
  kind: v.picklist([
    'firmware-volume',
    'option-rom',
    'boot-manager',
    'os-loader',
    'elam-driver',
    'boot-driver',
  ]),
  name: text,
  version: text,
  publisher: text,
});

const modelSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'must be lower case, digits and hyphens')),
  manufacturer: text,
  model: text,
  sku: text,
  family: text,
  serialNumberPattern: pattern,
  /** Of one real unit; else each unit's is drawn from the pattern. */
  serialNumber: v.exactOptional(text),
  chassis: v.picklist(['desktop', 'notebook', 'convertible', 'all-in-one', 'virtual']),
  virtualMachine: v.boolean(),
  cpu: v.strictObject({
    manufacturer: text,
    model: text,
    architecture: v.picklist(['x64', 'arm64']),
    packages: count,
    cores: count,
    threads: count,
  }),
  memoryMegabytes: count,
  disks: v.pipe(
    v.array(
      v.strictObject({
        bus: v.picklist(['nvme', 'sata', 'scsi']),
        model: text,
        sizeGigabytes: count,
        serialNumberPattern: pattern,
      }),
    ),
    v.minLength(1),
    v.maxLength(8),
  ),
  networkAdapters: v.pipe(
    v.array(
      v.strictObject({
        name: text,
        medium: v.picklist(['wired', 'wireless']),
        /** First bytes of the address; the rest is the unit's. */
        macPrefix: v.pipe(
          v.string(),
          v.regex(/^([0-9A-F]{2}-){2,4}[0-9A-F]{2}$/, 'must be 3 to 5 bytes like 00-00-5E'),
        ),
        bus: v.optional(v.picklist(['pci', 'usb', 'vmbus']), 'pci'),
      }),
    ),
    v.maxLength(8),
  ),
  /** A camera that Windows Hello recognises a face with. */
  camera: v.optional(v.picklist(['infrared', 'none']), 'none'),
  fingerprintReader: v.optional(v.boolean(), false),
  graphics: text,
  display: v.strictObject({
    widthPixels: count,
    heightPixels: count,
    widthMillimetres: count,
    heightMillimetres: count,
  }),
  firmware: v.strictObject({ vendor: text, version: text, releaseDate: text, board: text }),
  tpm: tpmModelSchema,
  secureBoot: v.boolean(),
  bootComponents: v.pipe(v.array(componentSchema), v.minLength(3), v.maxLength(64)),
});

export type HardwareModel = v.InferOutput<typeof modelSchema>;
export type BootComponent = HardwareModel['bootComponents'][number];

/** One unit. Arrays beside the model's own, in the same order. */
export interface HardwareProfile extends HardwareModel {
  readonly serialNumber: string;
  /** Lower case with hyphens. */
  readonly smbiosUuid: string;
  readonly diskSerialNumbers: readonly string[];
  /** Megabytes of the first disk that something else than Windows, apps and files known here takes; left out: none. */
  readonly otherMegabytes?: number;
  /** '00-00-5E-00-53-1A'. */
  readonly macAddresses: readonly string[];
}

/** What is wrong with a model, and where in it; undefined for nothing. */
export function modelFault(
  model: unknown,
): { readonly message: string; readonly place: string | null } | undefined {
  const parsed = v.safeParse(modelSchema, model, { abortEarly: true });
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  return { message: issue.message, place: v.getDotPath(issue) };
}

/** A model from the text of its file. Throws BadInputError with the file and the place inside it. */
export function parseHardwareModel(json: string, file: string): HardwareModel {
  const model = parseJsonFile(file, json);
  const fault = modelFault(model);
  if (fault)
    throw new BadInputError(
      fault.message,
      fault.place === null ? file : `${file}: ${fault.place}`,
      'See resources/hardware for complete models.',
    );
  return v.parse(modelSchema, model);
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '0123456789';
const alphabets: Readonly<Record<string, string>> = { '#': digits, '@': letters, '?': letters + digits };

function fill(places: string, random: Random): string {
  return Array.from(places, (place) => {
    const alphabet = ownOf(alphabets, place);
    return alphabet === undefined ? place : alphabet.charAt(random.below(alphabet.length));
  }).join('');
}

function macAddress(prefix: string, random: Random): string {
  const given = prefix.split('-');
  const own = Array.from(random.bytes(6 - given.length), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  return [...given, ...own].join('-');
}

/** One unit of a model. `serialNumber` is the unit's where a scenario names it, else drawn from the pattern. */
export function buildUnit(model: HardwareModel, random: Random, serialNumber?: string): HardwareProfile {
  const drawn = fill(model.serialNumberPattern, random);
  return {
    ...model,
    serialNumber: serialNumber ?? model.serialNumber ?? drawn,
    smbiosUuid: random.uuid(),
    diskSerialNumbers: model.disks.map((disk) => fill(disk.serialNumberPattern, random)),
    macAddresses: model.networkAdapters.map((adapter) => macAddress(adapter.macPrefix, random)),
  };
}

/** The PC's make: a shipped model, somebody's own model file, or a real device by its name or hardware-hash CSV. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import { parseJsonFile } from '../../shared/json/json-file.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { modelFault } from '../device/hardware/hardware-profile.ts';
import { decodeHardwareHash } from '../protocols/autopilot/hardware-hash.codec.ts';
import { parseHashCsv } from '../protocols/autopilot/hash-csv.ts';
import { resourcesDirectory } from './resources.ts';
import type { SessionSources } from '../session/sources.ts';

type Hardware = Scenario['hardware'];

const usualHardware = 'larkfield-fieldbook-14';
const shipped = (name: string): string => path.join(resourcesDirectory(), 'hardware', `${name}.json`);
const isShipped = (name: string): boolean => /^[a-z0-9-]+$/.test(name) && existsSync(shipped(name));

/**
 * A scenario's hardware with a file that a person named taken in, so that a journal holds all of it. `read` gives a
 * file's text. Throws BadInputError.
 */
export function embedded(hardware: Hardware, read: (file: string) => string): Hardware {
  const { file, ...own } = typeof hardware === 'string' ? { file: hardware } : hardware;
  if (file === undefined || isShipped(file)) return hardware;
  if (/\.csv$/i.test(file)) return { ...ofHashCsv(file, read(file), own.serialNumber), ...own };
  if (/\.json$/i.test(file)) return { ...own, custom: objectIn(file, read(file)) };
  throw new BadInputError(
    `There is no hardware "${file}"`,
    'hardware',
    'Name a model of resources/hardware, a model’s JSON file or a hardware-hash CSV',
  );
}

type Model = Readonly<Record<string, unknown>>;

const isModel = (value: unknown): value is Model =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectIn(file: string, text: string): Record<string, unknown> {
  const value = parseJsonFile(file, text);
  if (isModel(value)) return { ...value };
  throw new BadInputError('This is no hardware model', file, 'See resources/hardware for complete models');
}

/** The device of the CSV with that serial number, else its first. */
function ofHashCsv(file: string, text: string, serialNumber: string | undefined) {
  const rows = parseHashCsv(text, file);
  const row = serialNumber === undefined ? rows[0] : rows.find((one) => one.serialNumber === serialNumber);
  if (!row)
    throw new BadInputError(
      `There is no device ${serialNumber ?? ''}`,
      file,
      'Name a serial number of the file',
    );
  const { smbios } = decodeHardwareHash(row.hardwareHash);
  return { manufacturer: smbios.manufacturer, model: smbios.productName, serialNumber: row.serialNumber };
}

/**
 * The model's file for the session; what it leaves out is the model's that it is `like`, or the usual one's. Throws
 * BadInputError, for what the scenario says over a sound model with the scenario (`id`) and the key.
 */
export function hardwareOf(
  { id, hardware }: Pick<Scenario, 'id' | 'hardware'>,
  read: (file: string) => string,
): SessionSources['hardware'] {
  const {
    file: named,
    custom,
    architecture,
    ...own
  } = typeof hardware === 'string' ? { file: hardware } : hardware;
  const name = named ?? usualHardware;
  if (custom === undefined && !isShipped(name))
    throw new BadInputError(
      `There is no hardware "${name}"`,
      'hardware',
      'Name a model of resources/hardware',
    );
  const file = custom === undefined ? shipped(name) : 'hardware';
  const text = custom === undefined ? read(file) : '';
  const model = custom ?? objectIn(file, text);
  if (custom === undefined && model['like'] === undefined && Object.keys(own).length === 0 && !architecture)
    return { file, text };
  const base = completed(model, file, read);
  const cpu = architecture && isModel(base['cpu']) ? { cpu: { ...base['cpu'], architecture } } : {};
  const whole = JSON.stringify(merged(base, { ...own, ...cpu }));
  const fault = modelFault(base) ? undefined : modelFault(JSON.parse(whole));
  if (fault)
    throw new BadInputError(
      fault.message,
      `scenario ${id}: ${['hardware', ...(fault.place === null ? [] : [fault.place])].join('.')}`,
      'See resources/hardware for complete models',
    );
  return { file, text: whole };
}

/** A model that is `like` a shipped one, with all that it leaves out. */
function completed(model: Model, file: string, read: (file: string) => string): Model {
  const { like, ...own } = model;
  if (like === undefined) return own;
  if (typeof like !== 'string' || !isShipped(like))
    throw new BadInputError(
      `There is no model "${String(like)}" to be like`,
      `${file}: like`,
      'Name a model of resources/hardware',
    );
  const base = objectIn(shipped(like), read(shipped(like)));
  return merged(completed(base, shipped(like), read), own);
}

/** `over` before `base`; of the TPM, field by field. */
function merged(base: Model, over: Model): Model {
  const { tpm } = over;
  if (!isModel(tpm) || !isModel(base['tpm'])) return { ...base, ...over };
  // What is said about the EK certificate takes the place of all that the model says about its EKs.
  const { endorsementKeys, ekCertificate, ...make } = base['tpm'];
  const keys = tpm['ekCertificate'] === undefined ? { endorsementKeys, ekCertificate } : {};
  return { ...base, ...over, tpm: { ...make, ...keys, ...tpm } };
}

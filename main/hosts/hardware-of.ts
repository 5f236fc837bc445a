/** The PC's make: a shipped model, somebody's own model file, or a real device by its name or hardware-hash CSV. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import { parseJsonFile } from '../../shared/json/json-file.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
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

function objectIn(file: string, text: string): Record<string, unknown> {
  const value = parseJsonFile(file, text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
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

/** The model's file for the session. */
export function hardwareOf(hardware: Hardware, read: (file: string) => string): SessionSources['hardware'] {
  const { file: named, custom, ...own } = typeof hardware === 'string' ? { file: hardware } : hardware;
  const name = named ?? usualHardware;
  if (custom === undefined && !isShipped(name))
    throw new BadInputError(
      `There is no hardware "${name}"`,
      'hardware',
      'Name a model of resources/hardware',
    );
  const file = custom === undefined ? shipped(name) : 'hardware';
  if (custom === undefined && Object.keys(own).length === 0) return { file, text: read(file) };
  const base = custom ?? objectIn(file, read(file));
  return { file, text: JSON.stringify({ ...base, ...own }) };
}

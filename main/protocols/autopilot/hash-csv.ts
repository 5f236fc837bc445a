/** The CSV file by which devices are registered with Autopilot (facts/autopilot-service#import-file). */
import { BadInputError } from '../../../shared/failures.ts';
import { isBase64 } from '../bytes/base64.ts';

export interface HashCsvRow {
  readonly serialNumber: string;
  readonly productId: string;
  /** Base64. */
  readonly hardwareHash: string;
  readonly groupTag: string;
  /** User principal name, or ''. */
  readonly assignedUser: string;
  /** The last two are in the files of Partner Center only. */
  readonly manufacturer?: string;
  readonly model?: string;
}

type Field = keyof HashCsvRow;

/** In the order in which the collecting script writes them. */
const columns: readonly { readonly field: Field; readonly header: string }[] = [
  { field: 'serialNumber', header: 'Device Serial Number' },
  { field: 'productId', header: 'Windows Product ID' },
  { field: 'hardwareHash', header: 'Hardware Hash' },
  { field: 'manufacturer', header: 'Manufacturer name' },
  { field: 'model', header: 'Device model' },
  { field: 'groupTag', header: 'Group Tag' },
  { field: 'assignedUser', header: 'Assigned User' },
];
const required = columns.slice(0, 3);
const rowLimit = 500;
/** Room for the row limit at 8 KB a hash. */
const characterLimit = 6_000_000;

/**
 * The devices of a CSV text; `file` names it in messages. The header is case-sensitive and begins with the
 * first three columns. Throws BadInputError with file and line.
 */
export function parseHashCsv(text: string, file: string): HashCsvRow[] {
  const refuse = (what: string, line: number, remedy: string): never => {
    throw new BadInputError(what, `${file}:${line}`, remedy);
  };
  if (text.length > characterLimit)
    refuse('The file is too large', 1, `Split it into files of ${rowLimit} devices`);
  if (text.startsWith('\ufeff'))
    refuse('The file begins with a byte order mark', 1, 'Save it as ANSI text, not as Unicode');
  const lines = text.split(/\r\n|\n|\r/);
  const fields = parseHeader(lines[0] ?? '', refuse);

  const rows: HashCsvRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const at = index + 1;
    if (rows.length === rowLimit)
      refuse(`The file has more than ${rowLimit} devices`, at, 'Split it into several files');
    rows.push(parseRow(line, fields, (what, remedy) => refuse(what, at, remedy)));
  }
  if (rows.length === 0)
    refuse('The file names no device', 2, 'Put one device on each line after the header');
  return rows;
}

function parseHeader(line: string, refuse: (what: string, line: number, remedy: string) => never): Field[] {
  const remedy = `Begin the file with the line ${required.map(({ header }) => header).join(',')}`;
  if (line.includes('"')) refuse('The header has quotation marks', 1, 'Remove all quotation marks');
  const headers = line.split(',');
  for (const [index, { header }] of required.entries())
    if (headers[index] !== header)
      refuse(`Column ${index + 1} is "${headers[index] ?? ''}", not "${header}"`, 1, remedy);
  const fields = headers.map(
    (header) =>
      columns.find((column) => column.header === header)?.field ??
      refuse(`The column "${header}" is not known`, 1, 'Remove the column; names are case-sensitive'),
  );
  if (new Set(fields).size < fields.length) refuse('A column is there twice', 1, 'Remove one of the two');
  return fields;
}

function parseRow(
  line: string,
  fields: readonly Field[],
  refuse: (what: string, remedy: string) => never,
): HashCsvRow {
  if (line.includes('"')) refuse('The line has quotation marks', 'Remove all quotation marks');
  const values = line.split(',');
  if (values.length !== fields.length)
    refuse(
      `The line has ${values.length} values for ${fields.length} columns`,
      'Give each column a value, which may be empty, and use no comma inside a value',
    );
  const row: HashCsvRow = {
    serialNumber: '',
    productId: '',
    hardwareHash: '',
    groupTag: '',
    assignedUser: '',
    ...Object.fromEntries(fields.map((field, index) => [field, values[index] ?? ''])),
  };
  if (!row.serialNumber && !row.productId)
    refuse('The device has neither serial number nor product id', 'Give at least the serial number');
  if (!row.hardwareHash || !isBase64(row.hardwareHash))
    refuse('The hardware hash is no Base64 text', 'Collect the hash of the device again');
  return row;
}

/**
 * The text of a file with these devices: the first three columns, and of the others those that any row uses.
 * Throws BadInputError for a value that it has no way to write.
 */
export function formatHashCsv(rows: readonly HashCsvRow[]): string {
  const lastUsed = (field: Field): boolean => rows.some((row) => (row[field] ?? '') !== '');
  const used = columns.filter(
    ({ field }, index) =>
      index < required.length || lastUsed(field) || (field === 'groupTag' && lastUsed('assignedUser')),
  );
  const lines = rows.map((row) => used.map(({ field, header }) => plain(row[field] ?? '', header)).join(','));
  return [used.map(({ header }) => header).join(','), ...lines, ''].join('\r\n');
}

function plain(value: string, header: string): string {
  if (/[",\r\n]/.test(value))
    throw new BadInputError(
      `A hash CSV cannot hold ${JSON.stringify(value)}`,
      `Column "${header}"`,
      'Leave out commas, quotation marks and line ends',
    );
  return value;
}

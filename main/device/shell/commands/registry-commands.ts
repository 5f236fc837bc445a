/** `reg query` (facts/command-prompt#registry). */
import type { Registry, RegistryEntry, RegistryValue } from '../../windows/registry.ts';
import type { Answer, Command } from './command.ts';
import { argumentsOf, fails, tells } from './command.ts';

const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKU: 'HKEY_USERS',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

const wrongSyntax = fails('ERROR: Invalid syntax.', 'Type "REG QUERY /?" for usage.');
const wrongKey = fails('ERROR: Invalid key name.', 'Type "REG QUERY /?" for usage.');
const notThere = fails('ERROR: The system was unable to find the specified registry key or value.');

/** A path with the long name of its hive, or undefined where there is no such hive. */
function fullPath(path: string): string | undefined {
  const [hive = '', ...rest] = path.replace(/\\$/, '').split('\\');
  const long = Object.entries(hives).find((names) => names.includes(hive.toUpperCase()))?.[1];
  return long && [long, ...rest].join('\\');
}

/** In the spelling of the keys that are there. */
function spelt(registry: Registry, path: string): string {
  const [hive = '', ...rest] = path.split('\\');
  return rest.reduce((above, part) => {
    const own = registry.keys(above).find((name) => name.toLowerCase() === part.toLowerCase());
    return `${above}\\${own ?? part}`;
  }, hive);
}

function shown(value: RegistryValue): string {
  switch (value.type) {
    case 'REG_SZ':
      return value.data;
    case 'REG_MULTI_SZ':
      return value.data.join('\\0');
    case 'REG_DWORD':
    case 'REG_QWORD':
      return `0x${value.data.toString(16)}`;
    case 'REG_BINARY':
      return Buffer.from(value.data, 'base64').toString('hex').toUpperCase();
  }
}

const valueLine = ({ name, value }: RegistryEntry): string =>
  `    ${name || '(Default)'}    ${value.type}    ${shown(value)}`;

interface Query {
  readonly key: string;
  /** Of the value; '' is the default one. */
  readonly name?: string;
  readonly isDeep: boolean;
}

function queryOf([path = '', ...switches]: readonly string[]): Query | Answer {
  const key = fullPath(path);
  if (key === undefined) return path === '' ? wrongSyntax : wrongKey;
  let query: Query = { key, isDeep: false };
  for (let at = 0; at < switches.length; at++) {
    const word = switches[at]?.toLowerCase();
    const next = switches[at + 1];
    if (word === '/s') query = { ...query, isDeep: true };
    else if (word === '/ve') query = { ...query, name: '' };
    else if (word === '/v' && next !== undefined) {
      query = { ...query, name: next };
      at++;
    } else return wrongSyntax;
  }
  return query;
}

const keysBelow = (registry: Registry, key: string): readonly string[] =>
  registry.keys(key).flatMap((name) => [`${key}\\${name}`, ...keysBelow(registry, `${key}\\${name}`)]);

function answer(registry: Registry, { key: asked, name, isDeep }: Query): Answer {
  const isHive = !asked.includes('\\');
  if (!isHive && !registry.exists(asked)) return notThere;
  const key = spelt(registry, asked);
  const wanted = (entry: RegistryEntry): boolean =>
    name === undefined || entry.name.toLowerCase() === name.toLowerCase();
  const block = (path: string): readonly string[] => {
    const values = registry.values(path).filter(wanted);
    return values.length === 0 ? [] : ['', path, ...values.map(valueLine)];
  };
  if (name === undefined && !isDeep)
    return tells(...block(key), '', ...registry.keys(key).map((child) => `${key}\\${child}`));
  const found = [key, ...(isDeep ? keysBelow(registry, key) : [])].flatMap((path) => {
    const lines = block(path);
    // Without a name, a key without values is named too.
    return lines.length === 0 && name === undefined ? ['', path] : lines;
  });
  const matches = found.filter((line) => line.startsWith('    ')).length;
  if (name === undefined) return tells(...found);
  if (matches === 0 && !isDeep) return notThere;
  return tells(...found, ...(isDeep ? ['', `End of search: ${matches} match(es) found.`] : []));
}

export const reg: Command = (_words, { machine: { registry } }, { rest }) => {
  const [verb = '', ...words] = argumentsOf(rest);
  if (verb.toLowerCase() !== 'query') return fails('ERROR: Invalid syntax.', 'Type "REG /?" for usage.');
  const query = queryOf(words);
  return 'lines' in query ? query : answer(registry, query);
};

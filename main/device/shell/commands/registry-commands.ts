/** `reg query`, `add` and `delete` (facts/command-prompt#registry). */
import type { Registry, RegistryEntry, RegistryValue } from '../../windows/registry.ts';
import type { Answer, Command } from './command.ts';
import { argumentsOf, fails, tells } from './command.ts';
import { matchesPattern } from './file-commands.ts';

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
  readonly search?: Search;
}

/** What `/f` looks for, and where: in names of keys, names of values and data, where none of them is chosen in all. */
interface Search {
  readonly pattern: string;
  readonly places: readonly ('k' | 'v' | 'd')[];
  readonly isExact: boolean;
  readonly isCaseSensitive: boolean;
}

function queryOf([path = '', ...switches]: readonly string[]): Query | Answer {
  const key = fullPath(path);
  if (key === undefined) return path === '' ? wrongSyntax : wrongKey;
  let query: Query = { key, isDeep: false };
  let search: Search = { pattern: '', places: [], isExact: false, isCaseSensitive: false };
  for (let at = 0; at < switches.length; at++) {
    const word = switches[at]?.toLowerCase().replace(/^-/, '/');
    const next = switches[at + 1];
    if (word === '/f' && next !== undefined) {
      search = { ...search, pattern: next };
      at++;
    } else if (word === '/k' || word === '/d')
      search = { ...search, places: [...search.places, word === '/k' ? 'k' : 'd'] };
    else if (word === '/e') search = { ...search, isExact: true };
    else if (word === '/c') search = { ...search, isCaseSensitive: true };
    else if (word === '/v' && switches.some((one) => /^[/-]f$/i.test(one)) && !isName(next))
      search = { ...search, places: [...search.places, 'v'] };
    else if (word === '/t' && next !== undefined) at++;
    else if (word === '/s') query = { ...query, isDeep: true };
    else if (word === '/ve') query = { ...query, name: '' };
    else if (word === '/v' && next !== undefined) {
      query = { ...query, name: next };
      at++;
    } else return wrongSyntax;
  }
  return search.pattern === '' ? query : { ...query, search };
}

const isName = (word: string | undefined): boolean => word !== undefined && !/^[/-]/.test(word);

/** `keys`: the one that is asked for, and those below it, by name alone where `isDeep` is false. */
function searched(registry: Registry, keys: readonly string[], isDeep: boolean, search: Search): Answer {
  const { pattern, isExact, isCaseSensitive } = search;
  const places: readonly string[] = search.places.length === 0 ? ['k', 'v', 'd'] : search.places;
  const folded = (text: string): string => (isCaseSensitive ? text : text.toLowerCase());
  const wanted = folded(pattern);
  const has = (place: Search['places'][number], text: string): boolean => {
    if (!places.includes(place)) return false;
    if (/[*?]/.test(wanted)) return matchesPattern(isExact ? wanted : `*${wanted}*`, folded(text));
    return isExact ? folded(text) === wanted : folded(text).includes(wanted);
  };
  let matches = 0;
  const lines = keys.flatMap((path, index) => {
    const isKey = index > 0 && has('k', path.slice(path.lastIndexOf('\\') + 1));
    const own = index === 0 || isDeep ? registry.values(path) : [];
    const values = own.filter(({ name, value }) => has('v', name) || has('d', shown(value)));
    matches += values.length + (isKey ? 1 : 0);
    return isKey || values.length > 0 ? ['', path, ...values.map(valueLine)] : [];
  });
  return {
    ...tells(...lines, '', `End of search: ${matches} match(es) found.`),
    code: matches === 0 ? 1 : 0,
  };
}

const keysBelow = (registry: Registry, key: string): readonly string[] =>
  registry.keys(key).flatMap((name) => [`${key}\\${name}`, ...keysBelow(registry, `${key}\\${name}`)]);

function answer(registry: Registry, { key: asked, name, isDeep, search }: Query): Answer {
  const isHive = !asked.includes('\\');
  if (!isHive && !registry.exists(asked)) return notThere;
  const key = spelt(registry, asked);
  if (search)
    return searched(
      registry,
      [key, ...(isDeep ? keysBelow(registry, key) : registry.keys(key).map((child) => `${key}\\${child}`))],
      isDeep,
      search,
    );
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

const done = tells('The operation completed successfully.');

/** `reg add KEY [/v NAME | /ve] [/t TYPE] [/d DATA] [/f]`: text and numbers. */
function add(registry: Registry, [path = '', ...switches]: readonly string[]): Answer {
  const key = fullPath(path);
  if (key === undefined) return wrongKey;
  const value = (name: string): string | undefined => {
    const at = switches.findIndex((word) => word.toLowerCase().replace(/^-/, '/') === name);
    return at < 0 ? undefined : switches[at + 1];
  };
  const name = value('/v') ?? (switches.some((word) => /^[/-]ve$/i.test(word)) ? '' : undefined);
  if (name === undefined) {
    registry.create(key);
    return done;
  }
  const type = (value('/t') ?? 'REG_SZ').toUpperCase();
  const data = value('/d') ?? '';
  if (type === 'REG_SZ') registry.setText(key, name, data);
  else if (type === 'REG_DWORD' && /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(data || '0'))
    registry.setNumber(key, name, Number(data) >>> 0);
  else return wrongSyntax;
  return done;
}

function remove(registry: Registry, [path = '', ...switches]: readonly string[]): Answer {
  const key = fullPath(path);
  if (key === undefined) return wrongKey;
  if (!registry.exists(key)) return notThere;
  const at = switches.findIndex((word) => /^[/-]v$/i.test(word));
  const name = switches[at + 1];
  if (at < 0) registry.deleteKey(key);
  else if (name === undefined || !registry.get(key, name)) return notThere;
  else registry.delete(key, name);
  return done;
}

export const reg: Command = (_words, { machine: { registry } }, { rest }) => {
  const [verb = '', ...words] = argumentsOf(rest);
  if (verb.toLowerCase() === 'add') return add(registry, words);
  if (verb.toLowerCase() === 'delete') return remove(registry, words);
  if (verb.toLowerCase() !== 'query') return fails('ERROR: Invalid syntax.', 'Type "REG /?" for usage.');
  const query = queryOf(words);
  return 'lines' in query ? query : answer(registry, query);
};

/** `find`, `findstr`, `more` and `sort`: over a file, or over what another command hands on (facts/command-prompt#texts). */
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands, Place } from './command.ts';
import { fails, tells } from './command.ts';
import { linesOfFile, pathsMatching, resolvePath } from './file-commands.ts';
import { textPattern } from './text-pattern.ts';

interface Text {
  /** As it was asked for; undefined for what was handed on. */
  readonly name?: string;
  readonly lines: readonly string[];
}

/** Files by name or pattern; undefined for one that is not there. */
function textsOf({ files }: Machine, { folder }: Place, names: readonly string[]): (Text | string)[] {
  return names.flatMap((name): (Text | string)[] => {
    const paths = pathsMatching(files, resolvePath(folder, name));
    if (paths.length === 0) return [name];
    return paths.map((path) => ({
      name: /[*?]/.test(name)
        ? `${/^.*\\/.exec(name)?.[0] ?? ''}${path.slice(path.lastIndexOf('\\') + 1)}`
        : name,
      lines: linesOfFile(files, path) ?? [],
    }));
  });
}

/** The words of a line with its quotes, and whether a word stood in them. */
const quotedWords = (rest: string): readonly { readonly text: string; readonly isQuoted: boolean }[] =>
  (rest.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []).map((word) => ({
    text: word.replaceAll('"', ''),
    isQuoted: word.startsWith('"'),
  }));

const isSwitch = ({ text, isQuoted }: { text: string; isQuoted: boolean }): boolean =>
  !isQuoted && text.startsWith('/');

const find: Command = (_words, { machine }, place) => {
  const words = quotedWords(place.rest);
  const switches = words.filter(isSwitch).flatMap(({ text }) => text.toLowerCase().split('/').slice(1));
  const [wanted, ...names] = words.filter((word) => !isSwitch(word));
  if (wanted?.isQuoted !== true) return { ...fails('FIND: Parameter format not correct'), code: 2 };
  if (switches.some((one) => !['v', 'c', 'n', 'i', 'off', 'offline'].includes(one)))
    return { ...fails('FIND: Invalid switch'), code: 2 };
  const has = (name: string): boolean => switches.includes(name);
  const folded = (text: string): string => (has('i') ? text.toLowerCase() : text);
  const matches = (line: string): boolean => folded(line).includes(folded(wanted.text)) !== has('v');
  const lines: string[] = [];
  const errors: string[] = [];
  let count = 0;
  const look = ({ name, lines: own }: Text): void => {
    const found = own.flatMap((line, index) =>
      matches(line) ? [has('n') ? `[${index + 1}]${line}` : line] : [],
    );
    count += found.length;
    const heading = name === undefined ? undefined : `---------- ${name.toUpperCase()}`;
    if (has('c')) lines.push(heading === undefined ? `${found.length}` : `${heading}: ${found.length}`);
    else lines.push(...(heading === undefined ? [] : ['', heading]), ...found);
  };
  if (names.length === 0) look({ lines: place.input ?? [] });
  for (const text of textsOf(
    machine,
    place,
    names.map((name) => name.text),
  ))
    if (typeof text === 'string') errors.push(`File not found - ${text.toUpperCase()}`);
    else look(text);
  return { lines, errors, code: count === 0 ? 1 : 0 };
};

interface FindStrOptions {
  readonly switches: ReadonlySet<string>;
  readonly patterns: readonly string[];
  readonly names: readonly string[];
}

function findStrOptions(rest: string): FindStrOptions {
  const switches = new Set<string>();
  const patterns: string[] = [];
  const names: string[] = [];
  let isAsked = false;
  for (const word of quotedWords(rest)) {
    const literal = /^\/c:([\s\S]*)$/i.exec(word.text)?.[1];
    if (literal !== undefined && !word.isQuoted) {
      patterns.push(literal);
      switches.add('c');
      isAsked = true;
    } else if (isSwitch(word)) for (const letter of word.text.slice(1).toLowerCase()) switches.add(letter);
    else if (isAsked) names.push(word.text);
    else {
      patterns.push(...word.text.split(' ').filter((part) => part !== ''));
      isAsked = true;
    }
  }
  return { switches, patterns, names };
}

function matcherOf({ switches, patterns }: FindStrOptions): (line: string) => boolean {
  const has = (name: string): boolean => switches.has(name);
  // Words are expressions where nothing says otherwise, /c: texts are not.
  const isLiteral = has('l') || (has('c') && !has('r'));
  const folded = (text: string): string => (has('i') ? text.toLowerCase() : text);
  const [open, close] = [has('b') || has('x') ? '^' : '', has('e') || has('x') ? '$' : ''];
  const tests = patterns.map((pattern): ((line: string) => boolean) => {
    const text = folded(pattern);
    if (isLiteral)
      return (line) => {
        if (open && close) return line === text;
        if (open) return line.startsWith(text);
        return close ? line.endsWith(text) : line.includes(text);
      };
    return textPattern(`${open}${text}${close}`);
  });
  return (line) => tests.some((test) => test(folded(line))) !== has('v');
}

const findStr: Command = (_words, { machine }, place): Answer => {
  const options = findStrOptions(place.rest);
  const { switches, names } = options;
  if (options.patterns.length === 0) return { ...fails('FINDSTR: Bad command line'), code: 2 };
  const matches = matcherOf(options);
  const texts: (Text | string)[] =
    names.length === 0 ? [{ lines: place.input ?? [] }] : textsOf(machine, place, names);
  const isNamed = texts.length > 1 || names.some((name) => /[*?]/.test(name));
  const lines: string[] = [];
  const errors: string[] = [];
  for (const text of texts) {
    if (typeof text === 'string') {
      errors.push(`FINDSTR: Cannot open ${text}`);
      continue;
    }
    const found = text.lines.flatMap((line, index) =>
      matches(line) ? [`${switches.has('n') ? `${index + 1}:` : ''}${line}`] : [],
    );
    if (switches.has('m')) lines.push(...(found.length > 0 && text.name !== undefined ? [text.name] : []));
    else lines.push(...found.map((line) => (isNamed ? `${text.name}:${line}` : line)));
  }
  return { lines, errors, code: lines.length === 0 ? 1 : 0 };
};

const sort: Command = (_words, { machine: { files } }, { rest, input, folder }) => {
  const words = quotedWords(rest);
  const [file] = words.filter((word) => !isSwitch(word));
  const lines = file ? linesOfFile(files, resolvePath(folder, file.text)) : input;
  if (!lines) return fails('The system cannot find the file specified.');
  const sorted = lines.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const isReversed = words.some((word) => isSwitch(word) && /^\/r/i.test(word.text));
  return tells(...(isReversed ? sorted.toReversed() : sorted));
};

export const textCommands: Commands = {
  find: { run: find, help: 'Searches for a text string in a file or files.' },
  findstr: { run: findStr, help: 'Searches for strings in files.' },
  sort: { run: sort, help: 'Sorts input.' },
};

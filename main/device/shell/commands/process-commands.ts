/** `tasklist` and `taskkill` (facts/command-prompt#processes). */
import { ownOf } from '../../../../shared/own.ts';
import type { ListedProcess } from '../processes.ts';
import { endProcess, processesOf } from '../processes.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, fails, grouped, tells } from './command.ts';
import { matchesPattern } from './file-commands.ts';

type Column = readonly [title: string, width: number, side: 'left' | 'right'];

const usual: readonly Column[] = [
  ['Image Name', 25, 'left'],
  ['PID', 8, 'right'],
  ['Session Name', 16, 'left'],
  ['Session#', 11, 'right'],
  ['Mem Usage', 12, 'right'],
];
const withServices: readonly Column[] = [
  ['Image Name', 25, 'left'],
  ['PID', 8, 'right'],
  ['Services', 44, 'left'],
];

const cellsOf = ({ image, id, session, kilobytes }: ListedProcess): readonly string[] => [
  image,
  `${id}`,
  session === 0 ? 'Services' : 'Console',
  `${session}`,
  `${grouped(kilobytes)} K`,
];

const serviceCellsOf = ({ image, id, services }: ListedProcess): readonly string[] => [
  image,
  `${id}`,
  services.join(', ') || 'N/A',
];

const padded = (cells: readonly string[], columns: readonly Column[]): string =>
  columns
    .map(([, width, side], index) => {
      const cell = (cells[index] ?? '').slice(0, width);
      return side === 'left' ? cell.padEnd(width) : cell.padStart(width);
    })
    .join(' ');

const formats: Readonly<
  Record<
    string,
    (rows: readonly (readonly string[])[], columns: readonly Column[], bare: boolean) => string[]
  >
> = {
  table: (rows, columns, bare) => [
    '',
    ...(bare
      ? []
      : [
          padded(
            columns.map(([title]) => title),
            columns,
          ),
          columns.map(([, width]) => '='.repeat(width)).join(' '),
        ]),
    ...rows.map((cells) => padded(cells, columns)),
  ],
  csv: (rows, columns, bare) =>
    [...(bare ? [] : [columns.map(([title]) => title)]), ...rows].map((cells) =>
      cells.map((cell) => `"${cell}"`).join(','),
    ),
  list: (rows, columns) =>
    rows.flatMap((cells) => [
      '',
      ...columns.map(([title], index) => `${`${title}:`.padEnd(13)}${cells[index] ?? ''}`),
    ]),
};

/** `imagename eq msiexec*`: undefined for another filter. */
function filterOf(text: string): ((process: ListedProcess) => boolean) | undefined {
  const [, field = '', sign = '', wanted = ''] =
    /^\s*(imagename|pid|services|session)\s+(eq|ne|gt|lt|ge|le)\s+(.+?)\s*$/i.exec(text) ?? [];
  const lower = field.toLowerCase();
  const compare = sign.toLowerCase();
  if (lower === '') return undefined;
  if (lower === 'imagename' || lower === 'services') {
    if (compare !== 'eq' && compare !== 'ne') return undefined;
    return ({ image, services }) =>
      (lower === 'imagename' ? [image] : services).some((name) => matchesPattern(wanted, name)) ===
      (compare === 'eq');
  }
  const number = Number(wanted);
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    eq: (value) => value === number,
    ne: (value) => value !== number,
    gt: (value) => value > number,
    lt: (value) => value < number,
    ge: (value) => value >= number,
    le: (value) => value <= number,
  };
  const test = ownOf(tests, compare);
  return test && (({ id, session }) => test(lower === 'pid' ? id : session));
}

interface Switches {
  readonly names: readonly string[];
  /** The value behind a switch that takes one. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Undefined where a switch is not one of `taken`, or one that takes a value has none. */
function switchesOf(
  words: readonly string[],
  taken: Readonly<Record<string, 'alone' | 'value'>>,
): Switches | undefined {
  const names: string[] = [];
  const values = new Map<string, readonly string[]>();
  for (let at = 0; at < words.length; at++) {
    const name = /^[/-](\w+)$/.exec(words[at] ?? '')?.[1]?.toLowerCase() ?? '';
    const kind = ownOf(taken, name);
    const next = words[at + 1];
    if (kind === 'value' && next !== undefined) {
      values.set(name, [...(values.get(name) ?? []), next]);
      at++;
    } else if (kind === 'alone') names.push(name);
    else return undefined;
  }
  return { names, values };
}

const wrongOption = (name: string): Answer =>
  fails('ERROR: Invalid argument/option.', `Type "${name} /?" for usage.`);

const tasklist: Command = (_words, { machine, screen }, { rest }) => {
  const asked = switchesOf(argumentsOf(rest), {
    svc: 'alone',
    v: 'alone',
    nh: 'alone',
    fi: 'value',
    fo: 'value',
  });
  const filters = asked?.values.get('fi')?.map(filterOf) ?? [];
  const formatName = (asked?.values.get('fo')?.[0] ?? 'table').toLowerCase();
  const format = ownOf(formats, formatName);
  if (!asked || !format || filters.includes(undefined)) return wrongOption('TASKLIST');
  const isByService = asked.names.includes('svc');
  const processes = processesOf(machine, screen).filter((process) =>
    filters.every((filter) => filter?.(process) === true),
  );
  if (processes.length === 0) return tells('INFO: No tasks are running which match the specified criteria.');
  return tells(
    ...format(
      processes.map(isByService ? serviceCellsOf : cellsOf),
      isByService ? withServices : usual,
      asked.names.includes('nh'),
    ),
  );
};

const notFound = (what: string): Answer => ({
  ...fails(`ERROR: The process "${what}" not found.`),
  code: 128,
});

function endedBy(process: ListedProcess, isForced: boolean, end: () => boolean): Answer {
  const { image, id } = process;
  const refused = (reason: string): Answer =>
    fails(`ERROR: The process "${image}" with PID ${id} could not be terminated.`, `Reason: ${reason}`);
  if (process.kind === 'windows') return refused('Access is denied.');
  // A window is asked to close; a program without one is not.
  if (!isForced && process.kind === 'window' && end())
    return tells(`SUCCESS: Sent termination signal to the process "${image}" with PID ${id}.`);
  if (!isForced) return refused('This process can only be terminated forcefully (with /F option).');
  if (process.kind === 'prompt')
    return {
      ...tells(`SUCCESS: The process "${image}" with PID ${id} has been terminated.`),
      order: 'close',
    };
  return end()
    ? tells(`SUCCESS: The process "${image}" with PID ${id} has been terminated.`)
    : refused('There is no running instance of the task.');
}

const taskkill: Command = (_words, { machine, screen }, { rest }) => {
  const asked = switchesOf(argumentsOf(rest), {
    f: 'alone',
    t: 'alone',
    im: 'value',
    pid: 'value',
    fi: 'value',
  });
  const names = asked?.values.get('im') ?? [];
  const ids = asked?.values.get('pid') ?? [];
  const filters = asked?.values.get('fi')?.map(filterOf) ?? [];
  if (!asked || filters.includes(undefined)) return wrongOption('TASKKILL');
  if (names.length + ids.length + filters.length === 0)
    return fails(
      'ERROR: Invalid syntax. Neither /FI nor /PID nor /IM were specified.',
      'Type "TASKKILL /?" for usage.',
    );
  const all = processesOf(machine, screen);
  const passes = (process: ListedProcess): boolean => filters.every((filter) => filter?.(process) === true);
  const wanted = [
    ...names.map((name) => [name, (process: ListedProcess) => matchesPattern(name, process.image)] as const),
    ...ids.map((id) => [id, (process: ListedProcess) => `${process.id}` === id] as const),
    ...(names.length + ids.length === 0 ? [['', () => true] as const] : []),
  ];
  const answers = wanted.flatMap(([what, isMeant]): Answer[] => {
    const found = all.filter((process) => isMeant(process) && passes(process));
    if (found.length === 0)
      return [what === '' ? tells('INFO: No tasks running with the specified criteria.') : notFound(what)];
    return found.map((process) =>
      endedBy(process, asked.names.includes('f'), () => endProcess(machine, process, screen)),
    );
  });
  const order = answers.find((answer) => answer.order !== undefined)?.order;
  return {
    lines: answers.flatMap(({ lines }) => lines),
    errors: answers.flatMap(({ errors = [] }) => errors),
    code: answers.find(({ code }) => code !== undefined)?.code ?? 0,
    ...(order === undefined ? {} : { order }),
  };
};

export const processCommands: Commands = {
  tasklist: { run: tasklist, help: 'Displays all currently running tasks including services.' },
  taskkill: { run: taskkill, help: 'Kill or stop a running process or application.' },
};

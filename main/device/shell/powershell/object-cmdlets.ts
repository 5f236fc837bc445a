/** Cmdlets over what is handed on: choosing, sorting, counting, searching, and how it is shown. */
import { matchesPattern, writeLines } from '../commands/file-commands.ts';
import type { Call, Cmdlet, Cmdlets } from './cmdlet.ts';
import { comparisonNamed, conditionOf, expanded, matcherOf, membersOf } from './expressions.ts';
import { asList, asTable, shown } from './formats.ts';
import { filePath } from './paths.ts';
import type { PsValue } from './values.ts';
import { isRecord, memberOf, PsError, record, textOf } from './values.ts';

const wildcard = (name: string): boolean => /[*?]/.test(name);

/** The names that a list of names, with wildcards, stands for in a record. */
function chosen(value: PsValue, names: readonly string[]): readonly string[] {
  if (!isRecord(value)) return names;
  const own = value.members.map(([name]) => name);
  return names.flatMap((name) => {
    if (!wildcard(name)) return [own.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name];
    return own.filter((one) => matchesPattern(name, one));
  });
}

const selectObject: Cmdlet = {
  parameters: {
    Property: 'texts',
    First: 'number',
    Last: 'number',
    Skip: 'number',
    ExpandProperty: 'text',
    Unique: 'switch',
  },
  positions: ['Property'],
  run({ args, input, emit }) {
    const skipped = input.slice(args.number('Skip') ?? 0);
    const first = skipped.slice(0, args.number('First'));
    const last = args.number('Last');
    const taken = last === undefined ? first : first.slice(Math.max(0, first.length - last));
    const names = args.texts('Property');
    const expand = args.text('ExpandProperty');
    const seen = new Set<string>();
    for (const value of taken) {
      const own =
        expand !== undefined
          ? memberOf(value, expand)
          : names.length === 0
            ? value
            : record(
                'Selected',
                chosen(value, names).map((name) => [name, memberOf(value, name)] as const),
              );
      if (args.has('Unique') && seen.has(textOf(own))) continue;
      seen.add(textOf(own));
      if (Array.isArray(own)) (own as PsValue[]).forEach((one) => emit(one));
      else emit(own);
    }
  },
};

const whereObject: Cmdlet = {
  parameters: {
    FilterScript: 'block',
    Property: 'text',
    Value: 'text',
    EQ: 'switch',
    NE: 'switch',
    Like: 'switch',
    NotLike: 'switch',
    Match: 'switch',
    NotMatch: 'switch',
    GT: 'switch',
    GE: 'switch',
    LT: 'switch',
    LE: 'switch',
  },
  positions: ['Property', 'Value'],
  filter({ args, session, emit }) {
    const block = args.text('FilterScript') ?? args.text('Property') ?? '';
    const sign = ['EQ', 'NE', 'Like', 'NotLike', 'Match', 'NotMatch', 'GT', 'GE', 'LT', 'LE'].find((name) =>
      args.has(name),
    );
    const compare = sign === undefined ? undefined : comparisonNamed(sign);
    const passes =
      compare === undefined
        ? conditionOf(session, block)
        : (item: PsValue): boolean => compare(memberOf(item, block), args.text('Value') ?? null);
    return {
      take(value) {
        if (passes(value)) emit(value);
      },
    };
  },
};

/** `{ $_.Name }` or a member's name. */
const forEachObject: Cmdlet = {
  parameters: { Process: 'block', MemberName: 'text' },
  positions: ['Process'],
  filter({ args, session, emit }) {
    const block = (args.text('Process') ?? args.text('MemberName') ?? '').trim();
    const path = /^\$(?:_|psitem)((?:\.\w+(?:\(\))?)*)$/i.exec(block)?.[1];
    const isText = /^"[^"]*"$/.test(block);
    if (path === undefined && !isText && !/^[\w ]+$/.test(block))
      throw new PsError(`The script block "${block}" is beyond what this rehearsal reads of PowerShell.`, {
        source: 'ForEach-Object',
        category: 'NotImplemented: (:) [ForEach-Object], PSNotSupportedException',
        id: 'NotSimulated,Microsoft.PowerShell.Commands.ForEachObjectCommand',
      });
    return {
      take(value) {
        if (isText)
          emit(
            expanded(
              session,
              block
                .slice(1, -1)
                .replaceAll(/\$\(\$_((?:\.\w+)*)\)|\$_/g, (_whole, own: string | undefined) =>
                  textOf(membersOf(value, own ?? '')),
                ),
            ),
          );
        else emit(path === undefined ? memberOf(value, block) : membersOf(value, path));
      },
    };
  },
};

const keyOf = (value: PsValue): string =>
  (typeof value === 'object' ? textOf(value) : textOf(value)).toLowerCase();

const sortObject: Cmdlet = {
  parameters: { Property: 'texts', Descending: 'switch', Unique: 'switch' },
  positions: ['Property'],
  run({ args, input, emit }) {
    const [name] = args.texts('Property');
    const valueOf = (value: PsValue): PsValue => (name === undefined ? value : memberOf(value, name));
    const compare = (a: PsValue, b: PsValue): number => {
      const [one, other] = [valueOf(a), valueOf(b)];
      if (typeof one === 'number' && typeof other === 'number') return one - other;
      if (isTimed(one) && isTimed(other)) return one.time - other.time;
      return keyOf(one) === keyOf(other) ? 0 : keyOf(one) < keyOf(other) ? -1 : 1;
    };
    const sorted = input.toSorted(compare);
    for (const value of args.has('Descending') ? sorted.toReversed() : sorted) emit(value);
  },
};

const isTimed = (value: PsValue): value is { readonly time: never } =>
  typeof value === 'object' && value !== null && 'time' in value;

const measureObject: Cmdlet = {
  parameters: { Property: 'texts', Line: 'switch', Sum: 'switch' },
  positions: ['Property'],
  run({ args, input, emit }) {
    const lines = input.reduce<number>((sum, value) => sum + textOf(value).split('\n').length, 0);
    if (args.has('Line'))
      emit(
        record('TextMeasure', [
          ['Lines', lines],
          ['Words', ''],
          ['Characters', ''],
        ]),
      );
    else
      emit(
        record('Measure', [
          ['Count', input.length],
          ['Average', ''],
          ['Sum', ''],
          ['Maximum', ''],
          ['Minimum', ''],
          ['Property', args.texts('Property').join(', ')],
        ]),
      );
  },
};

const selectString: Cmdlet = {
  parameters: {
    Pattern: 'texts',
    Path: 'texts',
    SimpleMatch: 'switch',
    CaseSensitive: 'switch',
    NotMatch: 'switch',
    Quiet: 'switch',
  },
  positions: ['Pattern', 'Path'],
  mandatory: 'Pattern',
  filter(call) {
    const { args, emit } = call;
    const patterns = args.texts('Pattern');
    const tests = args.has('SimpleMatch')
      ? patterns.map((one) => (text: string) => text.toLowerCase().includes(one.toLowerCase()))
      : patterns.map(matcherOf);
    const matches = (text: string): boolean => tests.some((test) => test(text)) !== args.has('NotMatch');
    const found: string[] = [];
    let isFound = false;
    const look = (text: string, where = ''): void => {
      if (!matches(text)) return;
      isFound = true;
      if (!args.has('Quiet')) found.push(`${where}${text}`);
    };
    const tell = (): void => found.splice(0).forEach((line) => emit(line));
    for (const path of args.texts('Path'))
      for (const { name, lines } of filesAt(call, path))
        lines.forEach((line, index) => look(line, `${name}:${index + 1}:`));
    return {
      take(value) {
        shown([value]).forEach((line) => look(line));
        tell();
      },
      end() {
        tell();
        if (args.has('Quiet')) emit(isFound);
      },
    };
  },
};

/** The text files that a path stands for. */
function filesAt(
  { facts, session }: Pick<Call, 'facts' | 'session'>,
  path: string,
): readonly { readonly name: string; readonly lines: readonly string[] }[] {
  const { files } = facts.machine;
  return filePath(files, session.folder, path).map((file) => ({
    name: file,
    lines: (files.readText(file) ?? '').replace(/\r?\n$/, '').split(/\r?\n/),
  }));
}

const formatList: Cmdlet = {
  parameters: { Property: 'texts', Force: 'switch' },
  positions: ['Property'],
  run({ args, input, emit }) {
    const names = args.texts('Property');
    const isAll = names.length === 0 || names.includes('*');
    const records = input.filter(isRecord);
    if (records.length === 0) input.forEach((value) => emit(value));
    else asList(records, isAll ? [] : chosen(records[0] ?? null, names)).forEach((line) => emit(line));
  },
};

const formatTable: Cmdlet = {
  parameters: { Property: 'texts', AutoSize: 'switch', Wrap: 'switch', HideTableHeaders: 'switch' },
  positions: ['Property'],
  run({ args, input, emit }) {
    const records = input.filter(isRecord);
    const [first] = records;
    if (!first) {
      input.forEach((value) => emit(value));
      return;
    }
    const names = args.texts('Property');
    const isUsual = names.length === 0;
    const lines = isUsual
      ? shown(records)
      : asTable(
          records,
          chosen(first, names).map((name) => ({ name })),
        );
    lines.forEach((line) => emit(line));
  },
};

/** Shown here and written there. */
function writesTo(isAlsoShown: boolean): Cmdlet {
  return {
    parameters: { FilePath: 'text', Append: 'switch', Encoding: 'text', Force: 'switch', Width: 'number' },
    positions: ['FilePath'],
    mandatory: 'FilePath',
    run({ args, input, emit, facts, session }) {
      const { files } = facts.machine;
      const [path = ''] = filePath(files, session.folder, args.text('FilePath') ?? '', true);
      writeLines(files, path, shown(input), args.has('Append'));
      if (isAlsoShown) input.forEach((value) => emit(value));
    },
  };
}

const passOn: Cmdlet = {
  parameters: { InputObject: 'texts' },
  positions: ['InputObject'],
  run({ args, input, emit }) {
    args.texts('InputObject').forEach((text) => emit(text));
    input.forEach((value) => emit(value));
  },
};

export const objectCmdlets: Cmdlets = {
  'ForEach-Object': forEachObject,
  'Format-List': formatList,
  'Format-Table': formatTable,
  'Measure-Object': measureObject,
  'Out-File': writesTo(false),
  'Out-Host': {
    parameters: { Paging: 'switch' },
    run: ({ input, emit }) => input.forEach((one) => emit(one)),
  },
  'Out-Null': { parameters: {}, run: () => undefined },
  'Out-String': {
    parameters: { Width: 'number' },
    run: ({ input, emit }) => emit(shown(input).join('\n')),
  },
  'Select-Object': selectObject,
  'Select-String': selectString,
  'Sort-Object': sortObject,
  'Tee-Object': writesTo(true),
  'Where-Object': whereObject,
  'Write-Host': {
    parameters: { Object: 'texts', ForegroundColor: 'text', NoNewline: 'switch' },
    positions: ['Object'],
    run: ({ args, say }) => say(args.texts('Object').join(' ')),
  },
  'Write-Output': passOn,
};

/** A line as PowerShell takes it apart: statements, pipelines, words, parameters (facts/powershell#the-line). */
import { ownOf } from '../../../../shared/own.ts';

export type Word =
  /** `-Name`, or `-Name:` with the value behind it as the next word. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** A text with its variables still in it, unless it stood in single quotes. */
  | { readonly kind: 'text'; readonly text: string; readonly quote: '' | '"' | "'" }
  /** `{ … }` and `@{ … }` without their brackets, `( … ).Member` with them. */
  | { readonly kind: 'block' | 'table'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'comma' };

export interface Stage {
  readonly text: string;
  readonly words: readonly Word[];
}

export class SyntaxFailure extends Error {}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** How far a quoted or bracketed piece that begins at `at` reaches. */
function endOf(text: string, at: number): number {
  const first = text[at] ?? '';
  if (first === "'" || first === '"') {
    for (let end = at + 1; end < text.length; end++) {
      if (first === '"' && text[end] === '`') end++;
      else if (text[end] === first) {
        if (text[end + 1] !== first) return end + 1;
        end++;
      }
    }
    throw new SyntaxFailure('The string is missing the terminator: ' + first + '.');
  }
  const close = ownOf(closing, first) ?? '';
  for (let end = at + 1; end < text.length; ) {
    const sign = text[end] ?? '';
    if (sign === close) return end + 1;
    end = /["'({]/.test(sign) ? endOf(text, end) : end + 1;
  }
  throw new SyntaxFailure(`Missing closing '${close}' in statement block or type definition.`);
}

/** The parts of a text between a sign that stands outside quotes and brackets. */
export function splitAt(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === '`') at += 2;
    else if (/["'({]/.test(text[at] ?? '')) at = endOf(text, at);
    else if (text[at] === separator) {
      parts.push(text.slice(from, at));
      from = ++at;
    } else at++;
  }
  return [...parts, text.slice(from)];
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** Without the quotes, and with what the backtick stands for. */
function unquoted(piece: string): { readonly text: string; readonly quote: '' | '"' | "'" } {
  const quote = piece.startsWith("'") ? "'" : piece.startsWith('"') ? '"' : '';
  const inner = quote === '' ? piece : piece.slice(1, -1).replaceAll(quote + quote, quote);
  const text =
    quote === "'"
      ? inner
      : inner.replaceAll(/`([\s\S])/g, (_whole, sign: string) => escapes.get(sign) ?? sign);
  return { text, quote };
}

/** The words of one command. Throws SyntaxFailure. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = text[at] ?? '';
    if (/\s/.test(sign)) at++;
    else if (sign === ',') {
      words.push({ kind: 'comma' });
      at++;
    } else if (sign === '{' || sign === '(' || (sign === '@' && text[at + 1] === '{')) {
      const from = sign === '@' ? at + 1 : at;
      let end = endOf(text, from);
      const kind = sign === '@' ? 'table' : sign === '{' ? 'block' : 'expression';
      // `(Get-Date).Year` is one word.
      while (kind === 'expression' && /^\.[A-Za-z]/.test(text.slice(end, end + 2)))
        end += /^\.\w+/.exec(text.slice(end))?.[0].length ?? 0;
      const whole = text.slice(from, end);
      words.push({ kind, text: kind === 'expression' ? whole : whole.slice(1, -1) });
      at = end;
    } else if (sign === '"' || sign === "'") {
      const end = endOf(text, at);
      words.push({ kind: 'text', ...unquoted(text.slice(at, end)) });
      at = end;
    } else {
      const [whole = sign] = /^(?:`[\s\S]|[^\s,;|"'{}()`])+(?:"[^"]*")?/.exec(text.slice(at)) ?? [];
      at += whole.length;
      const parameter = /^-([A-Za-z][\w]*)(?::(.*))?$/.exec(whole);
      if (parameter) {
        words.push({ kind: 'parameter', name: parameter[1] ?? '' });
        if (parameter[2]) words.push({ kind: 'text', text: parameter[2], quote: '' });
      } else words.push({ kind: 'text', text: unquoted(whole).text.replaceAll('"', ''), quote: '' });
    }
  }
  return words;
}

/** The commands of a pipeline. Throws SyntaxFailure. */
export function stagesOf(statement: string): readonly Stage[] {
  const parts = splitAt(statement, '|');
  if (parts.length > 1 && parts.some((part) => part.trim() === ''))
    throw new SyntaxFailure('An empty pipe element is not allowed.');
  return parts.map((text) => ({ text: text.trim(), words: wordsOf(text) }));
}

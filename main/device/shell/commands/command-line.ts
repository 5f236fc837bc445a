/** A line as the command interpreter takes it apart: `&`, `&&`, `||`, `|`, `>`, `>>`, `<`, `2>&1`, `^` (facts/command-prompt#the-line). */
import { ownOf } from '../../../../shared/own.ts';

export interface Redirection {
  /** 0: input, 1: output, 2: errors. */
  readonly handle: number;
  /** A file as it was typed, or where another handle goes. */
  readonly to: string | { readonly handle: number };
  readonly append: boolean;
}

export interface LineCommand {
  readonly text: string;
  readonly redirections: readonly Redirection[];
}

export interface Pipeline {
  /** Whether what came before it must have succeeded, or failed. */
  readonly when: 'always' | 'success' | 'failure';
  readonly commands: readonly LineCommand[];
}

const joints: Readonly<Record<string, Pipeline['when']>> = {
  '&': 'always',
  '&&': 'success',
  '||': 'failure',
};

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly sign: string };

/** A piece of text that no sign of the interpreter is in: up to a quote's end, one escaped sign, or a plain run. */
const piece = /^(?:"[^"]*"?|\^[\s\S]?|[^"^&|<>]+)/;
const sign = /^(?:&&|\|\||>>|[&|<>])/;

function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let rest = line; rest !== ''; ) {
    const [operator] = sign.exec(rest) ?? [];
    const text = operator ?? piece.exec(rest)?.[0] ?? rest;
    rest = rest.slice(text.length);
    if (operator === undefined)
      tokens.push({ kind: 'text', text: text.startsWith('^') ? text.slice(1) : text });
    else tokens.push({ kind: 'sign', sign: operator });
  }
  return tokens;
}

const fileName = /^\s*(?:"([^"]*)"?|([^\s"]+))/;

/** Throws the sign that was not expected where the line does not hold together. */
class Unexpected extends Error {}

class LineReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(line: string) {
    this.#tokens = tokensOf(line);
  }

  line(): readonly Pipeline[] {
    const pipelines: Pipeline[] = [];
    let when: Pipeline['when'] = 'always';
    while (this.#at < this.#tokens.length) {
      const commands = this.#pipeline();
      const after = this.#sign() ?? '&';
      // A line may end with `&`, and with nothing else.
      if (commands.length > 0) pipelines.push({ when, commands });
      else throw new Unexpected(after);
      if (after !== '&' && this.#at === this.#tokens.length) throw new Unexpected(after);
      when = ownOf(joints, after) ?? 'always';
    }
    return pipelines;
  }

  #pipeline(): readonly LineCommand[] {
    const commands: LineCommand[] = [];
    for (;;) {
      const command = this.#command();
      const isEmpty = command.text.trim() === '' && command.redirections.length === 0;
      const next = this.#tokens[this.#at];
      const isPiped = next?.kind === 'sign' && next.sign === '|';
      if (isEmpty && (isPiped || commands.length > 0)) throw new Unexpected('|');
      if (!isEmpty) commands.push(command);
      if (!isPiped) return commands;
      this.#at++;
    }
  }

  #command(): LineCommand {
    const redirections: Redirection[] = [];
    let text = '';
    for (; this.#at < this.#tokens.length; ) {
      const token = this.#tokens[this.#at];
      if (token === undefined) break;
      if (token.kind === 'text') {
        text += token.text;
        this.#at++;
      } else if (token.sign.startsWith('>') || token.sign === '<') {
        const digit = /(?:^|\s)(\d)$/.exec(text)?.[1];
        if (digit !== undefined) text = text.slice(0, -1);
        this.#at++;
        const read = this.#redirection(token.sign, digit);
        redirections.push(read.redirection);
        text += read.rest;
      } else break;
    }
    return { text, redirections };
  }

  /** `rest`: what of the text behind the file's name belongs to the command again. */
  #redirection(operator: string, digit: string | undefined): { redirection: Redirection; rest: string } {
    const handle = digit === undefined ? (operator === '<' ? 0 : 1) : Number(digit);
    const append = operator === '>>';
    if (this.#tokens[this.#at]?.kind === 'sign') {
      const [and, number] = [this.#sign(), this.#text()];
      const other = /^([012])([\s\S]*)$/.exec(number);
      if (and !== '&' || other === null) throw new Unexpected(and ?? operator);
      return { redirection: { handle, to: { handle: Number(other[1]) }, append }, rest: other[2] ?? '' };
    }
    let text = this.#text();
    // A name in quotes is a token of its own.
    while (text.trim() === '' && this.#tokens[this.#at]?.kind === 'text') text += this.#text();
    const name = fileName.exec(text);
    if (name === null) throw new Unexpected(operator);
    const to = name[1] ?? name[2] ?? '';
    return { redirection: { handle, to, append }, rest: text.slice(name[0].length) };
  }

  #sign(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign') return undefined;
    this.#at++;
    return token.sign;
  }

  #text(): string {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'text') return '';
    this.#at++;
    return token.text;
  }
}

/** The pipelines of a line, or the sign that stands where none may. */
export function parseLine(line: string): readonly Pipeline[] | { readonly unexpected: string } {
  try {
    return new LineReader(line).line();
  } catch (error) {
    if (error instanceof Unexpected) return { unexpected: error.message };
    throw error;
  }
}

/** What a cmdlet is given and what it gives back. */
import type { Process } from '../../../world/process.ts';
import type { CommandFacts, Terminal } from '../commands/command.ts';
import type { Arguments, Parameters } from './parameters.ts';
import type { PsError, PsValue } from './values.ts';

/** What a session of PowerShell remembers. */
export interface PsSession {
  /** 'C:\\Windows\\System32', or a key as 'HKLM:\\SOFTWARE'. */
  folder: string;
  /** $env:NAME, by the name in Windows' spelling. */
  readonly environment: Map<string, string>;
  /** $name, by the name in small letters. */
  readonly variables: Map<string, PsValue>;
  /** Of the process: undefined where the PC's own holds. */
  executionPolicy: string | undefined;
}

export interface Call {
  readonly name: string;
  readonly args: Arguments;
  readonly facts: CommandFacts;
  readonly session: PsSession;
  readonly terminal: Terminal;
  /** What the stages before have handed on. */
  readonly input: readonly PsValue[];
  /** Hands a value on, at once. */
  emit(value: PsValue): void;
  /** Tells of a failure, and goes on. */
  fail(error: PsError): void;
  warn(text: string): void;
  /** Lines for the window that are no values. */
  say(...lines: readonly string[]): void;
}

export interface Cmdlet {
  readonly parameters: Parameters;
  readonly positions?: readonly string[];
  /** Asked for where it was left out, and nothing came by the pipeline. */
  readonly mandatory?: string;
  /** Runs once all that is handed on has come; what it answers is waited for. */
  readonly run?: (call: Call) => Process<void> | void;
  /** Takes each value as it comes, in place of `run`; the answer is called after the last one. */
  readonly filter?: (call: Omit<Call, 'input'>) => {
    take(value: PsValue): void;
    end?(): void;
  };
}

export type Cmdlets = Readonly<Record<string, Cmdlet>>;

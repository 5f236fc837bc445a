/** Programs of the system that tests compare with, where they are installed. */
import { execFileSync } from 'node:child_process';
import type { TestContext } from 'vitest';

export interface Tool {
  /** Standard output for an input; throws where the program refuses it. */
  readonly run: (input: Uint8Array, ...parameters: readonly string[]) => string;
  /** Skips a test, saying why, where the program is not installed. */
  readonly orSkip: (test: TestContext) => void;
}

export function tool(program: string, versionParameter: string): Tool {
  const run: Tool['run'] = (input, ...parameters) =>
    execFileSync(program, parameters, { input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
  let installed = true;
  try {
    run(new Uint8Array(0), versionParameter);
  } catch {
    installed = false;
  }
  return { run, orSkip: (test) => test.skip(!installed, `${program} is not installed`) };
}

import { describe, expect, it } from 'vitest';
import { TPM_CC, type CommandName } from '../../protocols/tpm2/constants.ts';
import { COMMANDS } from './command-table.ts';
import { NOT_IMPLEMENTED } from './not-implemented.ts';

describe('the command table', () => {
  it('has every command of the specification, or says why not', () => {
    const names = Object.keys(TPM_CC) as CommandName[];
    const missing = names.filter((name) => !COMMANDS.has(TPM_CC[name]));
    expect(missing.sort()).toEqual(Object.keys(NOT_IMPLEMENTED).sort());
  });

  it('asks for authorization of each handle that the action uses with authority', () => {
    for (const command of COMMANDS.values()) {
      const firstWithout = command.roles.indexOf(null);
      const lastWith = command.roles.findLastIndex((role) => role !== null);
      // Handles with authorization come before those without (Part 3, 4.2).
      if (firstWithout >= 0) expect(lastWith, command.shape.name).toBeLessThan(firstWithout);
    }
  });
});

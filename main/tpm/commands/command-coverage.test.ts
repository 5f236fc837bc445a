import { describe, expect, it } from 'vitest';
import { TPM_CC, type CommandName } from '../../protocols/tpm2/constants.ts';
import { COMMANDS } from './command-table.ts';
import { NOT_IMPLEMENTED } from '../testing/not-implemented.ts';

describe('the command table', () => {
  it('has every command of the specification, or says why not', () => {
    const names = Object.keys(TPM_CC) as CommandName[];
    const missing = names.filter((name) => !COMMANDS.has(TPM_CC[name]));
    expect(missing.sort()).toEqual(Object.keys(NOT_IMPLEMENTED).sort());
  });

  it('has the handles that need authorization before the others', () => {
    // Handles with authorization come before those without (Part 3, 4.2).
    const wrong = [...COMMANDS.values()].filter(({ roles }) => {
      const firstWithout = roles.indexOf(null);
      return firstWithout >= 0 && roles.findLastIndex((role) => role !== null) > firstWithout;
    });
    expect(wrong.map((command) => command.shape.name)).toEqual([]);
  });
});

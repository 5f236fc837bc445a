import { describe, expect, it } from 'vitest';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

const esp = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Status';

function withKeys() {
  const at = atThePrompt();
  const { registry } = at.machine;
  registry.setText(esp, '', 'default');
  registry.setText(esp, 'State', 'in progress');
  registry.setNumber(`${esp}\\Apps`, 'Count', 255);
  registry.set(`${esp}\\Apps`, 'Names', { type: 'REG_MULTI_SZ', data: ['a', 'b'] });
  registry.set(`${esp}\\Apps`, 'Hash', {
    type: 'REG_BINARY',
    data: Buffer.from([1, 0xab]).toString('base64'),
  });
  registry.create(`${esp}\\Apps\\Empty`);
  return at;
}
const whole = esp.replace('HKLM', 'HKEY_LOCAL_MACHINE');

describe('reg query', () => {
  it('shows the values of a key and names those below, in their spelling', () => {
    expect(withKeys().types('reg query hklm\\software\\microsoft\\provisioning\\STATUS')).toEqual([
      '',
      whole,
      '    (Default)    REG_SZ    default',
      '    State    REG_SZ    in progress',
      '',
      `${whole}\\Apps`,
    ]);
  });

  it('with /s goes down, with /v looks for one value', () => {
    const { types } = withKeys();
    expect(types(`reg query "${esp}\\Apps" /s`)).toEqual([
      '',
      `${whole}\\Apps`,
      '    Count    REG_DWORD    0xff',
      '    Names    REG_MULTI_SZ    a\\0b',
      '    Hash    REG_BINARY    01AB',
      '',
      `${whole}\\Apps\\Empty`,
    ]);
    const count = ['', `${whole}\\Apps`, '    Count    REG_DWORD    0xff'];
    expect(types(`reg query ${esp}\\apps /v count`)).toEqual(count);
    expect(types(`reg query ${esp} /s /v Count`)).toEqual([
      ...count,
      '',
      'End of search: 1 match(es) found.',
    ]);
    expect(types(`reg query ${esp} /ve`).at(-1)).toContain('(Default)');
  });

  it('shows what has changed since', () => {
    const { machine, types } = withKeys();
    machine.registry.setText(esp, 'State', 'done');
    expect(types(`reg query ${esp} /v State`).at(-1)).toBe('    State    REG_SZ    done');
    machine.registry.delete(esp, 'State');
    expect(types(`reg query ${esp} /v State`)[0]).toMatch(
      /unable to find the specified registry key or value/,
    );
  });

  it.each([
    ['reg query HKLM\\Nothing', 'ERROR: The system was unable to find the specified registry key or value.'],
    ['reg query Nothing', 'ERROR: Invalid key name.'],
    [`reg query ${esp} /wrong`, 'ERROR: Invalid syntax.'],
    ['reg query', 'ERROR: Invalid syntax.'],
    ['reg fly', 'ERROR: Invalid syntax.'],
  ])('%s', (line, answer) => {
    expect(withKeys().types(line)[0]).toBe(answer);
  });
});

describe('reg query /f', () => {
  const oobe = 'HKLM\\SOFTWARE\\Example';
  function filled() {
    const at = atThePrompt();
    at.types(`reg add ${oobe} /v TenantMatched /t REG_DWORD /d 0x1 /f`);
    at.types(`reg add ${oobe}\\Deep /v Name /d "tenant of tests" /f`);
    return at;
  }

  it.each([
    ['/f tenant /s', 2],
    ['/f tenant /s /d', 1],
    ['/f Tenant /s /c', 1],
    ['/f deep /k', 1],
    ['/f tenant', 1],
    ['/f nothing /s', 0],
  ])('%s', (how, count) => {
    expect(filled().types(`reg query ${oobe} ${how}`).at(-1)).toBe(
      `End of search: ${count} match(es) found.`,
    );
  });

  it('finds what reg add has written until reg delete', () => {
    const { machine, types } = filled();
    expect(machine.registry.number(oobe, 'TenantMatched')).toBe(1);
    expect(types(`reg delete ${oobe} /v TenantMatched /f`)).toEqual([
      'The operation completed successfully.',
    ]);
    expect(types(`reg query ${oobe} /v TenantMatched`)[0]).toMatch(/^ERROR: The system was unable/);
    types(`reg delete ${oobe} /f`);
    expect(machine.registry.exists(oobe)).toBe(false);
  });
});

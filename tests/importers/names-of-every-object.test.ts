/** `constructor`, `__proto__` and the like are names that every object answers to: from outside they are names as any other. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRule } from '../../main/cloud/rules/parse-rule.ts';
import { holds } from '../../main/cloud/rules/rule.ts';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import { parseHardwareModel } from '../../main/device/hardware/hardware-profile.ts';
import { commands } from '../../main/hosts/cli/commands.ts';
import { runCommandLine } from '../../main/hosts/cli/run-command-line.ts';
import { readJournal } from '../../main/session/journal.ts';
import { createRehearsal } from '../../main/session/rehearsal.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { findErrors } from '../../shared/errors/index.ts';
import { BadInputError } from '../../shared/failures.ts';
import { text, titleKey } from '../../shared/stage/text.ts';
import { open } from '../testing/lab.ts';

const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-names-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Exit code and lines of a command. */
async function reseal(...argv: readonly string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const terminal = {
    print() {},
    printJson() {},
    tell: (line: string) => void said.push(line),
    progress() {},
  };
  return { code: await runCommandLine(commands, argv, terminal), said };
}

/** An object with an own property of any name, `__proto__` too. */
const named = (name: string, value: unknown): Record<string, never> =>
  JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);

describe.each(names)('the name %s', (name) => {
  it.each([
    [`device.${name} -eq "x"`, false],
    [`device.${name} -ne "x"`, true],
    [`device.${name} -contains "x"`, false],
    [`user.${name} -any (_ -eq "x")`, false],
    [`user.${name} -all (_ -eq "x")`, true],
    [`device.${name} -match "x"`, false],
  ])('in the rule %s is a property that nobody has', (source, result) => {
    const rule = parseRule(source);
    expect(typeof rule === 'string' ? rule : holds(rule, { displayname: 'x' })).toBe(result);
  });

  it('in a Graph write’s rule is refused or taken, and the rehearsal goes on', () => {
    const { session, journal } = open('entra-wired');
    for (const rule of [`device.${name} -eq "x"`, `user.${name} -any (_ -eq "x")`]) {
      const body = {
        displayName: rule,
        groupTypes: ['DynamicMembership'],
        membershipRule: rule,
        membershipRuleProcessingState: 'On',
        securityEnabled: true,
      };
      session.submit({ type: 'admin', write: { method: 'POST', path: '/groups', body } });
      session.advance(600_000);
    }
    expect(() => open('entra-wired', journal)).not.toThrow();
  });

  it('in the path or the body of a Graph write is not found', () => {
    const { session } = open('entra-wired');
    for (const [method, where] of [
      ['POST', `/deviceManagement/${name}`],
      ['PATCH', `/${name}(deviceId='x')`],
      ['PATCH', `/devices(${name}='x')`],
      ['DELETE', `/${name}/${name}`],
    ] as const)
      expect(
        session.submit({ type: 'admin', write: { method, path: where, body: named(name, 'x') } }),
      ).toMatchObject({ accepted: false });
  });

  it('as a type, a setting or a value of a tenant’s object is not understood', async () => {
    const objects = [
      { '@odata.type': `#microsoft.graph.${name}`, id: '1', displayName: 'One' },
      {
        '@odata.type': '#microsoft.graph.deviceManagementIntent',
        id: '2',
        displayName: 'Two',
        templateId: name,
        settings: [
          {
            '@odata.type': `#microsoft.graph.${name}`,
            definitionId: `deviceConfiguration--${name}_${name}`,
            valueJson: '"x"',
          },
        ],
      },
      {
        '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
        id: '3',
        displayName: 'Three',
        omaSettings: [{ '@odata.type': `#microsoft.graph.${name}`, omaUri: `./Device/${name}`, value: name }],
      },
      {
        '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
        id: '4',
        displayName: 'Four',
        ...named(name, true),
        passwordRequiredType: name,
      },
      {
        '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
        id: '5',
        displayName: 'Five',
        ...named(name, true),
        cortanaBlocked: name,
      },
      {
        '@odata.type': '#microsoft.graph.win32LobApp',
        id: '6',
        displayName: name,
        ...named(name, true),
        detectionRules: [{ '@odata.type': `#microsoft.graph.${name}`, operator: name, path: `%${name}%` }],
        minimumSupportedWindowsRelease: name,
      },
      {
        '@odata.type': '#microsoft.graph.deviceEnrollmentWindowsHelloForBusinessConfiguration',
        id: '7',
        displayName: 'Seven',
        pinUppercaseCharactersUsage: name,
        state: name,
      },
      { '@odata.context': `https://graph.microsoft.com/beta/$metadata#${name}`, value: [named(name, {})] },
      {
        '@odata.type': '#microsoft.graph.group',
        id: name,
        displayName: name,
        membershipRule: `device.${name} -eq "x"`,
        groupTypes: ['DynamicMembership'],
      },
    ];
    writeFileSync(path.join(folder, 'objects.json'), JSON.stringify(objects));
    expect(await reseal('tenant', 'check', folder)).toEqual({ code: 0, said: [] });
    expect(await reseal('tenant', 'show', folder)).toEqual({ code: 0, said: [] });
    const { check } = loadTenant([{ path: 'objects.json', text: JSON.stringify(objects) }]);
    expect(check.objects.find(({ type }) => type === name)).toMatchObject({ status: 'not-understood' });
  });

  it('in a hardware model, a journal and a scenario is a field that there is not', () => {
    expect(() => parseHardwareModel(JSON.stringify(named(name, 1)), 'model')).toThrow(BadInputError);
    for (const list of ['apps', 'scripts'])
      expect(() =>
        loadTenant([{ path: 'reseal.json', text: JSON.stringify({ [list]: named(name, 1) }) }]),
      ).toThrow(BadInputError);
    expect(() => readJournal(`${JSON.stringify(named(name, 1))}\n`, 'journal')).toThrow(BadInputError);
    const { journal } = open('entra-wired');
    const entry = JSON.stringify({ n: 1, at: 1_772_438_400_000, input: { type: name } });
    expect(() => readJournal(`${journal.text}${entry}\n`, 'journal')).toThrow(BadInputError);
    const scenario = {
      ...findScenario('entra-wired'),
      apps: named(name, { exitCode: 3 }),
      disabledServices: [name],
    };
    expect(() => createRehearsal(sourcesOf(scenario, null))).toThrow(BadInputError);
  });

  it.each([
    ['run', 'NAME'],
    ['run', 'entra-wired', '--set', 'NAME=1'],
    ['run', 'entra-wired', '--set', 'NAME.x=1'],
    ['run', 'entra-wired', '--set', 'network.NAME.x=1'],
    ['run', 'entra-wired', '--set', 'lags.NAME.x=1'],
    ['run', 'entra-wired', '--NAME'],
    ['errors', 'NAME'],
    ['NAME'],
    ['tenant', 'NAME'],
    ['start', '--host', 'NAME'],
  ])('on the command line, %s %s %s %s, ends with one line', async (...argv) => {
    const { code, said } = await reseal(...argv.map((word) => word.replaceAll('NAME', name)));
    expect({ code, lines: said.length }).toEqual({ code: 2, lines: 1 });
    expect(said[0]).not.toContain('\n');
  });

  it('is no error code and no text', () => {
    expect(findErrors(name)).toEqual([]);
    expect(text({}, { key: name })).toBe(name);
    expect(titleKey({}, name, 'windows-11-24h2', name)).toBe(`title.${name}`);
  });
});

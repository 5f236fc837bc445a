/** How apps and scripts behave, from the side file of the tenant or of the scenario to the page and the report. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { AppBehaviour, ScriptBehaviour } from '../../shared/session/behaviour.schema.ts';
import { appBehaviourSchema } from '../../shared/session/behaviour.schema.ts';
import { leaks } from '../testing/everything-on-the-pc.ts';
import { missingInOrder, open, type TenantFiles } from '../testing/lab.ts';

const parseBehaviours = (apps: Record<string, unknown>): Record<string, AppBehaviour> =>
  Object.fromEntries(Object.entries(apps).map(([name, own]) => [name, v.parse(appBehaviourSchema, own)]));

const script = Buffer.from('if (Test-Path C:\\Cedar) { "4.2" }').toString('base64');
const scriptRule = (ruleType: 'detection' | 'requirement', more: object): object => ({
  '@odata.type': '#microsoft.graph.win32LobAppPowerShellScriptRule',
  ruleType,
  scriptContent: script,
  runAs32Bit: false,
  enforceSignatureCheck: false,
  ...more,
});
const present = { operationType: 'notConfigured', operator: 'notConfigured', comparisonValue: null };

/** Cedar Browser with other rules, or a script for every registered PC; the side file tells how they behave. */
const tenant =
  (change: {
    apps?: Record<string, AppBehaviour>;
    scripts?: Record<string, ScriptBehaviour>;
    rules?: (rules: object[]) => object[];
    script?: boolean;
  }) =>
  (files: TenantFiles) => {
    const cedar = files['apps/cedar-browser.json'] as { rules: object[]; assignments: object[] };
    if (change.rules) cedar.rules = change.rules(cedar.rules);
    const side = files['reseal.json'] as { apps: Record<string, AppBehaviour>; scripts?: object };
    for (const [name, behaviour] of Object.entries(change.apps ?? {}))
      side.apps[name] = { ...side.apps[name], ...behaviour };
    if (change.scripts) side.scripts = change.scripts;
    if (change.script)
      files['scripts/name.json'] = {
        '@odata.type': '#microsoft.graph.deviceManagementScript',
        id: 'a1d3f1c4-9000-4000-8000-000000000001',
        displayName: 'Label the PC',
        scriptContent: script,
        runAsAccount: 'system',
        assignments: cedar.assignments,
      } as TenantFiles[string];
  };

/** The technician's part until its result page. */
function technician(change: Parameters<typeof tenant>[0]) {
  const { person, session } = open('entra-wired', undefined, undefined, tenant(change));
  person.goesToTheLandingPage();
  person.presses('provision');
  const { outcome } = person.waitsFor('result');
  const report = session.report();
  const cedar = report.apps.find(({ name }) => name === 'Cedar Browser');
  return { outcome, report, cedar, session };
}

describe('the side file', () => {
  it('an altered file fails the page with the agent’s code for a wrong hash', () => {
    const { outcome, report, cedar } = technician({ apps: { 'Cedar Browser': { content: 'altered' } } });
    expect([outcome, report.error?.code, cedar?.state]).toEqual(['failure', '0x87D30004', 'failed']);
    expect(report.error?.seen).toContain('not the one that was published');
  });

  it('an altered MSI fails too, over the other channel', () => {
    const { outcome, report } = technician({ apps: { 'Lantern Assist': { content: 'altered' } } });
    expect([outcome, report.error?.code]).toEqual(['failure', '0x80091007']);
  });

  it.each([
    ['the installer’s detection script says nothing', { exitCode: 0, output: '' }, '0x87D1041C'],
    ['it ends with an error', { exitCode: 1, output: '4.2' }, '0x87D1041C'],
    ['it says the version', { exitCode: 0, output: '4.2' }, undefined],
  ])('%s: %j', (_what, detection, code) => {
    const { report } = technician({
      apps: { 'Cedar Browser': { detection } },
      rules: () => [scriptRule('detection', present)],
    });
    expect(report.error?.code).toBe(code);
  });

  it.each([
    [{ exitCode: 0, output: 'desktop' }, 'notApplicable'],
    [{ exitCode: 0, output: 'laptop' }, 'installed'],
  ])('a requirement script that says %j: %s', (requirement, state) => {
    const { outcome, cedar } = technician({
      apps: { 'Cedar Browser': { requirement } },
      rules: (rules) => [
        ...rules,
        scriptRule('requirement', { operationType: 'string', operator: 'equal', comparisonValue: 'laptop' }),
      ],
    });
    expect([outcome, cedar?.state]).toEqual(['success', state]);
  });

  it.each([
    [{ 'label the pc': { exitCode: 5, output: 'no printer' } }, 'fail', 0x80070005],
    [{ 'label the pc': { runSeconds: 3 } }, 'success', 0],
  ])('a script that behaves like %j: %s', (scripts, state, errorCode) => {
    const { session } = technician({ scripts, script: true });
    const [managed] = session.records().managedDevices;
    expect(managed!.scripts).toMatchObject([{ name: 'Label the PC', state, errorCode }]);
  });

  it('a script of an hour keeps Apps at “Identifying” for thirty minutes, and device setup is done then', () => {
    const usual = technician({}).report.elapsed!;
    const long = { scripts: { 'Label the PC': { runSeconds: 3_600 } }, script: true };
    const { person, session } = open('entra-wired', undefined, undefined, tenant(long));
    person.goesToTheLandingPage();
    person.presses('provision');
    session.advance(25 * 60_000);
    const { deviceSetup } = session.report().esp.technician ?? { deviceSetup: [] };
    expect(person.screen()).toMatchObject({ id: 'esp' });
    expect(JSON.stringify(person.screen())).toContain('esp.status.identifying');
    expect(deviceSetup).toEqual([]);
    expect(person.waitsFor('result').outcome).toBe('success');
    const minutes = (span: string) => Number(/^PT(?:(\d+)H)?(\d+)M/.exec(span)![2]);
    const more = minutes(session.report().elapsed!) - minutes(usual);
    expect(more).toBeGreaterThanOrEqual(27);
    expect(more).toBeLessThanOrEqual(31);
  });

  it('scripts are in the report as Intune has them, remediations by name', () => {
    const label = { scripts: { 'Label the PC': { exitCode: 5 } }, script: true };
    const change = tenant(label);
    const { person, session } = open('entra-wired', undefined, undefined, (files) => {
      change(files);
      files['remediations/fix.json'] = {
        '@odata.type': '#microsoft.graph.deviceHealthScript',
        id: 'a1d3f1c4-9000-4000-8000-000000000002',
        displayName: 'Mend the clock',
        detectionScriptContent: script,
        remediationScriptContent: script,
      };
    });
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    expect(session.report().scripts).toMatchObject([
      { kind: 'platform', name: 'Label the PC', phase: 'technician', state: 'fail', errorCode: 0x80070005 },
      { kind: 'remediation', name: 'Mend the clock', phase: null, state: 'notRun' },
    ]);
  });

  it('an app that takes more room than the disk has ends with ERROR_DISK_FULL', () => {
    const { report } = technician({ apps: { 'Cedar Browser': { installedMegabytes: 900_000 } } });
    expect(report.error?.code).toBe('0x80070070');
  });
});

describe('a store app', () => {
  const withBlocked = (host: string) => {
    const { person, session } = open('entra-wired', undefined, (scenario) => ({
      ...scenario,
      network: { ...scenario.network, blockedHosts: [host] },
    }));
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    return session;
  };

  it('is looked for in the store’s source, downloaded and installed, and the gateway is not asked', () => {
    const { session, outcome } = technician({});
    const log = session.logs().files.find(({ name }) => name === 'AppWorkload.log')!.text;
    const own = log.split('\r\n').filter((line) => line.includes('a1d3f1c4-3000-4000-8000-000000000001'));
    const steps = [
      'Operation Phase = Downloading',
      'start downloading',
      'Operation Phase = Installing',
      'Operation Phase = Finished',
      'state: Detected',
    ];
    expect([
      outcome,
      missingInOrder(
        own.map((line) => steps.find((step) => line.includes(step)) ?? ''),
        steps,
      ),
    ]).toEqual(['success', []]);
    expect(session.har()).not.toMatch(/GetContentInfo[^}]*a1d3f1c4-3000-4000-8000-000000000001/);
  });

  it.each(['storeedgefd.dsp.mp.microsoft.com', 'cdn.winget.microsoft.com'])('fails without %s', (host) => {
    const session = withBlocked(host);
    expect(session.report().error).toMatchObject({
      code: '0x87D3006A',
      item: 'AppsSubcategory',
      cause: `the firewall blocks "${host}"`,
    });
    expect(leaks(session)).toEqual([]);
  });
});

describe('what comes with Windows is there to be detected', () => {
  const file = (path: string, fileOrFolderName: string, more: object = {}): object => ({
    '@odata.type': '#microsoft.graph.win32LobAppFileSystemRule',
    ruleType: 'detection',
    path,
    fileOrFolderName,
    check32BitOn64System: false,
    operationType: 'exists',
    operator: 'notConfigured',
    comparisonValue: null,
    ...more,
  });
  const value = (
    keyPath: string,
    valueName: string,
    operationType: string,
    comparisonValue: string,
  ): object => ({
    '@odata.type': '#microsoft.graph.win32LobAppRegistryRule',
    ruleType: 'detection',
    check32BitOn64System: false,
    keyPath,
    valueName,
    operationType,
    operator: 'greaterThanOrEqual',
    comparisonValue,
  });
  const current = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
  const version = { operationType: 'version', operator: 'greaterThanOrEqual' };

  it.each([
    ['explorer.exe', [file('C:\\Windows', 'explorer.exe')]],
    ['notepad.exe', [file('%SystemRoot%\\System32', 'notepad.exe')]],
    [
      'cmd.exe, newer than',
      [file('%windir%\\system32', 'cmd.exe', { ...version, comparisonValue: '10.0.19041.0' })],
    ],
    [
      'Edge',
      [
        file('%ProgramFiles(x86)%\\Microsoft\\Edge\\Application', 'msedge.exe', {
          ...version,
          comparisonValue: '100.0',
        }),
      ],
    ],
    ['a folder', [file('C:\\Windows', 'System32')]],
    ['CurrentBuild', [value(current, 'CurrentBuild', 'integer', '22000')]],
    ['ProductName', [value(current, 'ProductName', 'exists', '')]],
    ['the revision', [value(current, 'UBR', 'integer', '1')]],
  ])('%s: the app is never installed', (_what, rules) => {
    const { report, cedar } = technician({ rules: () => rules });
    expect([report.error, cedar?.state, cedar?.exitCode]).toEqual([null, 'installed', null]);
  });

  it.each([
    ['a file of another name', [file('C:\\Windows', 'explorer2.exe')]],
    ['a build to come', [value(current, 'CurrentBuild', 'integer', '90000')]],
  ])('%s is not: the installer runs', (_what, rules) => {
    expect(technician({ rules: () => rules }).cedar?.exitCode).toBe(0);
  });
});

/** A firmware update asks for a restart and is found only after it. */
const firmware = parseBehaviours({
  'Hedgerow Endpoint Agent': [
    { runSeconds: 30 },
    { attempt: 1, exitCode: 3010 },
    { afterRestart: true, detected: true },
  ],
});

describe('an app that is found only after a restart', () => {
  const failed = () => {
    const opened = open('entra-wired', undefined, (scenario) => ({ ...scenario, apps: firmware }));
    opened.person.goesToTheLandingPage();
    opened.person.presses('provision');
    expect(opened.person.waitsFor('result').outcome).toBe('failure');
    return opened;
  };
  const again = ({ person }: ReturnType<typeof failed>) => {
    person.presses('retry');
    person.waitsFor('landing', ({ canContinue }) => canContinue);
    person.presses('provision');
    return person.waitsFor('result').outcome;
  };

  it('fails, and passes after a restart and another try, without being installed again', () => {
    const opened = failed();
    expect(opened.session.report().error).toMatchObject({ code: '0x87D1041C', item: 'AppsSubcategory' });
    opened.person.cutsThePower();
    opened.person.waitsFor('result');
    expect(again(opened)).toBe('success');
    const { apps, failures } = opened.session.report();
    expect(apps.find(({ name }) => name === 'Hedgerow Endpoint Agent')).toMatchObject({ state: 'installed' });
    expect(failures.map(({ mended, cause }) => [mended !== null, cause])).toEqual([
      [
        true,
        'the installer of "Hedgerow Endpoint Agent" asks for a restart with exit code 3010 at attempt 1; ' +
          'the installer of "Hedgerow Endpoint Agent" is detected only after a restart',
      ],
    ]);
    expect(leaks(opened.session)).toEqual([]);
  });

  it('fails again without the restart', () => {
    expect(again(failed())).toBe('failure');
  });
});

describe('exit codes in the report', () => {
  it('are there for every channel: the agent, MSI and Office', () => {
    const { report } = technician({});
    const codes = (name: string) => report.apps.find((app) => app.name === name)?.exitCode;
    expect([codes('7-Zip'), codes('Lantern Assist'), codes('Microsoft 365 Apps for enterprise')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('an MSI that fails shows the code that its installer ended with', () => {
    const { report } = technician({ apps: { 'Lantern Assist': { exitCode: 1603 } } });
    const lantern = report.apps.find(({ name }) => name === 'Lantern Assist');
    expect(lantern).toMatchObject({ state: 'failed', exitCode: 1603 });
    expect(report.error?.code).toBe('0x80070643');
  });
});

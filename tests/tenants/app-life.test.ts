/** Table 4.5, the service's side: what the agent is told about apps, and what becomes of its reports. */
import { describe, expect, it } from 'vitest';
import type { GatewayResponse, Win32AppPolicy } from '../../main/protocols/ime/ime.messages.ts';
import { toBase64 } from '../../main/protocols/bytes/base64.ts';
import { Deployment } from '../../main/cloud/testing/deployment.ts';
import { TestDmClient } from '../../main/cloud/testing/dm-client.ts';
import { bodyOf, post } from '../../main/cloud/testing/fixtures.ts';
import { assignment, labTenant, typed, win32 } from '../testing/tenant-lab.ts';
import table from './tables/app-life.json' with { type: 'json' };

interface AppRow {
  readonly to: string | null;
  readonly intent?: string;
  readonly needs?: readonly string[];
  /** Needed too, but only looked for. */
  readonly detects?: readonly string[];
  readonly supersedes?: readonly string[];
}

function appOf(
  name: string,
  { to, intent = 'required', needs = [], detects = [], supersedes, ...fields }: AppRow,
): object {
  const relation = (type: string, targetId: string, more: object): object => ({
    '@odata.type': `#microsoft.graph.${type}`,
    targetId,
    targetType: 'child',
    ...more,
  });
  return win32(name, {
    ...fields,
    relationships: [
      ...needs.map((id) => relation('mobileAppDependency', id, { dependencyType: 'autoInstall' })),
      ...detects.map((id) => relation('mobileAppDependency', id, { dependencyType: 'detect' })),
      ...(supersedes
        ? [relation('mobileAppSupersedence', supersedes[0]!, { supersedenceType: supersedes[1] })]
        : []),
    ],
    assignments: to === null ? [] : [assignment(to, { intent })],
  });
}

/** The agent of an enrolled device. */
function agentOf(house: Deployment) {
  const document = house.technicianDocument();
  const call = (kind: string, payload: unknown): GatewayResponse =>
    bodyOf<GatewayResponse>(
      post(
        house.world,
        "https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions('1')?api-version=1.5",
        {
          SessionId: '1',
          RequestContentType: kind,
          ClientCertificate: toBase64(document.clientCertificate),
          CheckinReason: 'ESP',
          EspPhase: 'DeviceSetup',
          RequestPayload: payload === '' ? '' : JSON.stringify(payload),
        },
        'PUT',
      ),
    );
  return {
    document,
    checkIn: () => call('PolicyRequest', ''),
    reports: (AppId: string, State: string, ErrorCode = 0) =>
      call('ReportStatus', { AppId, State, ErrorCode }),
  };
}

const marks: Readonly<Record<string, (name: string) => string>> = {
  '0': (name) => `(${name})`,
  '4': (name) => `-${name}`,
};
const mark = ({ Id, TargetType, Intent }: Win32AppPolicy): string =>
  (marks[TargetType === 0 ? '0' : String(Intent)] ?? ((name) => name))(Id);

describe(`${table.source}`, () => {
  it.each(table.rows)('$rule', (row) => {
    const apps = Object.entries(row.apps as unknown as Record<string, AppRow>);
    const house = new Deployment(
      { groupTag: 'LAPTOP' },
      { tenant: labTenant(apps.map(([name, app]) => appOf(name, app))) },
    );
    const agent = agentOf(house);
    const policies = JSON.parse(agent.checkIn().ResponsePayload) as Win32AppPolicy[];
    expect(policies.map(mark)).toEqual(row.told);
    for (const [name, facts] of Object.entries(row.facts ?? {}))
      expect(policies.find(({ Id }) => Id === name)).toMatchObject(facts);
    if (!row.conflict) return;
    new TestDmClient(house.world, agent.document).session();
    const record = house.managed().apps.find(({ id }) => id === row.conflict);
    expect(record).toMatchObject({ state: 'failed', errorCode: 0x87d00216, tracked: false });
  });
});

describe('reports of the agent', () => {
  const tenant = () =>
    labTenant([
      appOf('A', { to: 'All devices' }),
      appOf('Gone', { to: 'All devices', intent: 'uninstall' }),
      typed('deviceManagementScript', {
        id: 'S',
        displayName: 'Rename',
        scriptContent: 'ZXhpdA==',
        runAsAccount: 'system',
        assignments: [assignment('All devices')],
      }),
    ]);

  it.each([
    ['A', 'installed', 0, 'installed'],
    ['A', 'failed', 0x80070643, 'failed'],
    ['A', 'notApplicable', 0, 'notApplicable'],
    ['Gone', 'uninstalled', 0, 'notInstalled'],
    ['Gone', 'uninstallFailed', 1603, 'uninstallFailed'],
  ])('%s is %s: the record reads so', (id, state, code, recorded) => {
    const house = new Deployment({}, { tenant: tenant() });
    const agent = agentOf(house);
    agent.checkIn();
    agent.reports(id, state, code);
    const record = house.managed().apps.find((app) => app.id === id);
    expect(record).toMatchObject({ state: recorded, errorCode: code });
    const [event] = house.cloud.records().autopilotEvents;
    expect(event?.policyStatusDetails.map(({ displayName }) => displayName)).toContain(id);
  });

  it('scripts come beside the apps, are tracked by no page, and their results are kept', () => {
    const house = new Deployment({}, { tenant: tenant() });
    const agent = agentOf(house);
    expect(agent.checkIn().Scripts).toMatchObject([{ Id: 'S', Name: 'Rename', RunAs: 1 }]);
    expect(house.managed().scripts).toMatchObject([{ id: 'S', state: 'pending' }]);
    agent.reports('S', 'failed', 1);
    expect(house.managed().scripts).toMatchObject([{ id: 'S', state: 'fail', errorCode: 1 }]);
    expect(house.managed().apps.map(({ id }) => id)).toEqual(['A', 'Gone']);
  });
});

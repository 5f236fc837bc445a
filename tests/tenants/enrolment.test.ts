/** Enrolment outcomes by cause, and the rules of registration. */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../../shared/session/input.ts';
import { BadInputError } from '../../shared/failures.ts';
import type { AutopilotProfile } from '../../main/protocols/autopilot/profile.ts';
import type { JoinError, JoinResponse } from '../../main/protocols/entra/entra.messages.ts';
import type { ZtdError } from '../../main/protocols/autopilot/ztd.messages.ts';
import { parseHashCsv } from '../../main/protocols/autopilot/hash-csv.ts';
import { encodeHardwareHash } from '../../main/protocols/autopilot/hardware-hash.codec.ts';
import { formatHResult, hresult } from '../../main/protocols/hresult/hresult.ts';
import { later, minutes } from '../../main/world/time.ts';
import { createCloud } from '../../main/cloud/cloud.ts';
import type { CloudSettings } from '../../main/cloud/settings/settings.ts';
import { Deployment, signer } from '../../main/cloud/testing/deployment.ts';
import {
  answerTerms,
  askJoin,
  askProfile,
  mdm,
  ticketToken,
  userToken,
} from '../../main/cloud/testing/fake-device.ts';
import { bodyOf, hashRow, inventory, testWorld } from '../../main/cloud/testing/fixtures.ts';
import { labTenant, typed } from '../testing/tenant-lab.ts';
import outcomes from './tables/enrolment-outcomes.json' with { type: 'json' };
import registration from './tables/registration.json' with { type: 'json' };

type Outcome = (typeof outcomes.rows)[number];

/** Devices that Ana enrolled before. */
const owned = (count: number): object[] =>
  Array.from({ length: count }, (_, index) =>
    typed('managedDevice', {
      id: `old ${index}`,
      deviceName: `OLD-${index}`,
      azureADDeviceId: `old device ${index}`,
      userPrincipalName: 'Ana@lab.example',
      operatingSystem: 'Windows',
      serialNumber: `OLD-${index}`,
    }),
  );

/** Goes as far as it gets: join, discovery, enrolment. */
function enrols(
  house: Deployment,
  { who, says, accepts }: Outcome,
): { at: string | null; code: string | null } {
  const token =
    who === 'device'
      ? ticketToken(house.world, house.ticket())
      : userToken(house.world, `${who}@lab.example`);
  const joined = askJoin(house.world, token, signer);
  if (joined.status !== 200)
    return { at: 'join', code: formatHResult(hresult(bodyOf<JoinError>(joined).code)) };
  const response = bodyOf<JoinResponse>(joined);
  if (!response.MdmUrls)
    return { at: 'discovery', code: (response.MdmConfigurations ?? 0) > 1 ? 'several' : 'none' };
  const accepted =
    accepts === true && answerTerms(house.world, userToken(house.world, `${who}@lab.example`, mdm), true);
  const context = Object.fromEntries(
    Object.entries({
      ...says,
      ...(accepted && accepted.kind === 'accepted' ? { EnrollmentData: accepted.opaqueBlob } : {}),
    }).filter((item) => item[1] !== undefined),
  );
  const document = house.enrol(response, context as Record<string, string>);
  return typeof document === 'string' ? { at: 'enrolment', code: document } : { at: null, code: null };
}

describe(`${outcomes.source}`, () => {
  it.each(outcomes.rows)('$cause: $code', (row) => {
    const house = new Deployment(
      {},
      {
        tenant: labTenant(owned(row.owned ?? 0)),
        settings: (row.settings ?? {}) as Partial<CloudSettings>,
      },
    );
    for (const [method, path, body] of row.given) {
      const write = { method, path, ...(body === undefined ? {} : { body }) } as GraphWrite;
      expect(house.cloud.graph(write).status).toBeLessThan(300);
    }
    expect(enrols(house, row)).toEqual({ at: row.at, code: row.code });
    // The deployment report knows enrolments, refused ones too; a join or a discovery that fails gets none.
    const reports = house.cloud
      .records()
      .autopilotEvents.map((event) => [
        event.enrollmentState,
        event.deploymentState,
        event.enrollmentFailureDetails.slice(0, 10),
      ]);
    const expected: Readonly<Record<string, unknown[]>> = {
      enrolment: [['failed', 'failure', row.code]],
      none: [['enrolled', 'notAttempted', '']],
    };
    expect(reports).toEqual(expected[row.at ?? 'none'] ?? []);
  });

  it('a device that was pre-provisioned is blocked until it is unblocked or its record is deleted', () => {
    const house = new Deployment({}, { tenant: labTenant([]) });
    expect(typeof house.enrolByDevice()).toBe('object');
    expect(house.enrolByDevice()).toBe('0x80180014');
    const path = `deviceManagement/windowsAutopilotDeviceIdentities/${house.identity().id}/allowNextEnrollment`;
    house.cloud.graph({ method: 'POST', path });
    expect(typeof house.enrolByDevice()).toBe('object');
    expect(house.cloud.records().managedDevices).toHaveLength(1);
    expect(house.enrolByDevice()).toBe('0x80180014');
  });
});

type Registered = { serialNumber?: string; productName?: string; hash?: string };

const rowOf = ({ hash, ...change }: Registered) => ({
  ...hashRow(change),
  ...(hash ? { hardwareHash: hash } : {}),
});

describe(`${registration.source}`, () => {
  it.each(registration.imports)('import: $rule', ({ before, rows, results }) => {
    const world = testWorld();
    const settings = { registeredElsewhere: ['RSL-ELSEWHERE'] };
    const cloud = createCloud({ world, tenant: labTenant([]), settings });
    cloud.register(before.map(rowOf));
    const imported = cloud.register(rows.map(rowOf));
    expect(imported.map((one) => (one.status === 'error' ? one.errorCode : one.status))).toEqual(results);
  });

  it.each(registration.imports)(
    'import by Graph, which takes its time: $rule',
    ({ before, rows, results }) => {
      const world = testWorld();
      const settings = { registeredElsewhere: ['RSL-ELSEWHERE'] };
      const cloud = createCloud({ world, tenant: labTenant([]), settings });
      cloud.register(before.map(rowOf));
      const body = {
        importedWindowsAutopilotDeviceIdentities: rows.map(rowOf).map((row) => ({
          serialNumber: row.serialNumber,
          hardwareIdentifier: row.hardwareHash,
        })),
      };
      const path = 'deviceManagement/importedWindowsAutopilotDeviceIdentities/import';
      expect(cloud.graph({ method: 'POST', path, body }).status).toBe(200);
      const states = () => cloud.records().importedWindowsAutopilotDeviceIdentities.map(({ state }) => state);
      expect(new Set(states().map(({ deviceImportStatus }) => deviceImportStatus))).toEqual(
        new Set(['unknown']),
      );
      world.clock.advanceTo(later(world.clock.now, minutes(3)));
      expect(
        states().map(({ deviceImportStatus, deviceErrorCode }) => deviceErrorCode || deviceImportStatus),
      ).toEqual(results);
    },
  );

  it.each(registration.lookups)('a PC asks: $rule', ({ registered, exported, asks, answer, remediation }) => {
    const world = testWorld();
    const identity =
      exported &&
      typed('windowsAutopilotDeviceIdentity', { id: 'ztd', serialNumber: 'RSL-0001', ...exported });
    const cloud = createCloud({ world, tenant: labTenant(identity ? [identity] : []) });
    if (registered) cloud.register([hashRow()]);
    const { tpm, ...change } = asks as { tpm?: number; uuid?: string; serialNumber?: string };
    const ekPublic = tpm === undefined ? {} : { ekPublic: new Uint8Array(32).fill(tpm) };
    const response = askProfile(world, encodeHardwareHash(inventory({ ...change, ...ekPublic })));
    const body = bodyOf<AutopilotProfile & ZtdError>(response);
    expect(response.status === 200 ? body.DeploymentProfileName : body.errorCode).toBe(answer);
    const [record] = cloud.records().windowsAutopilotDeviceIdentities;
    expect(record?.remediationState).toBe(record && (remediation ?? 'noRemediationRequired'));
  });

  it('the first hash of an exported device is kept: another mainboard is a change from then on', () => {
    const world = testWorld();
    const exported = typed('windowsAutopilotDeviceIdentity', { id: 'ztd', serialNumber: 'RSL-0001' });
    createCloud({ world, tenant: labTenant([exported]) });
    expect(askProfile(world, hashRow().hardwareHash).status).toBe(200);
    const swapped = inventory({ ekPublic: new Uint8Array(32), uuid: '99999999-2222-4333-8444-555555555555' });
    expect(bodyOf<ZtdError>(askProfile(world, encodeHardwareHash(swapped))).errorCode).toBe(908);
  });

  it.each(registration.files)('a CSV file: $rule', ({ header, rows, refused }) => {
    const lines = Array.from({ length: rows }, (_, index) => `S-${index},,AAAA`);
    const head = header ?? 'Device Serial Number,Windows Product ID,Hardware Hash';
    const read = (): string => {
      try {
        return `${parseHashCsv([head, ...lines, ''].join('\r\n'), 'devices.csv').length} devices`;
      } catch (error) {
        return error instanceof BadInputError ? error.message : String(error);
      }
    };
    expect(read()).toContain(refused ?? `${rows} devices`);
  });
});

/** What a scenario may set of the virtual services, and that it shows. */
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../shared/failures.ts';
import { readScenario, type Scenario } from '../../shared/session/scenario.ts';
import { createCloud, type Cloud } from '../cloud/cloud.ts';
import { Deployment, ines } from '../cloud/testing/deployment.ts';
import { TestDmClient } from '../cloud/testing/dm-client.ts';
import { alderFinch, hashRow, testWorld } from '../cloud/testing/fixtures.ts';
import { later, minutes, seconds } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { cloudSettings } from './cloud-settings.ts';

const scenario = (more: object): Scenario =>
  readScenario(
    {
      id: 'mine',
      title: 'Mine',
      description: 'Mine',
      release: 'windows-11-24h2',
      hardware: 'larkfield-fieldbook-14',
      tenant: 'alder-finch',
      startAt: '2026-03-02T08:00:00.000Z',
      seed: 1,
      ...more,
    },
    'mine.json',
  );

const cloudOf = (more: object): { world: World; cloud: Cloud } => {
  const world = testWorld();
  return {
    world,
    cloud: createCloud({ world, tenant: alderFinch(), settings: cloudSettings(scenario(more)) }),
  };
};

describe('settings of the services in a scenario', () => {
  it.each([
    [{}, 180],
    [{ lags: { importProcessing: 10 } }, 10],
  ])('%j: an import takes %i seconds', (more, lag) => {
    const { world, cloud } = cloudOf(more);
    const { serialNumber, hardwareHash: hardwareIdentifier } = hashRow();
    cloud.graph({
      method: 'POST',
      path: 'deviceManagement/importedWindowsAutopilotDeviceIdentities',
      body: { serialNumber, hardwareIdentifier },
    });
    const status = () =>
      cloud.records().importedWindowsAutopilotDeviceIdentities[0]!.state.deviceImportStatus;
    const start = world.clock.now;
    world.clock.advanceTo(later(start, seconds(lag - 1)));
    expect(status()).toBe('unknown');
    world.clock.advanceTo(later(start, seconds(lag)));
    expect(status()).toBe('complete');
  });

  it.each([
    [[], 1, []],
    [['RSL-0001'], 0, [[808, 'ZtdDeviceAssignedToOtherTenant']]],
  ])('serial numbers %j are registered elsewhere', (registeredElsewhere, devices, errors) => {
    const { cloud } = cloudOf({ services: { registeredElsewhere } });
    cloud.register([hashRow()]);
    const records = cloud.records();
    expect(records.windowsAutopilotDeviceIdentities).toHaveLength(devices);
    expect(
      records.importedWindowsAutopilotDeviceIdentities.map(({ state }) => [
        state.deviceErrorCode,
        state.deviceErrorName,
      ]),
    ).toEqual(errors);
  });

  it.each([
    [true, false],
    [false, true],
  ])('complianceInTechnicianPhase %s: unknown after the technician part: %s', (value, unknown) => {
    const settings = cloudSettings(scenario({ services: { complianceInTechnicianPhase: value } }));
    const house = new Deployment({}, { settings });
    const client = new TestDmClient(house.world, house.technicianDocument());
    for (let session = 0; session < 3; session++) {
      house.world.clock.advanceTo(later(house.world.clock.now, minutes(3)));
      client.session();
    }
    expect(house.managed().complianceState === 'unknown').toBe(unknown);
    expect(house.joinByUser(ines).DeviceId).not.toBe('');
  });

  it('a lag that the cloud does not have is refused by name', () => {
    expect(() => cloudSettings(scenario({ lags: { lunch: 3_600 } }))).toThrow(BadInputError);
  });

  it('a setting that there is not is refused with its place', () => {
    expect(() => scenario({ services: { weather: 'fine' } })).toThrow(/weather/);
  });
});

/** The PC of a rehearsal as its maker hands it over, from the scenario and the hardware model. */
import { BadInputError } from '../../shared/failures.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { buildUnit, parseHardwareModel } from '../device/hardware/hardware-profile.ts';
import { manufacture } from '../device/firmware/manufacture.ts';
import { tpmProfileOf } from '../device/hardware/tpm-make.ts';
import type { SecondFactor } from '../device/oobe/second-factor.ts';
import { createPc } from '../device/pc.ts';
import type { Pc, PcParts } from '../device/pc.types.ts';
import { timings } from '../device/hardware/timing.ts';
import { Services } from '../device/windows/services.ts';
import { manufactureTpm } from '../tpm/index.ts';
import { seconds } from '../world/time.ts';
import type { World } from '../world/world.ts';
import type { ChipRecord } from './chip-record.ts';
import { recorded } from './chip-record.ts';
import type { SessionSources } from './sources.ts';

/** The PC, and what an onlooker records of its chip. */
export interface BuiltPc {
  readonly pc: Pc;
  readonly chip: ChipRecord;
}

/** The factory: hardware, TPM, EK certificate, Windows. Throws BadInputError. */
export function buildPc(
  { scenario, hardware, keyMemory }: SessionSources,
  world: World,
  cloud: Cloud,
): BuiltPc {
  const model = parseHardwareModel(hardware.text, hardware.file);
  const drawn = buildUnit(model, world.random('hardware'));
  const who = `${drawn.manufacturer} ${drawn.model} ${drawn.serialNumber}`;
  const unit = { ...drawn, smbiosUuid: world.random(`board of ${who}`).uuid() };
  const tpm = manufactureTpm({
    seed: world.random(`tpm of ${who}`).bytes(32),
    profile: tpmProfileOf(unit.tpm),
    now: () => world.clock.now,
    ...(keyMemory === undefined ? {} : { memory: keyMemory }),
  });
  tpm.powerOn();
  const { ekPublic } = manufacture(
    tpm,
    unit.tpm,
    (ekPublicArea, { issuer, certificate }) =>
      cloud.makers.issueEkCertificate({
        manufacturerId: unit.tpm.manufacturerId,
        model: unit.tpm.model,
        firmwareVersion: unit.tpm.firmwareVersion,
        ekPublic: ekPublicArea,
        manufacturedAt: world.clock.now,
        issuer,
        published: certificate !== 'unpublished',
      }).certificate,
  );
  tpm.powerOff();
  const { wired, wireless, keptAtReseal } = scenario.network;
  const chip = recorded(tpm, () => world.clock.now);
  const pc = createPc({
    world,
    release: scenario.release,
    hardware: unit,
    tpm: chip.tpm,
    ekPublic,
    surroundings: { wired, wireless, keptAtReseal },
    timing: timings[scenario.pace],
    clockSkew: seconds(scenario.clockSkewSeconds),
    languages: scenario.imageLanguages,
    resultVariant: scenario.resultPages,
    statusPageWords: scenario.statusPageWords,
    image: {
      edition: scenario.edition,
      disabledServices: knownServices(scenario),
      securityQuestions: scenario.securityQuestions,
      oemRegistration: scenario.oemRegistration,
    },
    updates: scenario.updates,
    secondFactor: secondFactorOf(scenario),
    securityKey: scenario.securityKey ?? null,
    removableMedia: scenario.removableMedia,
  });
  return { pc, chip: chip.record };
}

/** The user's phone: it approves after 15 s where the scenario says no more. */
function secondFactorOf({ mfa }: Scenario): SecondFactor {
  const { answer, afterSeconds } =
    typeof mfa === 'boolean' ? { answer: 'approve' as const, afterSeconds: 15 } : mfa;
  return { answer, after: seconds(afterSeconds) };
}

/** Throws BadInputError for a service that Windows does not have. */
function knownServices({ id, disabledServices: given }: Scenario): PcParts['image']['disabledServices'] {
  const disabledServices = given.map((one) => (typeof one === 'string' ? { name: one } : one));
  const services = new Services();
  const unknown = disabledServices.find(({ name }) => services.query(name) === undefined)?.name;
  if (unknown === undefined) return disabledServices;
  const names = services.state().map(({ name }) => name);
  throw new BadInputError(
    `There is no service "${unknown}"`,
    `scenario ${id}`,
    `Choose from ${names.join(', ')}`,
  );
}

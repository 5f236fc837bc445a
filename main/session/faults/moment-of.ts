/** How far the rehearsal has come, off the PC and the services' records. */
import type { Milestone, Need } from '../../../shared/faults/milestones.ts';
import type { Moment } from '../../../shared/faults/moment.ts';
import type { ScreenView } from '../../../shared/stage/view.ts';
import { attestationRecordOf } from '../../device/attestation/attestation-record.ts';
import { cachedProfile } from '../../device/autopilot/profile-cache.ts';
import { wasResealed } from '../../device/autopilot/flow.ts';
import { joinInfoOf } from '../../device/join/join-info.ts';
import type { Hands } from './hands.ts';

/** Profiles whose devices join the company's domain. */
const hybridJoin = 1;

export function momentOf(hands: Hands, programs: Moment['programs']): Moment {
  return { past: past(hands), has: has(hands), programs };
}

const holding = <T extends string>(table: Readonly<Record<T, boolean>>): T[] =>
  (Object.keys(table) as T[]).filter((name) => table[name]);

function past({ pc, cloud }: Hands): readonly Milestone[] {
  const { machine, flows } = pc;
  const { technician } = flows;
  const { serialNumber } = machine.hardware;
  const resealed = wasResealed(machine.registry);
  const done = resealed || (technician.finishedAt !== null && technician.failure === null);
  // A technician who tries again goes through all of it again.
  const mayRunAgain = !done && (technician.startedAt === null || technician.failure !== null);
  const join = joinInfoOf(machine);
  const managed =
    join !== undefined &&
    [...cloud.directory.managedDevices.values()].some(
      (one) => one.serialNumber === serialNumber && one.azureADDeviceId === join.deviceId,
    );
  const lines = linesDone(pc.screen());
  const isPast = (line: string, onRecord: boolean): boolean =>
    done || (!mayRunAgain && (lines === null ? onRecord : lines.includes(line)));
  return holding<Milestone>({
    profile: cachedProfile(machine) !== undefined,
    attestation: isPast(
      'TpmAttestationSubcategory',
      attestationRecordOf(machine.registry).state === 'succeeded',
    ),
    join:
      isPast('AadjSubcategory', join !== undefined) || (technician.startedAt === null && join !== undefined),
    enrolment: isPast('MdmEnrollmentSubcategory', managed) || (technician.startedAt === null && managed),
    'device-setup': done,
    resealed,
    'sign-in': pc.userSignedIn,
    desktop: pc.atDesktop,
  });
}

/** Lines of the status page that are done; null where it does not show. */
const linesDone = (screen: ScreenView): readonly string[] | null =>
  screen.id === 'esp'
    ? screen.categories.flatMap(({ items }) =>
        items.flatMap(({ id, state }) => (state === 'succeeded' || state === 'notRequired' ? [id] : [])),
      )
    : null;

function has({ pc, cloud }: Hands): readonly Need[] {
  const { machine, levers } = pc;
  const { hardware, network } = machine;
  const places = hardware.tpm.endorsementKeys.map(({ certificate }) => certificate);
  const identity = [...cloud.directory.identities.values()].find(
    ({ serialNumber }) => serialNumber === hardware.serialNumber,
  );
  const known = identity && cloud.directory.profiles.get(identity.held.profileId);
  const join = cachedProfile(machine)?.CloudAssignedDomainJoinMethod;
  return holding<Need>({
    hybrid: join === undefined ? known?.join === 'hybrid' : join === hybridJoin,
    cable: pc.cable === 'plugged',
    wireless: network.connectedTo !== null,
    'certificate-in-chip': places.includes('nv') && levers.chipRests,
    'certificate-of-maker': !places.includes('nv') && places.includes('maker-url'),
    registration: identity !== undefined,
    power: pc.powered,
    account: cloud.directory.users.size > 0,
  });
}

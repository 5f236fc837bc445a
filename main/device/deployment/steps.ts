/** The work behind the first lines of the status page: attestation, join and enrolment, by who sets the PC up. */
import { cachedProfile } from '../autopilot/profile-cache.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import { InternalError } from '../../../shared/failures.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { Process } from '../../world/process.ts';
import { attest } from '../attestation/attest.ts';
import type { PreparationSteps } from '../esp/esp-run.ts';
import { reachDomain } from '../join/domain-connectivity.ts';
import { joinWithDeviceTicket, requestEnrolmentToken } from '../join/entra-join.ts';
import { waitForRegistration } from '../join/hybrid-registration.ts';
import { joinInfoOf, leaveEntra } from '../join/join-info.ts';
import type { SignedInUser } from '../join/signed-in-user.ts';
import type { TermsOfUse } from '../join/terms-of-use.ts';
import type { WorkAccount } from '../join/work-account.ts';
import { waitForDomainJoin } from '../mdm/domain-join.ts';
import { enrol } from '../mdm/enrol.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import type { Management } from '../mdm/management.ts';
import { rememberDeviceToken } from './device-token.ts';
import type { UserChannel } from './user-channel.ts';

/** The parts of the PC that the steps work with. */
export interface StepParts {
  readonly management: Management;
  readonly workAccount: WorkAccount;
  readonly userChannel: UserChannel;
  readonly termsOfUse: TermsOfUse;
}

/** Attestation, join and enrolment without a person. A ticket that a restart lost is asked for again. */
export function technicianSteps(parts: StepParts, profile: AutopilotProfile): PreparationSteps {
  const { machine } = parts.management;
  let ticket: string | undefined;
  function* attested(): Process<void> {
    ticket = yield* attest(machine, profile);
  }
  return {
    ...domainSteps(parts, false),
    attest: attested,
    *join() {
      // A hybrid join that failed behind its enrolment begins anew where it was.
      if (isHybrid(cachedProfile(machine)) && findEnrolment(machine.registry)) return;
      if (ticket === undefined) yield* attested();
      if (ticket === undefined) throw new InternalError('Attestation ended without a ticket');
      yield* joinWithDeviceTicket(machine, profile, ticket);
    },
    *enrol() {
      const token = yield* requestEnrolmentToken(machine);
      rememberDeviceToken(machine, token);
      yield* enrolAs(parts, profile, token, true);
    },
  };
}

/** A PC that no technician prepared is enrolled by its user; a resealed one is enrolled already. */
export function userSteps(parts: StepParts, profile: AutopilotProfile | null): PreparationSteps {
  if (findEnrolment(parts.management.machine.registry)) return {};
  return {
    ...domainSteps(parts, true),
    *enrol() {
      yield* enrolAs(parts, profile, yield* parts.userChannel.managementToken(), false);
    },
  };
}

/** Account setup of a hybrid join: the work account signs in, then the domain's computer is registered. */
export function accountSteps(
  { management: { machine }, userChannel, workAccount }: StepParts,
  user: SignedInUser,
): PreparationSteps {
  if (!isHybrid(cachedProfile(machine))) {
    userChannel.openInBackground(user);
    return {};
  }
  return {
    *needsCredentials() {
      if (!workAccount.settled && !(yield* userChannel.signInSilently(user))) return true;
      userChannel.openInBackground(user);
      return false;
    },
    registration: (limit) => waitForRegistration(machine, limit),
  };
}

/**
 * The PC becomes a member of its domain and of no tenant: the registration that enrolled it has served. Whoever
 * sets it up alone needs a domain controller next; a technician does not.
 */
function domainSteps({ management: { machine } }: StepParts, controllerNeeded: boolean): PreparationSteps {
  if (!isHybrid(cachedProfile(machine))) return {};
  return {
    *domainJoin() {
      yield* waitForDomainJoin(machine);
      leaveEntra(machine);
      if (controllerNeeded) yield* reachDomain(machine);
    },
  };
}

function* enrolAs(
  { management, termsOfUse }: StepParts,
  profile: AutopilotProfile | null,
  token: string,
  preProvisioning: boolean,
): Process<void> {
  const info = joinInfoOf(management.machine);
  const discoveryUrl = info?.mdmUrls?.enrollment;
  if (!info || discoveryUrl === undefined) return;
  yield* enrol(management, profile, {
    discoveryUrl,
    token,
    userPrincipalName: info.userEmail,
    enrollmentData: termsOfUse.enrollmentData,
    preProvisioning,
  });
}

/**
 * The deployment of one installation of Windows: attestation, join and enrolment behind the lines of the
 * Enrollment Status Page, its three runs, and Reseal.
 */
import { InternalError } from '../../shared/failures.ts';
import type { EspView } from '../../shared/stage/view.ts';
import type { TokenResponse } from '../protocols/entra/entra.messages.ts';
import type { AutopilotProfile } from '../protocols/autopilot/profile.ts';
import type { Process } from '../world/process.ts';
import { sleep } from '../world/process.ts';
import { attest } from './attestation/attest.ts';
import { hardwareHashOf } from './autopilot/hardware-hash.ts';
import type { EspFlow, EspOutcome, PreparationSteps } from './esp/enrollment-status-page.ts';
import { EnrollmentStatusPage } from './esp/enrollment-status-page.ts';
import { isResealed, resealCleanup } from './esp/results.ts';
import { isUserFlow } from './esp/flow.ts';
import { hostAgent } from './ime/agent.ts';
import { trackingPoliciesUri } from './ime/tracking.ts';
import { requestToken } from './join/entra.messenger.ts';
import { entraSid } from './join/entra-sid.ts';
import { joinAsUser, joinWithDeviceTicket, requestEnrolmentToken } from './join/entra-join.ts';
import { joinInfoOf, leaveEntra } from './join/join-info.ts';
import { createTpmKey } from './join/tpm-key.ts';
import type { Machine } from './machine.ts';
import { enrol } from './mdm/enrol.ts';
import { findEnrolment } from './mdm/enrolment.ts';
import type { CspTree } from './mdm/csp/csp-tree.ts';
import { createManagement } from './mdm/management.ts';
import type { OobeContext, OobeEvent, SignedInUser } from './oobe/oobe.events.ts';
import type { FlowRecord } from './pc.types.ts';
import { rememberDeviceToken, waitForTokenRefresh } from './user-channel.ts';

const nothing: FlowRecord = { startedAt: null, finishedAt: null, failure: null, esp: null };

export interface Deployment {
  readonly flows: { readonly technician: FlowRecord; readonly user: FlowRecord };
  readonly resealed: boolean;
  /** After each power-on: what the last one left unfinished goes on. */
  resume(): void;
  keepUserToken(token: TokenResponse): void;
  joinAsUser(context: OobeContext): Process<OobeEvent>;
  technicianEsp(context: OobeContext): Process<OobeEvent>;
  userEsp(context: OobeContext): Process<OobeEvent>;
  accountEsp(context: OobeContext): Process<OobeEvent>;
  reseal(): Process<OobeEvent>;
  /** Goes on although the page has failed. */
  continueAnyway(): void;
  /** The management tree, to be read. */
  readonly tree: CspTree;
  /** An Entra user is signed in to Windows. */
  readonly userSignedIn: boolean;
  espPage(): EspView;
  /** The same, where a page has been shown since the last power-on. */
  runningEsp(): EspView | null;
  /** Takes note of where the set-up is, for the records of the two flows. */
  note(state: string, context: OobeContext): void;
}

/** `ek` is the TPMT_PUBLIC of the chip's endorsement key; `changed` is told when the page changes. */
export function createDeployment(machine: Machine, ek: Uint8Array, changed: () => void): Deployment {
  const management = createManagement(machine, {
    makeKey: (container) => createTpmKey(machine, container),
    hardwareHash: () => hardwareHashOf(machine, ek),
  });
  const flows: { technician: FlowRecord; user: FlowRecord } = { technician: nothing, user: nothing };
  let page: EnrollmentStatusPage | undefined;
  let userToken: TokenResponse | undefined;
  hostAgent(management, () => (isUserFlow(machine.registry) ? 'user' : 'technician'));

  function* runPage(flow: EspFlow, steps: PreparationSteps): Process<OobeEvent> {
    const running = new EnrollmentStatusPage(management, flow, steps);
    page = running;
    const stop = running.changes.listen(changed);
    try {
      return eventOf(yield* running.run());
    } finally {
      const record = flow === 'technician' ? 'technician' : 'user';
      flows[record] = { ...flows[record], esp: merged(flows[record].esp, running.view()) };
      stop();
    }
  }

  /** Attestation, join and enrolment without a person. A ticket that a restart lost is asked for again. */
  function technicianSteps(profile: AutopilotProfile): PreparationSteps {
    let ticket: string | undefined;
    function* attested(): Process<void> {
      ticket = (yield* attest(machine, profile)).ticket;
    }
    return {
      attest: attested,
      *join() {
        if (ticket === undefined) yield* attested();
        if (ticket === undefined) throw new InternalError('Attestation ended without a ticket');
        yield* joinWithDeviceTicket(machine, profile, ticket);
      },
      *enrol() {
        const token = yield* requestEnrolmentToken(machine);
        rememberDeviceToken(machine, token);
        yield* enrolAs(profile, token);
      },
    };
  }

  function* enrolAs(profile: AutopilotProfile | null, token: string): Process<void> {
    const info = joinInfoOf(machine);
    const discoveryUrl = info?.mdmUrls?.enrollment;
    if (!info || discoveryUrl === undefined) return;
    yield* enrol(management, profile, { discoveryUrl, token, userPrincipalName: info.userEmail });
  }

  /** A PC that no technician prepared is enrolled by its user; a resealed one is enrolled already. */
  function userSteps({ profile }: OobeContext): PreparationSteps {
    if (findEnrolment(machine.registry)) return {};
    return {
      *enrol() {
        yield* enrolAs(profile, yield* managementToken());
      },
    };
  }

  /** The user's token for device management; '' once a restart has lost the user's sign-in. */
  function* managementToken(): Process<string> {
    const refreshToken = userToken?.refresh_token;
    if (refreshToken === undefined) return '';
    const answer = yield* requestToken(machine, 'common', {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      resource: 'https://enrollment.manage.microsoft.com/',
    });
    return answer.ok ? answer.value.access_token : '';
  }

  function* openUserChannel({ id, userPrincipalName }: SignedInUser): Process<void> {
    yield* waitForTokenRefresh(machine);
    const accessToken = yield* managementToken();
    management.state.signIn({ sid: entraSid(id), userPrincipalName, accessToken });
    // A restart cut the run short: the policy providers look at this user's part again.
    const tracked = trackingPoliciesUri('AccountSetup');
    if (management.tree.has(tracked)) management.tree.write(tracked, 'false');
  }

  return {
    flows,
    get resealed() {
      return isResealed(management);
    },
    resume: () => management.resume(),
    keepUserToken(token) {
      userToken = token;
    },
    *joinAsUser() {
      if (!userToken) throw new InternalError('Nobody has signed in');
      yield* joinAsUser(machine, userToken);
      return { type: 'joined' };
    },
    *technicianEsp({ profile }) {
      if (!profile) throw new InternalError('The landing page let a PC without a profile pass');
      return yield* runPage('technician', technicianSteps(profile));
    },
    userEsp: (context) => runPage('user', userSteps(context)),
    *accountEsp({ user }) {
      if (!user) throw new InternalError('Account setup runs for nobody');
      management.background(openUserChannel(user));
      return yield* runPage('account', {});
    },
    *reseal() {
      resealCleanup(management);
      leaveEntra(machine);
      for (const { ssid } of machine.network.wireless) machine.network.forget(ssid);
      yield* sleep(machine.timing.tpmCommand);
      return { type: 'resealed' };
    },
    continueAnyway: () => page?.continueAnyway(),
    tree: management.tree,
    get userSignedIn() {
      return management.state.user !== null;
    },
    espPage() {
      if (!page) throw new InternalError('No Enrollment Status Page has been shown');
      return page.view();
    },
    runningEsp: () => page?.view() ?? null,
    note(state, { startedAt, finishedAt, failure }) {
      if (state === 'result') flows.technician = { ...flows.technician, startedAt, finishedAt, failure };
      if (state === 'renaming the device') flows.technician = { ...nothing, startedAt };
      if (/^(user|account) ESP failed$|joining failed$/.test(state)) flows.user = { ...flows.user, failure };
      if (state === 'desktop') flows.user = { ...flows.user, failure: null };
    },
  };
}

function eventOf(outcome: EspOutcome): OobeEvent {
  if ('failure' in outcome) return { type: 'step failed', facts: outcome.failure };
  return 'rebootDue' in outcome ? { type: 'restart due' } : { type: 'succeeded' };
}

/** The device part and the account part of the user's page are two runs: the record keeps both. */
function merged(before: EspView | null, after: EspView): EspView {
  const own = new Set(after.categories.filter(({ state }) => state !== 'notStarted').map(({ id }) => id));
  const kept = (before?.categories ?? []).filter(({ id }) => !own.has(id));
  const categories = [
    ...after.categories.filter(({ id }) => own.has(id) || !kept.some((k) => k.id === id)),
    ...kept,
  ];
  const order = ['DevicePreparationCategory', 'DeviceSetupCategory', 'AccountSetupCategory'];
  return { ...after, categories: categories.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
}

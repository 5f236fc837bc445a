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
import type { Signal } from '../world/signal.ts';
import { attest } from './attestation/attest.ts';
import { hardwareHashOf } from './autopilot/hardware-hash.ts';
import { EnrollmentStatusPage } from './esp/enrollment-status-page.ts';
import type { EspFlow, EspOutcome, PreparationSteps } from './esp/esp-run.ts';
import { isResealed, resealCleanup } from './esp/results.ts';
import { isUserFlow } from './esp/flow.ts';
import type { EspWording } from './esp/status-texts.ts';
import { wordingOf } from './esp/status-texts.ts';
import { hostAgent } from './ime/agent.ts';
import { requestToken } from './join/entra.messenger.ts';
import { entraSid } from './join/entra-sid.ts';
import { joinAsUser, joinWithDeviceTicket, requestEnrolmentToken } from './join/entra-join.ts';
import { reachDomain } from './join/domain-connectivity.ts';
import { waitForRegistration } from './join/hybrid-registration.ts';
import { joinInfoOf, leaveEntra } from './join/join-info.ts';
import { TermsOfUse } from './join/terms-of-use.ts';
import { createTpmKey } from './join/tpm-key.ts';
import { WorkAccount } from './join/work-account.ts';
import type { Machine } from './machine.ts';
import { isHybrid, waitForDomainJoin } from './mdm/domain-join.ts';
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
  /** A sign-in to the domain, whose credentials a federated tenant takes too; `proof` stands for the password. */
  signInToDomain(signIn: Process<OobeEvent>, proof: string): Process<OobeEvent>;
  /** Whether the user's work account is the device's too. */
  settleWorkAccount(managesDevice: boolean): void;
  /** The tenant's terms of use, and the person's answer to them. */
  openTerms(): Process<OobeEvent>;
  answerTerms(accepted: boolean): Process<OobeEvent>;
  technicianEsp(context: OobeContext): Process<OobeEvent>;
  userEsp(context: OobeContext): Process<OobeEvent>;
  accountEsp(context: OobeContext): Process<OobeEvent>;
  /** The user of a PC that is set up has signed in again: device management may speak for them. */
  userReturned(user: SignedInUser): void;
  reseal(): Process<OobeEvent>;
  /** Goes on although the page has failed. */
  continueAnyway(): void;
  /** The MDM server has ordered a wipe. */
  readonly wipes: Signal<void>;
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

/** `ek` is the TPMT_PUBLIC of the chip's endorsement key; `words` those of the page that are not its release's; `changed` is told when the page changes. */
export function createDeployment(
  machine: Machine,
  ek: Uint8Array,
  words: Partial<EspWording>,
  changed: () => void,
): Deployment {
  const management = createManagement(machine, {
    makeKey: (container) => createTpmKey(machine, container),
    hardwareHash: () => hardwareHashOf(machine, ek),
  });
  const flows: { technician: FlowRecord; user: FlowRecord } = { technician: nothing, user: nothing };
  let page: EnrollmentStatusPage | undefined;
  let userToken: TokenResponse | undefined;
  const termsOfUse = new TermsOfUse(machine);
  const workAccount = new WorkAccount(machine);
  hostAgent(management, () => (isUserFlow(machine.registry) ? 'user' : 'technician'));

  function* runPage(flow: EspFlow, steps: PreparationSteps): Process<OobeEvent> {
    const wording = { ...wordingOf(machine.release), ...words };
    const running = new EnrollmentStatusPage(management, flow, steps, wording);
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
      ...domainSteps(false),
      attest: attested,
      *join() {
        // A hybrid join that failed behind its enrolment begins anew where it was.
        if (isHybrid(machine) && findEnrolment(machine.registry)) return;
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

  /**
   * The PC becomes a member of its domain and of no tenant: the registration that enrolled it has served. Whoever
   * sets it up alone needs a domain controller next; a technician does not.
   */
  function domainSteps(controllerNeeded: boolean): PreparationSteps {
    if (!isHybrid(machine)) return {};
    return {
      *domainJoin() {
        yield* waitForDomainJoin(machine);
        leaveEntra(machine);
        if (controllerNeeded) yield* reachDomain(machine);
      },
    };
  }

  /** Account setup of a hybrid join: the work account signs in, then the domain's computer is registered. */
  function accountSteps(user: SignedInUser): PreparationSteps {
    if (!isHybrid(machine)) {
      management.background(openUserChannel(user));
      return {};
    }
    return {
      *needsCredentials() {
        if (userToken === undefined && !workAccount.settled) {
          userToken = yield* workAccount.signInSilently(user.userPrincipalName);
          if (userToken === undefined) return true;
        }
        management.background(openUserChannel(user));
        return false;
      },
      registration: (limit) => waitForRegistration(machine, limit),
    };
  }

  function* enrolAs(profile: AutopilotProfile | null, token: string): Process<void> {
    const info = joinInfoOf(machine);
    const discoveryUrl = info?.mdmUrls?.enrollment;
    if (!info || discoveryUrl === undefined) return;
    yield* enrol(management, profile, {
      discoveryUrl,
      token,
      userPrincipalName: info.userEmail,
      enrollmentData: termsOfUse.enrollmentData,
    });
  }

  /** A PC that no technician prepared is enrolled by its user; a resealed one is enrolled already. */
  function userSteps({ profile }: OobeContext): PreparationSteps {
    if (findEnrolment(machine.registry)) return {};
    return {
      ...domainSteps(true),
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

  function* openUserChannel({ id, sid, userPrincipalName }: SignedInUser): Process<void> {
    yield* waitForTokenRefresh(machine);
    const accessToken = yield* managementToken();
    const session = { sid: sid ?? entraSid(id), userPrincipalName, accessToken };
    if (isHybrid(machine)) {
      // No join has told the server whose device it is: a session does, before anybody asks for the user's apps.
      management.state.introduce(session);
      yield* management.dmClient.session();
    }
    management.state.signIn(session);
  }

  return {
    flows,
    get resealed() {
      return isResealed(management);
    },
    resume() {
      userToken = undefined;
      workAccount.forgetLogon();
      management.resume();
    },
    keepUserToken(token) {
      userToken = token;
    },
    *joinAsUser() {
      if (!userToken) throw new InternalError('Nobody has signed in');
      yield* joinAsUser(machine, userToken);
      return { type: 'joined' };
    },
    *signInToDomain(signIn, proof) {
      const event = yield* signIn;
      if (event.type === 'signed in') workAccount.rememberLogon(proof);
      return event;
    },
    settleWorkAccount(managesDevice) {
      workAccount.settle(managesDevice);
      if (!managesDevice) userToken = undefined;
    },
    *openTerms() {
      const url = joinInfoOf(machine)?.mdmUrls?.termsOfUse ?? '';
      const terms = url === '' ? null : yield* termsOfUse.open(url, yield* managementToken());
      return terms ? { type: 'terms shown', terms } : { type: 'terms settled' };
    },
    *answerTerms(accepted) {
      yield* termsOfUse.answer(accepted);
      return { type: 'terms settled' };
    },
    *technicianEsp({ profile }) {
      if (!profile) throw new InternalError('The landing page let a PC without a profile pass');
      return yield* runPage('technician', technicianSteps(profile));
    },
    userEsp: (context) => runPage('user', userSteps(context)),
    *accountEsp({ user }) {
      if (!user) throw new InternalError('Account setup runs for nobody');
      return yield* runPage('account', accountSteps(user));
    },
    userReturned(user) {
      management.background(
        (function* () {
          if (isHybrid(machine)) userToken ??= yield* workAccount.signInSilently(user.userPrincipalName);
          yield* openUserChannel(user);
        })(),
      );
    },
    *reseal() {
      resealCleanup(management);
      leaveEntra(machine);
      for (const { ssid } of machine.network.wireless) machine.network.forget(ssid);
      yield* sleep(machine.timing.tpmCommand);
      return { type: 'resealed' };
    },
    continueAnyway: () => page?.continueAnyway(),
    wipes: management.state.wipes,
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
      if (/^(user|account) ESP failed$|joining failed$|domain was not reached$/.test(state))
        flows.user = { ...flows.user, failure };
      if (state === 'desktop') flows.user = { ...flows.user, failure: null };
    },
  };
}

function eventOf(outcome: EspOutcome): OobeEvent {
  if ('failure' in outcome) return { type: 'step failed', facts: outcome.failure };
  if ('credentialsDue' in outcome) return { type: 'credentials due' };
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

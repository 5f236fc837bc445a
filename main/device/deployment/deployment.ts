/**
 * The deployment of one installation of Windows: the runs of the Enrollment Status Page with their steps, the user's
 * tokens, the records of the two flows, and Reseal.
 */
import { InternalError } from '../../../shared/failures.ts';
import type { Flow } from '../../../shared/session/flow.ts';
import type { EspView } from '../../../shared/stage/view.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { Terms } from '../../protocols/mde2/terms.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import type { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';
import { hardwareHashOf } from '../attestation/hardware-hash.ts';
import { EnrollmentStatusPage } from '../esp/enrollment-status-page.ts';
import type { EspOutcome, PreparationSteps } from '../esp/esp-run.ts';
import { awaitsUser, flowOf, rememberFlow, type FlowPart } from '../autopilot/flow.ts';
import { isResealed, resealCleanup } from '../esp/results.ts';
import type { EspWording } from '../esp/status-texts.ts';
import { wordingOf } from '../esp/status-texts.ts';
import { hostAgent } from '../ime/agent.ts';
import { joinAsUser } from '../join/entra-join.ts';
import { joinInfoOf, leaveEntra } from '../join/join-info.ts';
import type { SignedInUser } from '../join/signed-in-user.ts';
import { TermsOfUse } from '../join/terms-of-use.ts';
import { createTpmKey } from '../join/tpm-key.ts';
import { WorkAccount } from '../join/work-account.ts';
import type { Machine } from '../windows/machine.ts';
import { policiesInForce } from '../mdm/policy-in-force.ts';
import { leaveSetUpProfile } from '../windows/automatic-logon.ts';
import type { CspTree } from '../mdm/csp/csp-tree.ts';
import type { DmClient } from '../mdm/dm-client.ts';
import { createManagement } from '../mdm/management.ts';
import { renewDeviceToken } from './device-token.ts';
import { FlowRecords } from './flow-records.ts';
import { preProvisioningObstacle, restartObstacle, type SignInObstacle } from './sign-in-obstacle.ts';
import { accountSteps, technicianSteps, userSteps } from './steps.ts';
import { UserChannel } from './user-channel.ts';

export interface Deployment {
  readonly flows: FlowRecords;
  readonly resealed: boolean;
  /** After each power-on: what the last one left unfinished goes on. */
  resume(): void;
  keepUserToken(token: TokenResponse): void;
  joinAsUser(): Process<void>;
  /** Somebody has signed in to the domain; `proof` stands for the password, which a federated tenant takes too. */
  rememberLogon(proof: string): void;
  /** Whether the user's work account is the device's too. */
  settleWorkAccount(managesDevice: boolean): void;
  /** The tenant's terms of use; null where nobody has to accept any. */
  openTerms(): Process<readonly Terms[] | null>;
  answerTerms(accepted: boolean): Process<void>;
  technicianEsp(profile: AutopilotProfile): Process<EspOutcome>;
  userEsp(profile: AutopilotProfile | null): Process<EspOutcome>;
  accountEsp(user: SignedInUser): Process<EspOutcome>;
  /** The user of a PC that is set up has signed in: device management may speak for them, if it does not yet. */
  userReturned(user: SignedInUser): void;
  /** What keeps the set-up's own account from being signed in, with or without a restart; null for nothing. */
  signInObstacle(part: Flow, restarted: boolean): SignInObstacle | null;
  reseal(): Process<void>;
  /** Goes on although the page has failed. */
  continueAnyway(): void;
  /** The MDM server has ordered a wipe. */
  readonly wipes: Signal<void>;
  /** A program restarts the PC itself: its name. */
  readonly restarts: Signal<string>;
  /** Somebody asks for a session with the MDM server ("Sync" in Settings); it waits for one that is under way. */
  sync(): void;
  readonly sessions: Pick<DmClient, 'last' | 'inSession'>;
  /** When the user came to the desktop first, by the PC's clock; null before. */
  readonly arrivedAt: SimTime | null;
  /** The management tree, to be read. */
  readonly tree: CspTree;
  /** An Entra user is signed in to Windows. */
  readonly userSignedIn: boolean;
  espPage(): EspView;
  /** The page that runs is not to be seen. */
  readonly espIsHidden: boolean;
  /** The same, where a page has been shown since the last power-on. */
  runningEsp(): EspView | null;
  /** All that it remembers, for the state digest. */
  state(): unknown;
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
  const flows = new FlowRecords();
  const termsOfUse = new TermsOfUse(machine);
  const workAccount = new WorkAccount(machine);
  const userChannel = new UserChannel(management, workAccount);
  const parts = { management, workAccount, userChannel, termsOfUse };
  let page: EnrollmentStatusPage | undefined;
  let arrivedAt: SimTime | null = null;
  // Somebody who has set up a local account has met no page.
  flows.arrivals.listen(() => {
    arrivedAt ??= machine.deviceTime();
    if (policiesInForce(management.tree, 'web-sign-in').length > 0) leaveSetUpProfile(machine.registry);
    if (!awaitsUser(machine.registry)) return;
    rememberFlow(machine.registry, 'user');
    management.state.userFlowBegun.emit();
  });
  management.state.restarts.listen((program) =>
    flows.noteRestart(flowOf(machine.registry), machine.world.clock.now, [program]),
  );
  const agentState = hostAgent(management, () => flowOf(machine.registry));

  function* runPage(flow: FlowPart, steps: PreparationSteps): Process<EspOutcome> {
    const wording = { ...wordingOf(machine.release), ...words };
    const running = new EnrollmentStatusPage(management, flow, steps, wording);
    page = running;
    const stop = running.changes.listen(changed);
    try {
      const outcome = yield* running.run();
      if ('rebootDue' in outcome) flows.noteRestart(flow, machine.world.clock.now, outcome.rebootDue);
      return outcome;
    } finally {
      flows.keepPage(flow, running.view());
      stop();
    }
  }

  return {
    flows,
    get resealed() {
      return isResealed(management);
    },
    resume() {
      userChannel.forget();
      workAccount.forgetLogon();
      management.resume();
    },
    keepUserToken(token) {
      userChannel.token = token;
    },
    *joinAsUser() {
      if (!userChannel.token) throw new InternalError('Nobody has signed in');
      yield* joinAsUser(machine, userChannel.token);
    },
    rememberLogon: (proof) => workAccount.rememberLogon(proof),
    settleWorkAccount(managesDevice) {
      workAccount.settle(managesDevice);
      if (!managesDevice) userChannel.token = undefined;
    },
    *openTerms() {
      const url = joinInfoOf(machine)?.mdmUrls?.termsOfUse ?? '';
      return url === '' ? null : yield* termsOfUse.open(url, yield* userChannel.managementToken());
    },
    answerTerms: (accepted) => termsOfUse.answer(accepted),
    *technicianEsp(profile) {
      const outcome = yield* runPage('technician', technicianSteps(parts, profile));
      if ('ok' in outcome) renewDeviceToken(machine);
      return outcome;
    },
    userEsp: (profile) => runPage('user', userSteps(parts, profile)),
    accountEsp: (user) => runPage('account', accountSteps(parts, user)),
    userReturned: (user) => userChannel.openBehindThePages(user),
    signInObstacle(part, restarted) {
      const stopped = part === 'technician' ? preProvisioningObstacle(management.tree) : null;
      return stopped ?? (restarted ? restartObstacle(machine, management.tree) : null);
    },
    *reseal() {
      resealCleanup(management);
      leaveEntra(machine);
      machine.network.reseal();
      yield* sleep(machine.timing.tpmCommand);
    },
    continueAnyway: () => page?.continueAnyway(),
    wipes: management.state.wipes,
    restarts: management.state.restarts,
    sync() {
      management.background(
        (function* () {
          yield* management.dmClient.session();
          changed();
        })(),
      );
    },
    sessions: management.dmClient,
    get arrivedAt() {
      return arrivedAt;
    },
    tree: management.tree,
    get userSignedIn() {
      return management.state.user !== null;
    },
    espPage() {
      if (!page) throw new InternalError('No Enrollment Status Page has been shown');
      return page.view();
    },
    get espIsHidden() {
      return page?.hidden ?? false;
    },
    runningEsp: () => page?.view() ?? null,
    state: () => ({
      flows: { technician: flows.technician, user: flows.user, restarts: flows.restarts },
      page: page?.view(),
      arrivedAt,
      userToken: userChannel.token,
      workAccount: workAccount.state(),
      termsOfUse: termsOfUse.state(),
      management: management.memory(),
      agent: agentState(),
    }),
  };
}

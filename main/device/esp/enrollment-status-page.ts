/**
 * The Enrollment Status Page (facts/enrollment-status-page). Three runs of it: the technician's, the
 * device part of the user's, and account setup after the first sign-in. What is done is kept in the registry:
 * a run that a restart cut short goes on where it was; one after a failure begins anew.
 */
import { cachedProfile } from '../autopilot/profile-cache.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { EspView } from '../../../shared/stage/view.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import { findEnrolment } from '../mdm/enrolment.ts';
import type { Scope } from '../mdm/csp/loc-uri.ts';
import type { Management } from '../mdm/management.ts';
import { appReboots } from '../mdm/reboot-required.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { waitForProviders } from './device-preparation.ts';
import { categoryEnded, pageEnds, pageShown, subcategoryStarted } from './esp-events.ts';
import type { EspOutcome, PreparationSteps } from './esp-run.ts';
import { rememberFlow, type FlowPart } from '../autopilot/flow.ts';
import { forgetStart, rememberStart, startOf } from './esp-store.ts';
import type { PageFailure } from './esp-view.ts';
import { viewOf, waitTextInterval } from './esp-view.ts';
import { controlsOf, failureTextOf, showFailure } from './failure-page.ts';
import { ProgressBoard } from './progress-board.ts';
import { runLine, type LineWork } from './progress-line.ts';
import { beginAnew, continueAnyway, endTracking, forgetTracking, tellResult } from './results.ts';
import { showTracked, waitForSetup } from './setup-tracking.ts';
import type { EspWording } from './status-texts.ts';
import { statusTexts, wordingOf } from './status-texts.ts';
import type { CategoryId } from './subcategories.ts';
import { categoryOf } from './subcategories.ts';
import { SyncLoop } from './sync-loop.ts';
import { timeLeft } from './time-limit.ts';
import { firstSyncUri, isTrue } from './tracker.ts';
import { TrackingHistory } from './tracking-history.ts';

const preparation = 'DevicePreparationCategory';
const deviceSetup = 'DeviceSetupCategory';
const accountSetup = 'AccountSetupCategory';
const categoriesOf: Readonly<Record<FlowPart, readonly CategoryId[]>> = {
  technician: [preparation, deviceSetup],
  user: [preparation, deviceSetup],
  account: [accountSetup],
};
const isLate = ({ code, late }: StepFailureFacts): boolean =>
  late === true || code === fromWin32(Win32.ERROR_TIMEOUT);
const nothing = (): undefined => undefined;
/** The page stays this long after success or failure (facts/enrollment-status-page#what-each-line-does). */
const pauseAtEnd = seconds(5);

export class EnrollmentStatusPage {
  readonly changes = new Signal<void>();
  readonly #management: Management;
  readonly #flow: FlowPart;
  readonly #steps: PreparationSteps;
  readonly #board: ProgressBoard;
  readonly #history: TrackingHistory;
  readonly #sync: SyncLoop;
  #startedAt: SimTime;
  #working = false;
  #failure: PageFailure | null = null;
  #done = false;

  /** `wording` chooses between the texts of different builds; the release decides where it is left out. */
  constructor(management: Management, flow: FlowPart, steps: PreparationSteps = {}, wording?: EspWording) {
    const { machine } = management;
    this.#management = management;
    this.#flow = flow;
    this.#steps = steps;
    this.#board = new ProgressBoard(machine, wording ?? wordingOf(machine.release));
    this.#history = new TrackingHistory(machine);
    this.#sync = new SyncLoop(management);
    this.#startedAt = machine.world.clock.now;
    if (this.#board.category(deviceSetup).state === 'succeeded')
      showTracked(management.tree, this.#board, deviceSetup, 'Device');
    this.#board.changes.listen(() => this.changes.emit());
  }

  view(): EspView {
    return viewOf(this.#board, {
      now: this.#management.machine.world.clock.now,
      startedAt: this.#startedAt,
      working: this.#working,
      failure: this.#failure,
      done: this.#done,
      talksMore: this.#management.machine.release === 'windows-10-22h2',
      accountLater: this.#flow !== 'account',
    });
  }

  /** The server wants no page: its work is done behind another one. Device preparation and failures show all the same. */
  get hidden(): boolean {
    const { tree } = this.#management;
    if (this.#flow === 'technician' || this.#failure !== null) return false;
    if (this.#flow === 'account') return isTrue(tree, firstSyncUri('Device', 'SkipUserStatusPage'));
    return (
      this.#board.category(preparation).state === 'succeeded' &&
      isTrue(tree, firstSyncUri('Device', 'SkipDeviceStatusPage'))
    );
  }

  /** Shows the page and does its work. */
  *run(): Process<EspOutcome> {
    const { machine } = this.#management;
    this.#begin();
    const stopTexts = machine.world.run(
      machine.group,
      this.#changeTexts(),
      undefined,
      'texts of the Enrollment Status Page',
    );
    try {
      const outcome = yield* this.#work();
      if ('rebootDue' in outcome) return outcome;
      if ('credentialsDue' in outcome) {
        // The time that somebody takes to sign in is not the page's: its limit begins with the next run.
        forgetStart(machine.registry, this.#limitedFrom);
        return outcome;
      }
      this.#working = false;
      this.#done = 'ok' in outcome;
      this.changes.emit();
      forgetStart(machine.registry, this.#limitedFrom);
      yield* sleep(pauseAtEnd);
      const done = 'ok' in outcome;
      if (this.#flow === 'technician') pageEnds(machine, done ? 'WhiteGlove_Success' : 'WhiteGlove_Failed');
      else if (done) pageEnds(machine, 'Page_Exiting');
      return outcome;
    } finally {
      this.#working = false;
      this.#management.state.deviceSetupRuns = false;
      this.#sync.stop();
      stopTexts();
    }
  }

  /** "Continue anyway": the page is over although not everything is done. */
  continueAnyway(): void {
    pageEnds(this.#management.machine, 'ContinueAnyway_Started');
    continueAnyway(this.#management, this.#flow === 'account' ? 'User' : 'Device');
  }

  #begin(): void {
    const { machine } = this.#management;
    const own = categoriesOf[this.#flow];
    rememberFlow(machine.registry, this.#flow);
    if (own.some((id) => this.#board.category(id).state === 'failed')) {
      this.#board.clear(own);
      beginAnew(this.#management);
    }
    // Since the technician's part, other apps may have become the device's: its user has joined it.
    if (this.#flow === 'user' && this.#board.category(deviceSetup).state === 'notStarted')
      forgetTracking(this.#management);
    if (this.#flow === 'user') this.#management.state.userFlowBegun.emit();
    this.#management.state.deviceSetupRuns = this.#flow !== 'account';
    this.#failure = null;
    this.#done = false;
    this.#working = true;
    this.#startedAt = machine.world.clock.now;
    if (startOf(machine.registry, this.#limitedFrom) === undefined)
      rememberStart(machine.registry, this.#limitedFrom, this.#startedAt);
    pageShown(machine);
    this.changes.emit();
  }

  /** The category with whose beginning the time limit begins. */
  get #limitedFrom(): CategoryId {
    return this.#flow === 'account' ? accountSetup : preparation;
  }

  get #timeLeft(): SimDuration {
    return timeLeft(this.#management, this.#limitedFrom, this.#startedAt);
  }

  /** The texts that change by themselves. */
  *#changeTexts(): Process<void> {
    for (;;) {
      yield* sleep(waitTextInterval);
      this.changes.emit();
    }
  }

  *#work(): Process<EspOutcome> {
    try {
      if (this.#flow === 'account') return yield* this.#setUpAccount();
      yield* this.#prepare();
      return yield* this.#setUpDevice();
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      yield* this.#fail(error.facts);
      return { failure: error.facts };
    }
  }

  *#prepare(): Process<void> {
    const { attest, enrol = nothing } = this.#steps;
    if (this.#board.category(preparation).state === 'succeeded') {
      this.#sync.start();
      return;
    }
    this.#board.setCategory(preparation, 'inProgress', statusTexts.working);
    yield* this.#subcategory(preparation, 'TpmAttestationSubcategory', attest);
    yield* this.#subcategory(preparation, 'AadjSubcategory', () => this.#joinNetwork());
    yield* this.#subcategory(preparation, 'MdmEnrollmentSubcategory', enrol);
    const { machine, tree } = this.#management;
    yield* this.#subcategory(preparation, 'InitiateSyncSessionsSubcategory', () => {
      if (findEnrolment(machine.registry)) this.#sync.start();
    });
    yield* this.#subcategory(preparation, 'EspProviderInstallationSubcategory', () =>
      waitForProviders(machine, tree),
    );
    yield* this.#subcategory(preparation, 'SetContinueAnywayButtonVisibilitySubcategory', () => undefined);
    this.#board.setCategory(preparation, 'succeeded', statusTexts.complete);
    categoryEnded(machine, preparation, 'Success');
  }

  /** In a hybrid join the device enrols before its domain join comes, by way of the MDM server. */
  *#joinNetwork(): Process<void> {
    const { join, enrol = nothing, domainJoin } = this.#steps;
    if (join) yield* join();
    if (!domainJoin) return;
    yield* this.#subcategory(preparation, 'MdmEnrollmentSubcategory', enrol);
    if (findEnrolment(this.#management.machine.registry)) this.#sync.start();
    yield* domainJoin();
  }

  *#setUpDevice(): Process<EspOutcome> {
    const { machine, tree } = this.#management;
    // A restart leaves the sync sessions to be started again.
    this.#sync.start();
    this.#board.setCategory(deviceSetup, 'inProgress', statusTexts.working);
    // The user may be held by another configuration than the technician's part: the first session brings it
    // (facts/enrollment-status-page#which-configuration-holds).
    if (this.#flow === 'user' && isTrue(tree, firstSyncUri('Device', 'SkipDeviceStatusPage')))
      yield* within(this.#timeLeft, this.#sync.first());
    // With the page disabled nothing is waited for: success proves the enrolment only
    // (facts/rules-of-operation#what-waits-for-the-user).
    if (!isTrue(tree, firstSyncUri('Device', 'SkipDeviceStatusPage'))) {
      const track = yield* this.#track(deviceSetup, 'Device');
      const due = [...this.#management.state.rebootUris, ...appReboots(tree, '2')];
      // What waits for the end of device setup is served by an app's hard reboot, too.
      if (track === 'restart') return { rebootDue: [...appReboots(tree, '3'), ...due] };
      const served =
        this.#board.subcategory(deviceSetup, 'RebootCoalescingSubcategory').state === 'succeeded';
      yield* this.#subcategory(deviceSetup, 'RebootCoalescingSubcategory', () => undefined);
      if (due.length > 0 && !served) return { rebootDue: due };
    }
    yield* this.#subcategory(deviceSetup, 'SendResultsToMdmServerSubcategory', () =>
      tellResult(this.#management, 'Device', true),
    );
    const technician = this.#flow === 'technician';
    yield* this.#subcategory(
      deviceSetup,
      'SaveWhiteGloveSuccessResultSubcategory',
      technician ? () => undefined : undefined,
    );
    this.#board.setCategory(deviceSetup, 'succeeded', statusTexts.complete);
    categoryEnded(machine, deviceSetup, 'Success');
    return { ok: true };
  }

  *#setUpAccount(): Process<EspOutcome> {
    const { machine, tree } = this.#management;
    this.#sync.start();
    this.#board.setCategory(accountSetup, 'inProgress', statusTexts.working);
    if (!isTrue(tree, firstSyncUri('Device', 'SkipUserStatusPage'))) {
      const { needsCredentials, registration } = this.#steps;
      const waiting = 'WaitingForAadRegistrationSubcategory';
      if (needsCredentials) {
        this.#board.setSubcategory(accountSetup, waiting, 'inProgress', statusTexts.working);
        if (yield* needsCredentials()) return { credentialsDue: true };
      }
      yield* this.#subcategory(accountSetup, waiting, () =>
        registration ? registration(this.#timeLeft) : sleep(machine.timing.entraRegistration),
      );
      yield* this.#subcategory(accountSetup, 'PrepareMultifactorAuthSubcategory', () => undefined);
      yield* this.#track(accountSetup, 'User');
    }
    yield* this.#subcategory(accountSetup, 'SendResultsToMdmServerSubcategory', () =>
      tellResult(this.#management, 'User', true),
    );
    this.#board.setCategory(accountSetup, 'succeeded', statusTexts.complete);
    categoryEnded(machine, accountSetup, 'Success');
    return { ok: true };
  }

  *#track(category: CategoryId, scope: Scope): Process<'done' | 'restart'> {
    const { machine } = this.#management;
    for (const { id, visible } of categoryOf(category).subcategories)
      if (visible && id !== 'WaitingForAadRegistrationSubcategory') subcategoryStarted(machine, category, id);
    return yield* waitForSetup(this.#management, this.#board, this.#history, {
      category,
      scope,
      limit: this.#timeLeft,
    });
  }

  #subcategory(category: CategoryId, id: string, work: LineWork | undefined): Process<void> {
    return runLine(this.#management.machine, this.#board, category, id, work);
  }

  *#fail(facts: StepFailureFacts): Process<void> {
    const { machine, tree } = this.#management;
    const own = categoriesOf[this.#flow];
    const scope = this.#flow === 'account' ? 'User' : 'Device';
    const category =
      own.find((id) => this.#board.category(id).state === 'inProgress') ?? own[0] ?? preparation;
    showFailure(this.#board, own, category, facts);
    this.#failure = {
      code: facts.code,
      text: failureTextOf(tree, isLate(facts)),
      controls:
        this.#flow === 'technician'
          ? []
          : controlsOf(
              { tree, release: machine.release },
              category !== preparation,
              scope === 'User' && isHybrid(cachedProfile(machine)),
            ),
    };
    this.changes.emit();
    categoryEnded(machine, category, isLate(facts) ? 'Timeout' : 'Failure', facts.code);
    // The policy providers learn that nobody waits for them any more
    // (facts/status-page-nodes#enrollmentstatustracking).
    if (facts.code === fromWin32(Win32.ERROR_TIMEOUT)) endTracking(this.#management, scope);
    if (category !== preparation) yield* tellResult(this.#management, scope, false);
  }
}

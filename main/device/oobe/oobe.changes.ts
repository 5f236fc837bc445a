/** What the OOBE chart remembers, change by change: pure functions of context and event. */
import { HResults } from '../../protocols/hresult/codes.ts';
import { assignedUserOf } from '../../protocols/autopilot/profile.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { MenuOption } from '../../../shared/stage/view.ts';
import { accountChanges } from './account.changes.ts';
import type { Change } from './change.ts';
import { chosen, field } from './change.ts';
import { newPasswordProblem } from './checks.ts';
import { isRegion, keyboardFor, localeOf, secondKeyboardOf } from './locale.ts';
import { hybridChanges } from './hybrid.changes.ts';
import { lockChanges } from './lock.changes.ts';
import { networkChanges } from './network.changes.ts';
import type { OobeContext } from './oobe.events.ts';
import type { SetUpPc } from './set-up-pc.ts';
import { hasKiosk } from '../windows/kiosk.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';

/** HRESULT_FROM_WIN32(ERROR_NOT_FOUND): the cached profile that the page reads is not there. */
const noProfile = fromWin32(Win32.ERROR_NOT_FOUND);

const isMenuOption = (value: string): value is MenuOption =>
  ['install-package', 'pre-provision', 'export-logs', 'reset'].includes(value);

/** `pc` gives the clock, chance and the packages; everything else comes from context and event. */
export function oobeChanges(pc: SetUpPc) {
  const { clock } = pc.world;
  /** Windows 10 preselects the menu's first option (facts/pre-provisioning-pages#menu). */
  const preselected = pc.release === 'windows-10-22h2' ? 'install-package' : null;
  /**
   * The sign-in screen names who has been signed in on this PC: nobody behind a restart of device setup
   * (facts/restarts#sign-in-after-a-restart), nor where a kiosk has lost its sign-in (facts/policies#kiosks).
   */
  const namesNobody = ({ signedIn, accountSetUp, resume }: OobeContext): boolean =>
    hasKiosk(pc.windows().machine.registry) ||
    (!signedIn && !accountSetUp && resume !== 'account-esp' && resume !== 'desktop');
  return {
    ...accountChanges(pc),
    ...hybridChanges,
    ...lockChanges,
    ...networkChanges,
    'accept the license': () => ({ licenseAccepted: true }),
    'keep the profile': (_context, event) =>
      event.type === 'profile answered' ? { profile: event.profile } : {},
    'choose the language': (_context, event) => ({ chosenLanguage: chosen(event) }),
    'take the chosen language': ({ chosenLanguage }) => ({
      language: chosenLanguage,
      ...localeOf(chosenLanguage),
    }),
    'take the language of the profile': ({ profile, languages }) => {
      const wanted = profile?.CloudAssignedLanguage ?? '';
      return languages.includes(wanted) ? { language: wanted, ...localeOf(wanted) } : {};
    },
    // RegionAutopilot sets the first keyboard too (facts/set-up-order#node-order 3).
    'take the region of the profile': ({ profile, language }) => {
      const region = profile?.CloudAssignedRegion ?? '';
      if (!isRegion(region)) return {};
      const spoken = profile?.CloudAssignedLanguage ?? language;
      return { region, keyboard: keyboardFor(spoken, region) };
    },
    'choose the region': ({ language }, event) => ({
      region: chosen(event),
      keyboard: keyboardFor(language, chosen(event)),
    }),
    'choose the keyboard': (_context, event) => ({ keyboard: chosen(event) }),
    'choose the second language': (_context, event) => ({ secondKeyboard: secondKeyboardOf(chosen(event)) }),
    'choose the second layout': ({ secondKeyboard }, event) => ({
      secondKeyboard: { ...secondKeyboard, layout: chosen(event) },
    }),

    'choose the purpose': (_context, event) => {
      const value = chosen(event);
      return value === 'work' || value === 'personal' ? { purpose: value } : {};
    },
    'keep the branding': ({ signIn }, event) =>
      event.type === 'branding found'
        ? { branding: event.branding, signIn: { ...signIn, reading: null } }
        : {},
    'take the assigned user': ({ profile, signIn }) => ({
      signIn: { ...signIn, userName: profile ? assignedUserOf(profile) : '', fixed: true },
    }),
    'keep the user name': ({ signIn, failure }, event) => ({
      failure: beforeSignIn(failure),
      signIn: { ...signIn, userName: field(event, 'user-name').trim(), problem: null },
    }),
    'keep the password proof': ({ signIn, failure }, event) => ({
      failure: beforeSignIn(failure),
      password: field(event, 'password'),
      signIn: { ...signIn, problem: null, approved: false, renewed: false },
    }),
    'show the sign-in problem': ({ signIn, failure }, event) =>
      event.type === 'sign-in refused'
        ? { signIn: { ...signIn, problem: event.problem }, password: '', failure: event.facts ?? failure }
        : {},
    'open the terms': ({ signIn }) => ({ signIn: { ...signIn, reading: 'terms' } }),
    'open the privacy statement': ({ signIn }) => ({ signIn: { ...signIn, reading: 'privacy' } }),
    'close the document': ({ signIn }) => ({ signIn: { ...signIn, reading: null } }),
    'leave the sign-in problem': ({ signIn }) => ({ signIn: { ...signIn, problem: null } }),
    'keep the user': (_context, event) =>
      event.type === 'signed in' ? { user: event.user, account: 'entra', signedIn: true, password: '' } : {},
    'note the unlocking': () => ({ unlocked: true }),
    'keep the terms of use': (_context, event) =>
      event.type === 'terms shown' ? { terms: event.terms } : {},
    'draw the number': ({ signIn }) => ({
      signIn: { ...signIn, number: String(10 + pc.world.random('number match').below(90)) },
    }),
    'keep the way to sign in': ({ signIn }, event) =>
      event.type === 'user name accepted' ? { signIn: { ...signIn, way: event.way, problem: null } } : {},
    'sign in by password': ({ signIn }) => ({ signIn: { ...signIn, way: 'password', problem: null } }),
    // The form of the organisation takes whom it knows, assigned or not (facts/entra-join#federated-sign-in).
    'keep the user of the form': ({ signIn }, event) => ({
      signIn: { ...signIn, userName: field(event, 'user-name').trim() || signIn.userName },
    }),
    'note the new password': ({ signIn }) => ({ signIn: { ...signIn, renewed: true } }),
    'show what is wrong with the new password': ({ signIn }, event) => ({
      signIn: {
        ...signIn,
        problem: newPasswordProblem(field(event, 'new-password'), field(event, 'confirm-password')),
      },
    }),
    'show that a password is wanted': ({ signIn }) => ({
      signIn: { ...signIn, problem: { key: 'sign-in.no-password' } },
    }),
    'show that the password has expired': ({ signIn }) => ({
      signIn: { ...signIn, problem: { key: 'sign-in.password-expired' } },
      password: '',
    }),
    'show that the web lets nobody in': ({ signIn }) => ({
      signIn: { ...signIn, problem: { key: 'problem.no-access' } },
      password: '',
    }),
    'note the approval': ({ signIn }) => ({ signIn: { ...signIn, approved: true } }),
    'show that approval is missing': ({ signIn }) => ({
      signIn: { ...signIn, number: '', problem: { key: 'sign-in.denied' } },
    }),
    'name the user at the lock screen': (context) => ({
      lock: { ...context.lock, credential: null },
      signIn: {
        ...context.signIn,
        userName: namesNobody(context)
          ? ''
          : (context.user?.domainAccount ?? context.user?.userPrincipalName ?? ''),
        fixed: true,
        problem: null,
      },
    }),

    // The screen that names nobody does not name either who was refused there.
    'forget a typed user': (context) =>
      namesNobody(context) ? { signIn: { ...context.signIn, userName: '' } } : {},

    'open the menu': ({ signIn }, event) =>
      event.type === 'five presses'
        ? {
            menu: { selected: preselected, from: event.from },
            signIn: { ...signIn, problem: null, reading: null },
          }
        : {},
    'open the menu from here': () => ({ menu: { selected: preselected, from: 'first-page' } }),
    'select the first package': () => ({
      package: { selected: pc.packages()[0]?.name ?? null, problem: null },
    }),
    'choose the package': (_context, event) => ({ package: { selected: chosen(event), problem: null } }),
    'show that the package password is wrong': ({ package: { selected } }) => ({
      package: { selected, problem: { key: 'package.wrong-password' } },
    }),
    'leave the package problem': ({ package: { selected } }) => ({ package: { selected, problem: null } }),
    'choose the option': ({ menu }, event) => {
      const value = chosen(event);
      return isMenuOption(value) ? { menu: { ...menu, selected: value } } : {};
    },
    'choose the drive': (_context, event) => {
      const drive = chosen(event);
      return drive === 'C:' || drive === 'D:' ? { exportDrive: drive } : {};
    },
    'render the QR code': ({ landing }) => ({
      landing: { ...landing, problem: null, qrId: pc.world.random('qr').uuid() },
    }),
    'start the clock': () => ({ startedAt: clock.now, finishedAt: null, failure: null }),
    succeed: () => ({ finishedAt: clock.now, failure: null }),
    fail: (_context, event) =>
      event.type === 'step failed' ? { finishedAt: clock.now, failure: event.facts } : {},
    'fail without internet': ({ startedAt }) => ({
      startedAt: startedAt ?? clock.now,
      finishedAt: clock.now,
      failure: {
        step: 'network',
        code: HResults.noInternet,
        item: null,
        cause: 'the PC could not reach the Autopilot service',
      },
    }),
    'fail without a profile': () => ({
      finishedAt: clock.now,
      failure: {
        step: 'profile',
        code: noProfile,
        item: null,
        cause: 'the Autopilot service has no profile for this PC',
      },
    }),
    'fail at the sign-in': (context) => {
      const { resealed, finishedAt, startedAt, signIn } = context;
      const part = resealed || startedAt === null ? 'user' : 'technician';
      const obstacle = pc.windows().deployment.signInObstacle(part, true);
      return {
        failure: obstacle?.failure ?? null,
        finishedAt: part === 'technician' ? clock.now : finishedAt,
        signIn: { ...signIn, userName: obstacle?.userName ?? '', fixed: true, problem: null },
      };
    },
    'show that the password is wrong': ({ signIn }) => ({
      signIn: { ...signIn, problem: { key: 'lock-screen.problem.wrong-password' } },
    }),
    'keep the failure': (_context, event) => (event.type === 'step failed' ? { failure: event.facts } : {}),
    'forget the result': () => ({ startedAt: null, finishedAt: null, failure: null }),
  } as const satisfies Record<string, Change>;
}

/** A new attempt: what refused the last one is past. */
const beforeSignIn = (failure: StepFailureFacts | null): StepFailureFacts | null =>
  failure?.step === 'sign-in' ? null : failure;

/** What each state of the OOBE chart shows: a table state -> screen. */
import type {
  DeviceSummary,
  ListPageView,
  ScreenView,
  SignInView,
  StageText,
} from '../../../shared/stage/view.ts';
import type { Release } from '../../../shared/release.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import { assignedUserOf } from '../../protocols/autopilot/profile.ts';
import { qrPayload } from '../../protocols/autopilot/qr.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { SimDuration } from '../../world/time.ts';
import type { NetworkAdapters } from '../firmware/network-adapters.ts';
import { sentenceOf } from './failure-sentences.ts';
import { keyboardChoices, languageChoices, regionChoices } from './lists.ts';
import { networkPage } from './network-page.ts';
import type { OobeContext } from './oobe.events.ts';
import { firstSignInText, updateText } from './rotating-texts.ts';

/** What the pages know besides the chart's context. */
export interface PageFacts {
  readonly release: Release;
  readonly network: NetworkAdapters;
  /** How long the chart has been in its present state. */
  readonly waited: SimDuration;
  /** The running ESP's page, the diagnostics page and the reset's progress, from the parts that own them. */
  readonly esp: () => ScreenView;
  readonly diagnostics: () => ScreenView;
  readonly resetPercent: () => number;
  readonly desktop: () => ScreenView;
  /** Own settings of the hardware's maker: first region and keyboard. */
  readonly resultVariant: 'coloured' | 'plain';
}

type Page = (context: OobeContext, facts: PageFacts) => ScreenView;

const black = (phase: 'starting' | 'restarting' | 'shutting-down', key: string): Page => {
  const text: StageText = { key };
  return () => ({ id: 'boot', phase, text });
};

const list =
  (
    id: ListPageView['id'],
    read: (context: OobeContext) => Pick<ListPageView, 'choices' | 'selected' | 'canGoBack'>,
  ): Page =>
  (context) => ({ id, ...read(context) });

/** 'os-default' and a tag spare the region page, so there is nothing to go back to. */
const cameThroughRegion = ({ profile }: OobeContext): boolean => (profile?.CloudAssignedRegion ?? '') === '';

const secondKeyboard =
  (step: 'offer' | 'language' | 'layout'): Page =>
  ({ keyboard, secondKeyboard: second }) => ({
    id: 'second-keyboard',
    step,
    choices:
      step === 'offer'
        ? []
        : step === 'language'
          ? languageChoices(second.language)
          : keyboardChoices(keyboard),
    selected: step === 'offer' ? null : step === 'language' ? second.language : second.layout,
    canGoBack: true,
  });

const signInPage =
  (step: SignInView['step'], busy: boolean): Page =>
  ({ branding, signIn }) => ({
    id: 'sign-in',
    step,
    branding,
    userName: signIn.userName,
    userNameFixed: signIn.fixed,
    greeting: null,
    problem: signIn.problem,
    busy,
  });

const updates: Page = (_context, { waited }) => ({
  id: 'progress',
  page: 'checking-for-updates',
  title: updateText(waited),
  subtitle: null,
  percent: null,
});

const progress =
  (page: 'finding-organisation' | 'applying-settings'): Page =>
  () => ({ id: 'progress', page, title: { key: `progress.${page}` }, subtitle: null, percent: null });

const summary = (profile: AutopilotProfile | null, qr: string | null): DeviceSummary => ({
  organisation: profile?.CloudAssignedTenantDomain ?? null,
  profile: profile?.DeploymentProfileName ?? null,
  user: profile ? assignedUserOf(profile) || null : null,
  qr,
});

const landing =
  (loading: boolean): Page =>
  ({ profile, landing: { qrId } }) => ({
    id: 'landing',
    ...summary(
      profile,
      profile && !loading ? qrPayload({ id: qrId, ztdId: profile.ZtdRegistrationId }) : null,
    ),
    loading,
    canContinue: !loading && profile !== null,
    problem: !loading && profile === null ? { key: 'landing.no-profile' } : null,
  });

const result: Page = (
  { profile, landing: { qrId }, startedAt, finishedAt, failure },
  { release, resultVariant },
) => {
  const spent = startedAt !== null && finishedAt !== null ? finishedAt - startedAt : null;
  // Windows 10 shows the code on both pages, Windows 11 on failure only (autopilot-facts 3.3, 5.5).
  const withQr = profile !== null && (release === 'windows-10-22h2' || failure !== null);
  const outcome = failure ? 'Failure' : 'Success';
  return {
    id: 'result',
    ...summary(
      profile,
      withQr
        ? qrPayload({
            id: qrId,
            ztdId: profile.ZtdRegistrationId,
            result: { outcome, elapsedMilliseconds: spent ?? 0 },
          })
        : null,
    ),
    outcome: failure ? 'failure' : 'success',
    elapsed:
      spent === null
        ? null
        : { hours: Math.floor(spent / 3_600_000), minutes: Math.floor((spent % 3_600_000) / 60_000) },
    error: failure ? { sentence: sentenceOf(failure), code: formatHResult(failure.code) } : null,
    variant: resultVariant,
    controls: failure ? ['retry', 'reset', 'view-diagnostics'] : ['reseal'],
  };
};

const joinProblem: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: { key: 'problem.try-again' },
  code: failure ? formatHResult(failure.code) : null,
  controls: ['try-again'],
});

const personalProblem: Page = () => ({
  id: 'problem',
  title: { key: 'problem.personal-title' },
  body: { key: 'problem.personal-body' },
  code: null,
  controls: ['back'],
});

const networkProblem: Page = () => ({
  id: 'progress',
  page: 'finding-organisation',
  title: { key: 'network.profile-failed' },
  subtitle: null,
  percent: null,
});

const esp: Page = (_context, facts) => facts.esp();

export const pages: Readonly<Record<string, Page>> = {
  resuming: black('starting', 'boot.just-a-moment'),
  'prefetching the profile': black('starting', 'boot.just-a-moment'),
  'asking for the language': list('language', ({ languages, chosenLanguage }) => ({
    choices: languageChoices(chosenLanguage).filter(({ id }) => languages.includes(id)),
    selected: chosenLanguage,
    canGoBack: false,
  })),
  'restarting to change the language': black('restarting', 'boot.changing-language'),
  'asking for the region': list('region', ({ region }) => ({
    choices: regionChoices('US'),
    selected: region,
    canGoBack: false,
  })),
  'asking for the keyboard': list('keyboard', (context) => ({
    choices: keyboardChoices('us'),
    selected: context.keyboard,
    canGoBack: cameThroughRegion(context),
  })),
  'offering a second keyboard': secondKeyboard('offer'),
  'asking for the second language': secondKeyboard('language'),
  'asking for the second layout': secondKeyboard('layout'),
  'checking the connection': black('starting', 'boot.just-a-moment'),
  'asking for a network': (context, { network }) => networkPage(context, network, false),
  'connecting to the network': (context, { network }) => networkPage(context, network, true),
  'activating Autopilot': progress('finding-organisation'),
  'telling that the network failed': networkProblem,
  'checking for updates': updates,
  'renaming the device for its user': progress('applying-settings'),
  'restarting to the sign-in page': black('restarting', 'boot.restarting'),
  'deciding how to sign in': progress('finding-organisation'),
  'asking for the purpose': ({ purpose }) => ({ id: 'purpose', selected: purpose }),
  'telling that personal set-up is elsewhere': personalProblem,
  'finding the branding': progress('finding-organisation'),
  'asking who signs in': signInPage('user-name', false),
  'checking the user name': signInPage('user-name', true),
  'asking for the password': signInPage('password', false),
  'signing in': signInPage('password', true),
  'joining as the user': progress('applying-settings'),
  'telling that joining failed': joinProblem,
  'user ESP': esp,
  'user ESP failed': esp,
  'first sign-in': (_context, { waited }) => ({
    id: 'boot',
    phase: 'signing-in',
    text: firstSignInText(waited),
  }),
  'account ESP': esp,
  'account ESP failed': esp,
  desktop: (_context, facts) => facts.desktop(),
  'choosing what to do': ({ menu, resealed }) => ({
    id: 'provisioning-menu',
    options: resealed ? ['install-package', 'reset'] : ['install-package', 'pre-provision', 'reset'],
    selected: menu.selected,
    canContinue: menu.selected !== null,
  }),
  'telling that there is no package': () => ({ id: 'notice', notice: 'no-package', controls: ['back'] }),
  'asking whether to reset': () => ({ id: 'notice', notice: 'reset-setup', controls: ['no', 'yes'] }),
  'checking for updates first': updates,
  'loading the landing page': landing(true),
  landing: landing(false),
  'renaming the device': progress('applying-settings'),
  'restarting into the ESP': black('restarting', 'boot.restarting'),
  'technician ESP': esp,
  result,
  diagnostics: (_context, facts) => facts.diagnostics(),
  resealing: black('shutting-down', 'boot.shutting-down'),
  resetting: (_context, facts) => ({ id: 'resetting', percent: facts.resetPercent() }),
};

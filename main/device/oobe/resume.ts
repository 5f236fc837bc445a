/**
 * Where a PC goes on that lost power or restarts, and what it must know there. Kept in the registry, as
 * Windows keeps the progress of its set-up.
 */
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';
import { privacySwitches } from './lists.ts';
import { localeOf } from './locale.ts';
import type { OobeContext, Resume, ResumeNode } from './oobe.events.ts';

const key = `${ownHive}\\SetUp`;

const keptNames = [
  'language',
  'profile',
  'region',
  'keyboard',
  'secondKeyboard',
  'licenseAccepted',
  'deviceNamed',
  'startedAt',
  'finishedAt',
  'failure',
  'privacy',
  'registered',
  'purpose',
  'helloSkipped',
  'account',
  'user',
  'accountSetUp',
] as const;

/** Context that a restart must not lose. */
type Kept = Pick<OobeContext, (typeof keptNames)[number]>;

/** Context of the first pages, which a technician may have answered for the user. */
type FirstPages = Pick<OobeContext, 'language' | 'region' | 'keyboard' | 'secondKeyboard'>;

/**
 * `resume` is the row's of the state that the chart has come to. Answers stay, work that was cut off begins again,
 * and what a person proved (a password, a phone) is asked for again (facts/set-up-order#after-a-power-cut).
 */
export function rememberProgress(registry: Registry, resume: Resume | undefined, context: OobeContext): void {
  const kept = Object.fromEntries(keptNames.map((name) => [name, context[name]]));
  const node = typeof resume === 'function' ? resume(nodeOf(registry)) : resume;
  if (node) registry.setText(key, 'ResumeNode', node);
  registry.setText(key, 'Language', context.language);
  registry.setText(key, 'Progress', JSON.stringify(kept));
}

const nodeOf = (registry: Registry): ResumeNode =>
  (registry.text(key, 'ResumeNode') as ResumeNode | undefined) ?? 'start';

/** Somebody has come to the desktop: a restart is no longer one of the set-up. */
export const setUpIsOver = (registry: Registry): boolean => nodeOf(registry) === 'desktop';

/**
 * The technician's answers are what the user's pages begin with. Whether they come is a matter of the network: with one,
 * the profile is there first and decides; without, all of them come, as before pre-provisioning ("User flow" of
 * learn.microsoft.com/autopilot/tutorial/pre-provisioning/azure-ad-join-user-flow).
 */
export function noteFirstPages(registry: Registry, context: OobeContext): void {
  const { language, region, keyboard, secondKeyboard } = context;
  const pages: FirstPages = { language, region, keyboard, secondKeyboard };
  registry.setText(key, 'FirstPages', JSON.stringify(pages));
}

/** The language that Windows speaks, before its set-up runs too; undefined until it was first started. */
export const languageOf = (registry: Registry): string | undefined => registry.text(key, 'Language');

/** A context for the next boot. `languages` are those of the Windows image, its own first. */
export function bootContext(
  registry: Registry,
  resealed: boolean,
  languages: readonly string[],
): OobeContext {
  const node = nodeOf(registry);
  const stored = registry.text(key, 'Progress');
  const firstPages = resealed ? registry.text(key, 'FirstPages') : undefined;
  const kept: Kept = {
    ...freshContext(languageOf(registry) ?? languages[0] ?? 'en-US'),
    ...(firstPages ? (JSON.parse(firstPages) as FirstPages) : {}),
    ...(node !== 'start' && stored ? (JSON.parse(stored) as Kept) : {}),
  };
  return {
    ...kept,
    resume: node,
    languages,
    chosenLanguage: kept.language,
    resealed,
    network: {
      selected: null,
      asking: 'nothing',
      name: '',
      automatic: true,
      properties: false,
      problem: null,
    },
    deviceNameProblem: null,
    password: '',
    menu: { selected: null, from: 'first-page' },
    exportDrive: 'C:',
    landing: { problem: null, qrId: '' },
    branding: null,
    signIn: {
      userName: '',
      fixed: false,
      problem: null,
      number: '',
      approved: false,
      way: 'password',
      reading: null,
      renewed: false,
    },
    // Only a restart behind the page has an answer to keep.
    purpose: node === 'purpose' || node === 'local-account' ? kept.purpose : null,
    package: { selected: null, problem: null },
    terms: [],
    localAccount: { name: '', question: 0, answered: [], selected: null, problem: null },
    helloProblem: null,
    managesDevice: true,
    signedIn: false,
    lock: { credential: null, wrongPins: 0, phrase: false },
    unlocked: false,
  };
}

const freshContext = (language: string): Kept => ({
  language,
  profile: null,
  ...localeOf(language),
  licenseAccepted: false,
  deviceNamed: false,
  startedAt: null,
  finishedAt: null,
  failure: null,
  privacy: privacySwitches,
  registered: false,
  purpose: null,
  helloSkipped: false,
  account: 'entra',
  user: null,
  accountSetUp: false,
});

/**
 * Where a PC goes on that lost power or restarts, and what it must know there. Kept in the registry, as
 * Windows keeps the progress of its set-up.
 */
import type { Registry } from '../windows/registry.ts';
import type { OobeContext, ResumeNode } from './oobe.events.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE';

/** State of the chart -> where the next boot goes on; a state that is not here begins anew. */
export const resumePoints: Readonly<Record<string, ResumeNode>> = {
  'restarting to change the language': 'language-chosen',
  'restarting to the sign-in page': 'sign-in',
  'user ESP': 'sign-in',
  'user ESP failed': 'sign-in',
  'joining as the user': 'sign-in',
  'first sign-in': 'account-esp',
  'account ESP': 'account-esp',
  'account ESP failed': 'account-esp',
  desktop: 'desktop',
  'loading the landing page': 'landing',
  landing: 'landing',
  'renaming the device': 'technician-esp',
  'restarting into the ESP': 'technician-esp',
  'technician ESP': 'technician-esp',
  result: 'result',
  diagnostics: 'result',
  resealing: 'start',
};

/** Context that a restart must not lose. */
type Kept = Pick<
  OobeContext,
  | 'language'
  | 'profile'
  | 'region'
  | 'keyboard'
  | 'secondKeyboard'
  | 'startedAt'
  | 'finishedAt'
  | 'failure'
  | 'user'
>;

export function rememberProgress(registry: Registry, node: ResumeNode, context: OobeContext): void {
  const { language, profile, region, keyboard, secondKeyboard, startedAt, finishedAt, failure, user } =
    context;
  const kept: Kept = {
    language,
    profile,
    region,
    keyboard,
    secondKeyboard,
    startedAt,
    finishedAt,
    failure,
    user,
  };
  registry.setText(key, 'ResumeNode', node);
  registry.setText(key, 'Language', language);
  registry.setText(key, 'Progress', JSON.stringify(kept));
}

/** A context for the next boot. `languages` are those of the Windows image, its own first. */
export function bootContext(
  registry: Registry,
  resealed: boolean,
  languages: readonly string[],
): OobeContext {
  const node = (registry.text(key, 'ResumeNode') ?? 'start') as ResumeNode;
  const stored = registry.text(key, 'Progress');
  const firstLanguage = languages[0] ?? 'en-US';
  const fresh: Kept = {
    language: registry.text(key, 'Language') ?? firstLanguage,
    profile: null,
    region: 'US',
    keyboard: 'us',
    secondKeyboard: { language: 'en-US', layout: 'us' },
    startedAt: null,
    finishedAt: null,
    failure: null,
    user: null,
  };
  const kept: Kept = node !== 'start' && stored ? (JSON.parse(stored) as Kept) : fresh;
  return {
    ...kept,
    resume: node,
    languages,
    chosenLanguage: kept.language,
    resealed,
    network: { selected: null, asking: false, problem: null },
    password: '',
    menu: { selected: null, from: 'first-page' },
    landing: { problem: null, qrId: '' },
    branding: null,
    signIn: { userName: '', fixed: false, problem: null },
    purpose: null,
  };
}

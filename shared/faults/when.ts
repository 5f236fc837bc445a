/** When a fault is set, as text: 'now', 'page:apps', 'time:08:30', 'after:600', 'chance:0.2'. */
import { ownOf, owns } from '../own.ts';
import { screenIds } from '../stage/screens.ts';
import type { ScreenView } from '../stage/view.ts';
import { nameOf } from '../stage/screens.ts';

export type FaultWhen =
  | { readonly kind: 'now' }
  /** A screen by its id or name, or a line of the status page that begins to work. */
  | { readonly kind: 'page'; readonly page: string }
  /** Minutes after midnight, the next time that the world's clock shows them. */
  | { readonly kind: 'time'; readonly minutes: number }
  /** Seconds of world time after the order. */
  | { readonly kind: 'after'; readonly seconds: number }
  /** With this likelihood, 0 to 1, at each page and line that comes: the seed decides. */
  | { readonly kind: 'chance'; readonly likelihood: number };

/** Lines of the Enrollment Status Page by plain names, with their names in the registry. */
const statusLines = {
  'securing-hardware': 'TpmAttestationSubcategory',
  joining: 'AadjSubcategory',
  registering: 'MdmEnrollmentSubcategory',
  preparing: 'EspProviderInstallationSubcategory',
  'security-policies': 'SecurityPoliciesSubcategory',
  certificates: 'CertificatesSubcategory',
  'network-connections': 'NetworkConnectionsSubcategory',
  apps: 'AppsSubcategory',
  'joining-user': 'WaitingForAadRegistrationSubcategory',
} as const;

type StatusLine = keyof typeof statusLines;
export const isStatusLine = (page: string): page is StatusLine => owns(statusLines, page);

/** All that `page:` can name, but for the variants of a screen ('result-failure'). */
export const pageNames: readonly string[] = [...Object.keys(statusLines), ...screenIds];

const isPage = (page: string): boolean =>
  isStatusLine(page) || screenIds.some((id) => page === id || page.startsWith(`${id}-`));

const longest = 365 * 86_400;

/** Undefined where the text is none of these. */
export function whenOf(text: string): FaultWhen | undefined {
  const [, kind, rest = ''] = /^([a-z]+)(?::(.+))?$/.exec(text) ?? [];
  switch (kind) {
    case 'now':
      return rest === '' ? { kind } : undefined;
    case 'page':
      return isPage(rest) ? { kind, page: rest } : undefined;
    case 'time': {
      const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(rest) ?? [];
      return hours === undefined ? undefined : { kind, minutes: Number(hours) * 60 + Number(minutes) };
    }
    case 'after': {
      const seconds = Number(rest);
      return /^\d+$/.test(rest) && seconds <= longest ? { kind, seconds } : undefined;
    }
    case 'chance': {
      const likelihood = Number(rest);
      return /^(0?\.\d+|0|1)$/.test(rest) ? { kind, likelihood } : undefined;
    }
    default:
      return undefined;
  }
}

/** What is wrong with the text; null for nothing. */
export function whenProblem(text: string): string | null {
  if (whenOf(text)) return null;
  return text.startsWith('page:')
    ? `there is no page "${text.slice(5)}": name one of ${pageNames.join(', ')}`
    : `"${text}" is no time: write now, page:NAME, time:HH:MM, after:SECONDS or chance:0.2`;
}

/** Everything that has come with a screen: its id, its name, and the lines of a status page that work. */
export function pagesOn(screen: ScreenView): readonly string[] {
  const lines =
    screen.id === 'esp'
      ? screen.categories.flatMap(({ items }) =>
          items.filter(({ state }) => state === 'inProgress').map(({ id }) => id),
        )
      : [];
  const names = Object.keys(statusLines).filter((name) => lines.includes(ownOf(statusLines, name) ?? ''));
  return [screen.id, nameOf(screen), ...names];
}

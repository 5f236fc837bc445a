/** What stands in the brackets of the page's lines (facts/enrollment-status-page#words), as catalogue keys. */
import type { Release } from '../../../shared/release.ts';
import type { StageText } from '../../../shared/stage/view.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { ownOf } from '../../../shared/own.ts';

/** Texts that differ between builds. */
export interface EspWording {
  readonly waiting: 'waiting' | 'waiting-previous';
  /** 'Error', or 'Failed: 0x…'. */
  readonly failure: 'error' | 'failed-code';
}

const wordings: Readonly<Record<Release, EspWording>> = {
  'windows-11-24h2': { waiting: 'waiting', failure: 'error' },
  'windows-10-22h2': { waiting: 'waiting-previous', failure: 'failed-code' },
};

export const wordingOf = (release: Release): EspWording => wordings[release];

const status = (name: string, ...args: readonly (string | number)[]): StageText =>
  args.length === 0 ? { key: `esp.status.${name}` } : { key: `esp.status.${name}`, args };

export const statusTexts = {
  working: status('working'),
  stillWorking: status('still-working'),
  identifying: status('identifying'),
  complete: status('complete'),
  noSetupNeeded: status('no-setup-needed'),
  previousFailed: status('previous-failed'),
  afterSignIn: status('after-sign-in'),
  waiting: (wording: EspWording): StageText => status(wording.waiting),
  failed: (wording: EspWording, code: HResult): StageText =>
    wording.failure === 'error' ? status('error') : status('failed-code', formatHResult(code)),
  count: (kind: CountKind, done: number, total: number): StageText => status(kind, done, total),
} as const;

export type CountKind = 'applied' | 'added' | 'installed';

/** English of the registry's subcategoryStatusText, which tools read whatever the device's language is. */
const english: Readonly<Record<string, string>> = {
  waiting: 'Waiting',
  'waiting-previous': 'Waiting for previous step',
  working: 'Working on it...',
  'still-working': 'Still working on it...',
  identifying: 'Identifying',
  complete: 'Complete',
  'no-setup-needed': 'No setup needed',
  'previous-failed': 'Previous step failed',
  'after-sign-in': 'This will finish after signing in',
  error: 'Error',
  'failed-code': 'Failed: {0}',
  applied: '{0} of {1} applied',
  added: '{0} of {1} added',
  installed: '{0} of {1} installed',
};

export const englishOf = ({ key, args = [] }: StageText): string =>
  (ownOf(english, key.replace('esp.status.', '')) ?? key).replace(/\{(\d)\}/g, (_whole, index: string) =>
    String(args[Number(index)] ?? ''),
  );

const patterns = Object.entries(english).map(([name, text]) => ({
  name,
  pattern: new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\{\d\}/g, '(.+)')}$`),
}));

/** The text that `englishOf` made; undefined where it made none such. */
export function textOfEnglish(said: string): StageText | undefined {
  for (const { name, pattern } of patterns) {
    const found = pattern.exec(said);
    if (found) return status(name, ...found.slice(1));
  }
  return undefined;
}

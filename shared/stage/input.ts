/** What a person at the virtual PC can do. One small set for every page: press, choose, keys, power. */

import type { StartedName } from './program-views.ts';

/** Buttons and links, one name each wherever they stand. */
export const controls = [
  'accept',
  'decline',
  'yes',
  'no',
  'next',
  'back',
  'skip',
  'cancel',
  'exit',
  'close',
  'try-again',
  'add-layout',
  'connect',
  'connect-automatically',
  'disconnect',
  'properties',
  'sign-in',
  'use-password',
  'other-way',
  'web-sign-in',
  'sign-in-options',
  'cannot-access',
  'forgot-password',
  'domain-join',
  'terms',
  'privacy',
  'refresh',
  'provision',
  'reseal',
  'retry',
  'reset',
  'continue-anyway',
  'collect-logs',
  'view-diagnostics',
  'export-logs',
  'sign-out',
  'sync',
  'restart',
  'shut-down',
  'check-access',
] as const;
export type Control = (typeof controls)[number];

/** Fields whose text is never stored or journalled: the session replaces it before anything else sees it. */
export const secretFields = [
  'password',
  'network-password',
  'new-password',
  'confirm-password',
  'answer',
  'hint',
  'pin',
  'pin-confirm',
  'package-password',
  'oem-name',
  'oem-email',
  'oem-phone',
] as const;

export type StageInput =
  /** Key-up of the left Windows key, or one of its substitutes (on-screen key, F5). */
  | { readonly type: 'windows-key' }
  /**
   * Any other key: it resets the count of five (facts/pre-provisioning-pages#five-presses). Sent only after a
   * 'windows-key'.
   */
  | { readonly type: 'other-key' }
  /** Shift+F10, Ctrl+Shift+D. */
  | { readonly type: 'shortcut'; readonly shortcut: 'command-prompt' | 'diagnostics' }
  /** A line typed into the command prompt. */
  | { readonly type: 'type-line'; readonly text: string }
  /** Ctrl+C there: what runs is ended. */
  | { readonly type: 'interrupt' }
  /** Its window is closed, whatever runs in it. */
  | { readonly type: 'close-prompt' }
  /** A window of the set-up opens another one: Explorer a text. */
  | { readonly type: 'start-program'; readonly program: StartedName; readonly of: string }
  /** A window that was started there is closed, by its id. */
  | { readonly type: 'close-program'; readonly id: number }
  /** Task Manager ends a process, by its id. */
  | { readonly type: 'end-process'; readonly id: number }
  /** A row of the page's list, a card, a network, a menu option. */
  | { readonly type: 'choose'; readonly value: string }
  /** A button or link; `values` are the page's text fields by name ('user-name', 'password', 'network-password'). */
  | { readonly type: 'press'; readonly control: Control; readonly values?: Readonly<Record<string, string>> }
  /** The power button of the PC's frame. */
  | { readonly type: 'power-button' };

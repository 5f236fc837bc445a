/** How one app's way through the agent ends. */
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
import type { ScriptAnswer } from '../../protocols/ime/ime.messages.ts';

/** Codes of the agent (autopilot-facts 6.4). */
export const AgentError = {
  NotDetected: hresult(0x87d1041c),
  StillDetected: hresult(0x87d1041d),
  DependencyFailed: hresult(0x87d00215),
  SupersedenceConflict: hresult(0x87d00216),
  MaxRunTime: hresult(0x87d300c9),
} as const;

export type AppOutcome =
  | {
      readonly state: 'installed';
      readonly exitCode: number | null;
      readonly reboot: 'none' | 'soft' | 'hard';
      /** What the app's detection script says from then on. */
      readonly script: ScriptAnswer;
    }
  | { readonly state: 'uninstalled'; readonly exitCode: number | null }
  | { readonly state: 'notApplicable'; readonly exitCode: null }
  | {
      readonly state: 'failed';
      readonly exitCode: number | null;
      readonly errorCode: HResult;
      readonly uninstalling?: true;
    };

export const failedWith = (
  errorCode: HResult,
  exitCode: number | null = null,
): Extract<AppOutcome, { state: 'failed' }> => ({
  state: 'failed',
  exitCode,
  errorCode,
});

/** What a detection script says of an app that is there, where its package does not tell. */
export const usualScriptAnswer: ScriptAnswer = { exitCode: 0, output: 'Detected' };

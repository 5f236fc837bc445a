/** How one app's way through the agent ends. */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { ScriptAnswer } from '../../protocols/ime/ime.messages.ts';

/** Codes of the agent (facts/apps#codes-of-the-agent). */
export const AgentError = {
  NotDetected: HResults.notDetectedAfterInstall,
  StillDetected: HResults.stillDetectedAfterUninstall,
  DependencyFailed: HResults.dependencyFailed,
  SupersedenceConflict: HResults.supersedenceConflict,
  MaxRunTime: HResults.maxRunTimePassed,
  CertificateExpired: HResults.CERT_E_EXPIRED,
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

/**
 * Step that failed -> the sentence of the result page (facts/pre-provisioning-pages#sentences-of-a-failure), as
 * a catalogue key.
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { StageText } from '../../../shared/stage/view.ts';
import { formatHResult, fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Step, StepFailureFacts } from '../windows/step-failure.ts';

const sentences: Readonly<Record<Step, string>> = {
  profile: 'result.error.no-profile',
  attestation: 'result.error.tpm-failed',
  'aad-configure': 'result.error.aad-configure',
  'aad-join': 'result.error.aad-join',
  'domain-join': 'result.error.domain-join',
  'aad-discovery': 'result.error.aad-discovery',
  'aad-ticket': 'result.error.aad-ticket',
  'mdm-enrolment': 'result.error.mdm',
  'mdm-finish': 'result.error.mdm-finish',
  provider: 'result.error.provider',
  // Only device preparation has sentences of its own: whatever else fails has not been done in time.
  esp: 'result.error.esp-timeout',
  network: 'result.error.no-internet',
  'sign-in': 'result.error.aad-ticket',
  // It stands on the page itself, never on the result page.
  'set-up-page': 'result.error.aad-ticket',
};

/** Steps whose running out of time has a sentence of its own. */
const timeoutSentences: Partial<Record<Step, string>> = {
  attestation: 'result.error.tpm-timeout',
};

/** Sentences without a place for the code. */
const withoutCode: ReadonlySet<string> = new Set([
  'result.error.no-profile',
  'result.error.esp-timeout',
  'result.error.no-internet',
]);

/** The offline domain join did not come within its time: 0x80070774. */
const notReceived = fromWin32(Win32.ERROR_DOMAIN_CONTROLLER_NOT_FOUND);

/** The sentence for a failure; its `{0}` takes the code's hex digits. */
export function sentenceOf(facts: StepFailureFacts): StageText {
  if (facts.sentence) return facts.sentence;
  const whenLate = facts.code === fromWin32(Win32.ERROR_TIMEOUT) ? timeoutSentences[facts.step] : undefined;
  if (whenLate) return { key: whenLate };
  if (facts.step === 'domain-join' && facts.code === notReceived)
    return { key: 'result.error.domain-join-not-received' };
  const key = sentences[facts.step];
  return withoutCode.has(key) ? { key } : { key, args: [formatHResult(facts.code).slice(2)] };
}

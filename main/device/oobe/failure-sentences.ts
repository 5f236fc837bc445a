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
  esp: 'result.error.esp-item',
  network: 'result.error.no-internet',
  'sign-in': 'result.error.aad-ticket',
};

/** Steps whose running out of time has a sentence of its own. */
const timeoutSentences: Partial<Record<Step, string>> = {
  attestation: 'result.error.tpm-timeout',
  esp: 'result.error.esp-timeout',
};

/** The sentence for a failure; its `{0}` takes the code's hex digits, or the item that failed. */
export function sentenceOf(facts: StepFailureFacts): StageText {
  if (facts.sentence) return facts.sentence;
  const whenLate = facts.code === fromWin32(Win32.ERROR_TIMEOUT) ? timeoutSentences[facts.step] : undefined;
  if (whenLate) return { key: whenLate };
  const argument = facts.step === 'esp' ? (facts.item ?? '') : formatHResult(facts.code).slice(2);
  return { key: sentences[facts.step], args: [argument] };
}

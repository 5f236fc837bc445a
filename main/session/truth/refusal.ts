/**
 * A page that takes what was entered for wrong, as a failure: Windows shows words and no code there, so that the code
 * is the one that Windows has for it, or that of a wrong entry (winerror.h). It lasts as long as the page says so.
 */
import type { Release } from '../../../shared/release.ts';
import { ownOf } from '../../../shared/own.ts';
import { headingOf } from '../../../shared/stage/screens.ts';
import type { Catalogue } from '../../../shared/stage/text.ts';
import { text } from '../../../shared/stage/text.ts';
import type { ScreenView } from '../../../shared/stage/view.ts';
import type { Pc } from '../../device/pc.types.ts';
import type { StepFailureFacts } from '../../device/windows/step-failure.ts';
import { EntraErrors } from '../../protocols/entra/entra-errors.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';

/** By what the page says; a row that ends with '.' is for all words that begin so. */
const codes: Readonly<Record<string, number>> = {
  'lock-screen.problem.domain-unavailable': Win32.ERROR_NO_LOGON_SERVERS,
  'lock-screen.problem.disabled': Win32.ERROR_ACCOUNT_DISABLED,
  'lock-screen.problem.no-trust': Win32.ERROR_TRUSTED_RELATIONSHIP_FAILURE,
  'package.wrong-password': Win32.ERROR_INVALID_PASSWORD,
  'name-device.rule.': Win32.ERROR_INVALID_COMPUTERNAME,
};

const isSignIn = ({ id }: ScreenView): boolean => id === 'sign-in' || id === 'lock-screen';

function codeOf(key: string, screen: ScreenView): number {
  const family = key.slice(0, key.lastIndexOf('.') + 1);
  const usual = isSignIn(screen) ? Win32.ERROR_LOGON_FAILURE : Win32.ERROR_INVALID_PARAMETER;
  return ownOf(codes, key) ?? ownOf(codes, family) ?? usual;
}

/** Words of a number match that came to nothing, on the pages behind it. */
const noApproval: readonly string[] = [
  'sign-in.denied',
  'problem.number-denied',
  'problem.number-unanswered',
];

/** What the page says; null where it takes what was entered. */
function saidBy(screen: ScreenView) {
  if (screen.id === 'problem') return noApproval.includes(screen.title.key) ? screen.title : null;
  return 'problem' in screen ? screen.problem : null;
}

/** The refusal that the PC shows, where no step has failed before; null for none. */
export function refusalOf(
  { flows: { technician, user }, screen }: Pick<Pc, 'flows' | 'screen'>,
  release: Release,
  catalogue: Catalogue,
): StepFailureFacts | null {
  return technician.failure || user.failure ? null : refusalOn(screen(), release, catalogue);
}

function refusalOn(screen: ScreenView, release: Release, catalogue: Catalogue): StepFailureFacts | null {
  const said = saidBy(screen);
  if (said === null) return null;
  const title = text(catalogue, headingOf(screen, release, catalogue));
  return {
    step: isSignIn(screen) || noApproval.includes(said.key) ? 'sign-in' : 'set-up-page',
    code: fromWin32(codeOf(said.key, screen)),
    item: null,
    cause: `the page "${title}" says "${text(catalogue, said).replace(/\.$/, '')}"`,
    ...(noApproval.includes(said.key)
      ? { entraError: EntraErrors.AuthenticationFailedDuringStrongAuth }
      : {}),
    withoutCode: true,
  };
}

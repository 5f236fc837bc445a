/** The error catalogue: what a deployment can fail with, why, and what to do. */
import { attestationErrors } from './attestation.catalogue.ts';
import { enrolmentProvisioningErrors } from './enrolment-provisioning.catalogue.ts';
import { enrolmentErrors } from './enrolment.catalogue.ts';
import type { ErrorEntry } from './error-entry.ts';
import { installerErrors } from './installers.catalogue.ts';
import { joinErrors } from './join.catalogue.ts';
import { managementExtensionErrors } from './management-extension.catalogue.ts';
import { networkAndGeneralErrors } from './network-and-general.catalogue.ts';
import { registrationErrors } from './registration.catalogue.ts';
import { signInErrors } from './sign-in.catalogue.ts';
import { numbersIn } from './spelling.ts';

export interface ErrorSection {
  readonly title: string;
  readonly errors: readonly ErrorEntry[];
}

/** In the order of a deployment. */
export const errorSections: readonly ErrorSection[] = [
  { title: 'Registration and profile', errors: registrationErrors },
  { title: 'TPM and attestation', errors: attestationErrors },
  { title: 'Joining Entra ID', errors: joinErrors },
  { title: 'Signing in to Entra ID', errors: signInErrors },
  { title: 'MDM enrolment', errors: [...enrolmentErrors, ...enrolmentProvisioningErrors] },
  { title: 'Apps', errors: [...installerErrors, ...managementExtensionErrors] },
  { title: 'Network and Windows in general', errors: networkAndGeneralErrors },
];

export const errorCatalogue: readonly ErrorEntry[] = errorSections.flatMap(({ errors }) => errors);

/** A shorter text is in too many names. */
const shortestName = 3;

/**
 * The entries that `text` can mean, in the catalogue's order: a code as 0x800705B4, 800705b4, 2147943860 or
 * -2147023436, an exit code or service number, or a symbol, page name or message or a part of one. A Win32
 * number and its HRESULT are the same: 1618 also finds 0x80070652, and 0x80070643 finds 1603.
 */
export function findErrors(text: string): readonly ErrorEntry[] {
  const wanted = text.trim().toLowerCase().replaceAll("'", '’');
  const numbers = numbersIn(wanted);
  return errorCatalogue.filter(
    (entry) =>
      numbersIn(entry.code ?? '').some((number) => numbers.includes(number)) ||
      entry.code?.toLowerCase() === `aadsts${wanted}` ||
      named(entry, wanted),
  );
}

function named({ code, message, name }: ErrorEntry, wanted: string): boolean {
  if (wanted.length < shortestName || /^[-\d]/.test(wanted)) return false;
  return [code, message, name].some((word) => word?.toLowerCase().includes(wanted) ?? false);
}

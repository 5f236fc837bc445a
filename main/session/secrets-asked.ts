/** Passwords of a rehearsal: those of its people, and what the one that is asked for is compared with. */
import { accessPassSubject } from '../../shared/session/secrets.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { Pc } from '../device/pc.types.ts';
import { isKioskUser, kioskUser } from '../device/windows/kiosk.ts';
import type { AskedSecret } from './redact.ts';

export interface Secrets {
  /** What a password of this input is compared with. */
  askedSecret(input: SessionInput): AskedSecret | undefined;
  /** null: the user has none. */
  practicePassword(userPrincipalName: string): string | null;
}

/** What is used where a tenant names no practice password of a user. */
const defaultPracticePassword = 'Practice-2026';

export function secretsOf(pc: Pc, cloud: Cloud, tenant: Tenant): Secrets {
  return { askedSecret, practicePassword };

  function practicePassword(userPrincipalName: string): string | null {
    const own = tenant.practicePasswords.get(userPrincipalName.toLowerCase());
    return own === undefined ? defaultPracticePassword : own;
  }

  function askedSecret(input: SessionInput): AskedSecret | undefined {
    const asked = pc.askedFor();
    if (typesName.has(asked?.kind ?? '') && isKioskUser(typedUserName(input)))
      return { subject: kioskUser, secret: '' };
    if (asked?.kind === 'domain-user') return domainSecret(asked.userName || typedUserName(input));
    if (asked?.kind === 'network') return { subject: asked.ssid, secret: asked.password };
    if (asked?.kind === 'package') return { subject: asked.name, secret: asked.password };
    if (asked?.kind === 'access-pass') return accessPass(asked.userPrincipalName);
    if (asked?.kind === 'form-user') {
      const name = typedUserName(input) || asked.userPrincipalName;
      return { subject: name, secret: practicePassword(name) };
    }
    if (asked?.kind === 'new-pin') return { pinRules: asked.rules };
    if (asked?.kind === 'pin') return undefined;
    return asked && { subject: asked.userPrincipalName, secret: practicePassword(asked.userPrincipalName) };
  }

  function accessPass(userPrincipalName: string): AskedSecret {
    const user = cloud.directory.userByName(userPrincipalName);
    const pass = user && cloud.directory.accessPasses.of(user.id);
    return { subject: accessPassSubject(userPrincipalName), secret: pass?.pass ?? null };
  }

  /** A user of the domain has the password of the tenant's user: Entra Connect synchronises it. */
  function domainSecret(logonName: string): AskedSecret | undefined {
    const user = cloud.domain?.userByLogonName(logonName)?.user.userPrincipalName;
    return user === undefined ? undefined : { subject: user, secret: practicePassword(user) };
  }
}

/** Where the account's name is typed along with its password. */
const typesName: ReadonlySet<string> = new Set(['domain-user', 'form-user']);

/** The user name that a press brings along; '' for none. */
const typedUserName = (input: SessionInput): string =>
  (input.type === 'press' && input.values?.['user-name']) || '';

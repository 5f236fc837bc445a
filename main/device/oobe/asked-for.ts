import type { PinRules } from '../../../shared/session/pin-rules.ts';

/** What a password field asks for at this moment. */
export type AskedFor =
  | { readonly kind: 'user'; readonly userPrincipalName: string }
  /** Whoever is typed along with the password, else the one who is named. */
  | { readonly kind: 'form-user'; readonly userPrincipalName: string }
  | { readonly kind: 'access-pass'; readonly userPrincipalName: string }
  /** An account of the domain; '' where its name is typed along with the password. */
  | { readonly kind: 'domain-user'; readonly userName: string }
  | { readonly kind: 'network'; readonly ssid: string; readonly password: string | null }
  | { readonly kind: 'package'; readonly name: string; readonly password: string | null }
  | { readonly kind: 'new-pin'; readonly rules: PinRules }
  /** The PIN that the PC knows, and what was asked of it. */
  | { readonly kind: 'pin'; readonly rules: PinRules };

/**
 * The automatic sign-in of a kiosk: Assigned Access makes a local account for it and names it to Winlogon
 * (facts/policies#kiosks).
 */
import type { Release } from '../../../shared/release.ts';
import { allowAutomaticLogon, automaticLogonIsOff, winlogonKey } from './automatic-logon.ts';
import type { Machine } from './machine.ts';
import type { Registry } from './registry.ts';

/** The account that Assigned Access makes; it has no password. */
export const kioskUser = 'kioskUser0';

export const isKioskUser = (name: string): boolean =>
  name.trim().replace(/^\.\\/, '').toLowerCase() === kioskUser.toLowerCase();

const accountKey = `HKLM\\SAM\\SAM\\Domains\\Account\\Users\\Names\\${kioskUser}`;

/** Assigned Access is to sign its own account in. */
export function makeKiosk(registry: Registry): void {
  registry.setText(accountKey, 'Name', kioskUser);
  registry.setText(winlogonKey, 'DefaultUserName', kioskUser);
  registry.setText(winlogonKey, 'DefaultDomainName', '.');
  if (!automaticLogonIsOff(registry)) allowAutomaticLogon(registry, true);
}

export function removeKiosk(registry: Registry): void {
  registry.deleteKey(accountKey);
  forgetLogon(registry);
}

export const hasKiosk = (registry: Registry): boolean => registry.exists(accountKey);

export const kioskLogonIsSet = (registry: Registry): boolean =>
  registry.text(winlogonKey, 'DefaultUserName') === kioskUser;

function forgetLogon(registry: Registry): void {
  if (!kioskLogonIsSet(registry)) return;
  registry.delete(winlogonKey, 'DefaultUserName');
  registry.delete(winlogonKey, 'DefaultDomainName');
}

/** KB5058411 (26100.4061), which the image of Windows 11 has, mends it there alone. */
const losesLogon: Readonly<Record<Release, boolean>> = { 'windows-11-24h2': false, 'windows-10-22h2': true };

/** A restart in the middle of the set-up deletes what Winlogon was told. */
export function restartInSetUp({ registry, release }: Pick<Machine, 'registry' | 'release'>): void {
  if (losesLogon[release]) forgetLogon(registry);
}

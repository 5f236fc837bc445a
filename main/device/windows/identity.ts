/** The computer's name: the one of a fresh installation, and the one a profile's template makes. */
import type { Random } from '../../world/random.ts';
import type { Registry } from './registry.ts';

const computerNameKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';
const activeNameKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName';
const nameLimit = 15;

/** The present name, which the last boot made active. */
export const computerNameOf = (registry: Registry): string =>
  registry.text(activeNameKey, 'ComputerName') ?? 'PC';

/** The name that the next boot will make active. */
export const pendingNameOf = (registry: Registry): string =>
  registry.text(computerNameKey, 'ComputerName') ?? computerNameOf(registry);

/** Sets the name; it becomes active with the next boot (`activateName`). */
export function renameComputer(registry: Registry, name: string): void {
  registry.setText(computerNameKey, 'ComputerName', name);
}

/** The name that was set is not the active one. */
export const nameWaits = (registry: Registry): boolean =>
  pendingNameOf(registry) !== computerNameOf(registry);

/** What boot does with a name that waits. */
export function activateName(registry: Registry): void {
  registry.setText(activeNameKey, 'ComputerName', pendingNameOf(registry));
}

/** A fresh installation's name: 'DESKTOP-' and seven characters. */
export function freshName(random: Random): string {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return `DESKTOP-${Array.from({ length: 7 }, () => letters[random.below(letters.length)]).join('')}`;
}

/**
 * The computer name of a template (facts/autopilot-service#device-name-template): %SERIAL% is the serial number
 * without what a name cannot hold, %RAND:x% is x digits. The result has at most 15 characters: a serial number
 * that does not fit keeps its end. '' for an empty template.
 */
export function nameFromTemplate(template: string, serialNumber: string, random: Random): string {
  const digits = template.replaceAll(/%RAND:(\d{1,2})%/gi, (_whole, count: string) =>
    Array.from({ length: Math.min(Number(count), nameLimit) }, () => random.below(10)).join(''),
  );
  const rest = digits.replaceAll(/%SERIAL%/gi, '').length;
  const serial = serialNumber.replaceAll(/[^A-Za-z0-9-]/g, '');
  const room = Math.max(0, nameLimit - rest);
  const part = room === 0 ? '' : serial.slice(-room);
  return digits.replaceAll(/%SERIAL%/gi, part).slice(0, nameLimit);
}

/**
 * What Windows holds of its TPM's fitness: `IsReadyInformation` of WMI's Win32_Tpm, and the clear that it asks the
 * firmware for (learn.microsoft.com/windows/win32/secprov/win32-tpm).
 */
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';

export const tpmKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\TPM\\WMI';

/** WMI tells it; no value of the registry does. */
const readinessKey = `${ownHive}\\Tpm`;

const bits = {
  /** The PC must be switched off and on. */
  restart: 0x0000_0004,
  /** No EK certificate. */
  ekCertificateMissing: 0x0004_0000,
  vulnerableFirmware: 0x0100_0000,
} as const;
type Obstacle = keyof typeof bits;

const valueOf = (registry: Registry): number => registry.number(readinessKey, 'IsReadyInformation') ?? 0;

/** 0: ready. */
export const isReadyInformation = valueOf;

export const hasObstacle = (registry: Registry, obstacle: Obstacle): boolean =>
  (valueOf(registry) & bits[obstacle]) !== 0;

export function noteObstacle(registry: Registry, obstacle: Obstacle, there: boolean): void {
  const others = valueOf(registry) & ~bits[obstacle];
  registry.setNumber(readinessKey, 'IsReadyInformation', there ? others | bits[obstacle] : others);
}

/** A new Windows finds a chip that another one has used: it asks the firmware to make it ready. */
export const noteFormerWindows = (registry: Registry): void => noteObstacle(registry, 'restart', true);

/** The PC starts from off: the firmware does what was asked of it. */
export function startCold(registry: Registry): void {
  if (hasObstacle(registry, 'restart')) noteObstacle(registry, 'restart', false);
}

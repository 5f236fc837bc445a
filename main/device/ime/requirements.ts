/** What an app asks of the PC before it is installed (facts/apps#life-of-a-win32-app). */
import type { DetectionRule } from '../../protocols/ime/ime.messages.ts';
import type { Machine } from '../windows/machine.ts';
import { windowsVersionOf } from '../mdm/csp/windows-version.ts';
import { freeMegabytes } from '../mdm/packages/disk-space.ts';
import { declaredAnswer, ruleHolds } from './rules.ts';
import { ownOf } from '../../../shared/own.ts';

/** First build of each Windows release that Graph names. */
const builds: Readonly<Record<string, number>> = {
  '1607': 14393,
  '1703': 15063,
  '1709': 16299,
  '1803': 17134,
  '1809': 17763,
  '1903': 18362,
  '1909': 18363,
  '2004': 19041,
  '20H2': 19042,
  '2H20': 19042,
  '21H1': 19043,
  '21H2': 19044,
  '22H2': 19045,
  Windows11_21H2: 22000,
  Windows11_22H2: 22621,
  Windows11_23H2: 22631,
  Windows11_24H2: 26100,
  Windows11_25H2: 26200,
};

type Check = (machine: Machine, wanted: unknown) => boolean;

const buildOf = (machine: Machine): number => Number(windowsVersionOf(machine).version.split('.')[2]);
const atLeast =
  (have: (machine: Machine) => number): Check =>
  (machine, wanted) =>
    have(machine) >= Number(wanted);

/** Clock of a processor by its name, '… @ 2.40GHz'; one that does not say is quick enough for everything. */
function megahertzOf(model: string): number {
  const gigahertz = /([\d.]+)\s*GHz/i.exec(model)?.[1];
  return gigahertz === undefined ? Number.POSITIVE_INFINITY : Math.round(Number(gigahertz) * 1_000);
}

/** Properties of win32LobApp that every rule may carry. */
const checks: Readonly<Record<string, Check>> = {
  applicableArchitectures: (machine, wanted) => {
    const allowed = String(wanted).split(/[,\s]+/);
    const own = machine.hardware.cpu.architecture;
    // 32-bit packages run on 64-bit Windows.
    return allowed.some((one) => one === own || one === 'x86' || one === 'neutral' || one === 'none');
  },
  minimumSupportedWindowsRelease: (machine, wanted) =>
    buildOf(machine) >= (ownOf(builds, String(wanted)) ?? 0),
  minimumMemoryInMB: atLeast(({ hardware }) => hardware.memoryMegabytes),
  minimumNumberOfProcessors: atLeast(({ hardware }) => hardware.cpu.threads),
  minimumCpuSpeedInMHz: atLeast(({ hardware }) => megahertzOf(hardware.cpu.model)),
  minimumFreeDiskSpaceInMB: atLeast(freeMegabytes),
};

function holds(machine: Machine, rule: DetectionRule): boolean {
  const named = Object.entries(checks).filter(([name]) => (ownOf(rule, name) ?? null) !== null);
  if (named.length > 0) return named.every(([name, check]) => check(machine, ownOf(rule, name)));
  // A script without a declared answer says what the rule wants to hear.
  if (rule.type.toLowerCase().includes('script') && declaredAnswer(rule) === undefined) return true;
  return ruleHolds(machine, rule, declaredAnswer(rule));
}

/** The first requirement that the PC does not meet, or undefined. */
export const unmetRequirement = (
  machine: Machine,
  rules: readonly DetectionRule[],
): DetectionRule | undefined => rules.find((rule) => !holds(machine, rule));
